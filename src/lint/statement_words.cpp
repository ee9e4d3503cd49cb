#include "lint/statement_words.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

// What may follow CREATE, ALTER, DROP, … before a name.
constexpr std::string_view more_words[] = {
    "table",    "index",   "view",      "materialized", "sequence",   "unique",
    "function", "type",    "procedure", "trigger",      "domain",     "policy",
    "rule",     "schema",  "into",      "extension",    "constraint", "role",
    "database", "foreign", "from",      "system",       "tablespace"};

std::string upper(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(), [](char each) {
    return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
  });
  return made;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t\r\n(;'\""), text.size()));
}

}  // namespace

std::string statement_words(const JudgedStatement& at) {
  if (at.statement == nullptr) return upper(first_word(at.span.of(at.file->source.text())));
  const Syntax& syntax = at.statement->syntax;
  std::string words = upper(syntax.token_text(0));
  for (std::uint32_t i = 1; i < syntax.token_count(); ++i) {
    const std::string word = lower_ascii(syntax.token_text(i));
    if (std::find(std::begin(more_words), std::end(more_words), word) == std::end(more_words)) {
      break;
    }
    words.append(" ").append(upper(word));
  }
  return words;
}

std::string as_next_migration(const JudgedStatement& at) {
  const std::string_view text =
      at.statement != nullptr ? at.statement->syntax.text() : at.span.of(at.file->source.text());
  return concat("-- next migration:\n", text, ";");
}

}  // namespace mig
