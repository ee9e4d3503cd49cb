#include "sql/quote.hpp"

#include <algorithm>

#include "grammar/keywords.hpp"

namespace mig {
namespace {

bool is_plain(std::string_view name, Dialect dialect) {
  const auto may_begin = [&](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' ||
           (dialect == Dialect::sqlite && c >= 'A' && c <= 'Z');
  };
  if (name.empty() || !may_begin(name.front())) return false;
  if (!std::all_of(name.begin(), name.end(),
                   [&](char c) { return may_begin(c) || (c >= '0' && c <= '9'); })) {
    return false;
  }
  const grammar::Keyword keyword = grammar::find_keyword(name);
  if (keyword == grammar::Keyword::none) return true;
  const grammar::KeywordEntry& entry = grammar::entry_of(keyword);
  constexpr auto any = grammar::may_be_column | grammar::may_be_function;
  return dialect == Dialect::postgres ? (entry.postgres & any) == any
                                      : entry.sqlite == grammar::keyword_classes::lite_none;
}

std::string quoted(std::string_view text, char quote) {
  std::string made(1, quote);
  for (const char c : text) {
    if (c == quote) made += quote;
    made += c;
  }
  return made += quote;
}

}  // namespace

std::string quote_identifier(std::string_view name, Dialect dialect) {
  return is_plain(name, dialect) ? std::string(name) : quoted(name, '"');
}

std::string quote_string(std::string_view text) { return quoted(text, '\''); }

}  // namespace mig
