#include "catalog/secrets.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "sql/lexer.hpp"

namespace mig {
namespace {

constexpr std::string_view secret_parts[] = {"pass",       "pwd",     "secret", "token",
                                             "credential", "private", "apikey", "access_key",
                                             "accesskey",  "api_key"};

// OPTIONS ( … ): the items between the commas, as places in the statement.
struct OptionList {
  std::size_t begin = 0;  // of OPTIONS
  std::size_t end = 0;    // behind the closing parenthesis; 0: there is none
  struct Item {
    Span place;
    std::string_view name;
    std::string_view value;
  };
  std::vector<Item> items;
};

OptionList options_in(std::string_view statement) {
  std::vector<Token> tokens;
  tokenize(statement, Dialect::postgres, tokens);
  std::erase_if(tokens, [](const Token& each) { return each.kind == TokenKind::comment; });
  const auto text = [&](const Token& token) {
    return statement.substr(token.begin, token.end - token.begin);
  };
  OptionList list;
  std::size_t at = 0;
  while (at < tokens.size() && !(is_keyword(text(tokens[at]), "OPTIONS") &&
                                 at + 1 < tokens.size() && text(tokens[at + 1]) == "(")) {
    ++at;
  }
  if (at == tokens.size()) return list;
  list.begin = tokens[at].begin;
  for (at += 2; at < tokens.size() && text(tokens[at]) != ")"; ++at) {
    if (text(tokens[at]) == ",") continue;
    OptionList::Item item{{tokens[at].begin, tokens[at].end}, text(tokens[at]), {}};
    for (; at + 1 < tokens.size() && text(tokens[at + 1]) != "," && text(tokens[at + 1]) != ")";
         ++at) {
      const Token& next = tokens[at + 1];
      (next.kind == TokenKind::string ? item.value : item.name) = text(next);
      item.place = {item.place.begin, next.end};
    }
    list.items.push_back(item);
  }
  list.end = at < tokens.size() ? tokens[at].end : statement.size();
  return list;
}

}  // namespace

bool is_secret_option(std::string_view name, std::string_view value) {
  const std::string lower = lower_ascii(name);
  if (lower == "password_required") return false;
  const std::string content = lower_ascii(value);
  const std::size_t host = content.find("://");  // postgres://user:password@host
  if (host != std::string::npos && content.find('@', host) != std::string::npos) return true;
  return std::any_of(
             std::begin(secret_parts), std::end(secret_parts),
             [&](std::string_view part) { return lower.find(part) != std::string::npos; }) ||
         content.find("password") != std::string::npos || content.find("pwd=") != std::string::npos;
}

void drop_secrets(StoredSettings& options) {
  std::erase_if(options,
                [](const StoredSetting& each) { return is_secret_option(each.name, each.value); });
}

std::string without_secret_options(std::string_view statement) {
  const OptionList list = options_in(statement);
  if (list.end == 0) return std::string(statement);
  std::string kept;
  for (const OptionList::Item& each : list.items) {
    if (is_secret_option(each.name, each.value)) continue;
    kept += concat(kept.empty() ? "" : ", ", each.place.of(statement));
  }
  const std::string_view before = statement.substr(0, list.begin);
  if (!kept.empty()) return concat(before, "options (", kept, ")", statement.substr(list.end));
  if (is_keyword(before.substr(0, 5), "ALTER")) return {};
  return concat(before.substr(0, before.find_last_not_of(" \n\t") + 1), statement.substr(list.end));
}

}  // namespace mig
