#include "base/text.hpp"
#include "sql/body.hpp"
#include "sql/lexer.hpp"

namespace mig {
namespace {

using Changes = DynamicSql::Changes;

struct Head {
  std::string_view words;
  Changes changes;
};
constexpr Head heads[] = {
    {"grant", Changes::privileges},
    {"revoke", Changes::privileges},
    {"alter default privileges", Changes::privileges},
    {"create role", Changes::privileges},
    {"create user", Changes::privileges},
    {"create group", Changes::privileges},
    {"alter role", Changes::privileges},
    {"alter user", Changes::privileges},
    {"drop role", Changes::privileges},
    {"drop user", Changes::privileges},
    {"comment on", Changes::privileges},
    {"security label", Changes::privileges},
    {"analyze", Changes::privileges},
    {"notify", Changes::privileges},
    {"insert into", Changes::rows},
    {"update", Changes::rows},
    {"delete from", Changes::rows},
    {"copy", Changes::rows},
};

bool begins_with(std::string_view text, std::string_view words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

}  // namespace

Changes DynamicSql::changes() const {
  std::string words;  // lower case, a blank between them
  Lexer lexer(beginning, Dialect::postgres);
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::comment) continue;
    if (lexer.text_of(token) == ";") return Changes::anything;
    if (!words.empty()) words += ' ';
    words += lower_ascii(lexer.text_of(token));
  }
  if (words.starts_with("alter ") && words.ends_with(" owner to")) return Changes::privileges;
  for (const Head& head : heads) {
    if (begins_with(words, head.words)) return head.changes;
  }
  return Changes::anything;
}

}  // namespace mig
