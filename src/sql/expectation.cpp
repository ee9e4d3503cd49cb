#include "sql/expectation.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/problem.hpp"

namespace mig {
namespace {

using namespace grammar;

std::string spelled(TokenCode code) {
  if (is_keyword_code(code)) return std::string(entry_of(static_cast<Keyword>(code)).word);
  switch (code) {
    case end_of_statement: return "the end of the statement";
    case identifier:
    case quoted_identifier: return "a name";
    case string_constant: return "a string";
    case integer_constant: return "a whole number";
    case decimal_constant: return "a number";
    case bit_constant: return "a bit string";
    case parameter_mark: return "a parameter";
    case typecast: return "'::'";
    case colon_equals: return "':='";
    case equals_greater: return "'=>'";
    case dot_dot: return "'..'";
    case shift_left: return "'<<'";
    case shift_right: return "'>>'";
    default:
      if (code > ' ' && code < 127) return concat("'", static_cast<char>(code), "'");
      return "an operator";
  }
}

// Things first, then keywords, then symbols; each once.
std::vector<std::string> words_of(const TokenInput::Expectations& expectations) {
  std::vector<std::string> words;
  const auto add = [&](std::string word) {
    if (std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  };
  for (const char* thing : expectations.things) add(thing);
  for (const TokenCode code : expectations.codes) {
    if (is_keyword_code(code)) add(spelled(code));
  }
  for (const TokenCode code : expectations.codes) {
    if (!is_keyword_code(code)) add(spelled(code));
  }
  return words;
}

constexpr std::size_t most_words = 8;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  const std::size_t count = std::min(words.size(), most_words);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += i + 1 == count && count == words.size() ? " or " : ", ";
    text += words[i];
  }
  if (count < words.size()) text += ", …";
  return text;
}

std::string did_you_mean(std::string_view found, const TokenInput::Expectations& expectations) {
  std::vector<std::string_view> candidates;
  for (const TokenCode code : expectations.codes) {
    if (is_keyword_code(code)) candidates.push_back(entry_of(static_cast<Keyword>(code)).word);
  }
  for (const TokenCode code : expectations.similar) {
    candidates.push_back(entry_of(static_cast<Keyword>(code)).word);
  }
  std::string capitals(found);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  const auto best = nearest(capitals, candidates);
  return best && *best != capitals ? concat("did you mean ", *best, "?") : "";
}

}  // namespace

Unreadable explain_expectation(const SyntaxTree& tree, std::uint32_t token,
                               const TokenInput::Expectations& expectations) {
  if (const Refusal* why = expectations.refusal; why != nullptr) {
    const TokenPlace refused = tree.places[expectations.refused];
    return {{refused.begin, refused.end}, why->message, why->hint};
  }
  const TokenPlace place = tree.places[token];
  Unreadable result;
  result.span = {place.begin, place.end};
  const std::string_view found = result.span.of(tree.text);
  if (tree.codes[token] == not_sql) {
    Lexer lexer(tree.text, tree.dialect);
    lexer.seek(place.begin);
    Token bad;
    if (lexer.next(bad)) {
      SplitProblem problem = explain_problem(bad, lexer.text_of(bad), tree.dialect);
      return {result.span, std::move(problem.message), std::move(problem.hint)};
    }
  }
  const std::vector<std::string> words = words_of(expectations);
  result.message = words.empty() ? "this does not fit here" : concat("expected ", joined(words));
  result.message +=
      found.empty() ? ", found the end of the statement" : concat(", found ", shorten(found, 40));
  result.hint = did_you_mean(found, expectations);
  return result;
}

}  // namespace mig
