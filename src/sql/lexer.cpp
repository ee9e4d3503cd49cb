#include "sql/lexer.hpp"

#include <tao/pegtl.hpp>

#include "grammar/postgres_tokens.hpp"
#include "grammar/sqlite_tokens.hpp"

namespace mig {
namespace {

namespace pegtl = tao::pegtl;
namespace postgres = grammar::postgres_tokens;
namespace sqlite = grammar::sqlite_tokens;

// The kind of token that a rule of the grammar makes.
template <TokenKind Kind>
struct Makes {
  static void apply0(TokenKind& kind) { kind = Kind; }
};

template <typename Rule>
struct PostgresAction : pegtl::nothing<Rule> {};
template <>
struct PostgresAction<postgres::word> : Makes<TokenKind::word> {};
template <>
struct PostgresAction<postgres::quoted_identifier> : Makes<TokenKind::quoted_identifier> {};
template <>
struct PostgresAction<postgres::plain_string> : Makes<TokenKind::string> {};
template <>
struct PostgresAction<postgres::prefixed_string> : Makes<TokenKind::string> {};
template <>
struct PostgresAction<postgres::dollar_string> : Makes<TokenKind::dollar_string> {};
template <>
struct PostgresAction<postgres::number> : Makes<TokenKind::number> {};
template <>
struct PostgresAction<postgres::parameter> : Makes<TokenKind::parameter> {};
template <>
struct PostgresAction<postgres::op> : Makes<TokenKind::op> {};
template <>
struct PostgresAction<postgres::assignment> : Makes<TokenKind::op> {};
template <>
struct PostgresAction<postgres::symbol> : Makes<TokenKind::symbol> {};
template <>
struct PostgresAction<postgres::comment> : Makes<TokenKind::comment> {};
template <>
struct PostgresAction<postgres::meta_command> : Makes<TokenKind::meta_command> {};
template <>
struct PostgresAction<postgres::unterminated> : Makes<TokenKind::unterminated> {};
template <>
struct PostgresAction<postgres::unknown> : Makes<TokenKind::unknown> {};

template <typename Rule>
struct SqliteAction : pegtl::nothing<Rule> {};
template <>
struct SqliteAction<sqlite::word> : Makes<TokenKind::word> {};
template <>
struct SqliteAction<sqlite::quoted_identifier> : Makes<TokenKind::quoted_identifier> {};
template <>
struct SqliteAction<sqlite::plain_string> : Makes<TokenKind::string> {};
template <>
struct SqliteAction<sqlite::blob> : Makes<TokenKind::string> {};
template <>
struct SqliteAction<sqlite::bad_blob> : Makes<TokenKind::unknown> {};
template <>
struct SqliteAction<sqlite::number> : Makes<TokenKind::number> {};
template <>
struct SqliteAction<sqlite::parameter> : Makes<TokenKind::parameter> {};
template <>
struct SqliteAction<sqlite::op> : Makes<TokenKind::op> {};
template <>
struct SqliteAction<sqlite::symbol> : Makes<TokenKind::symbol> {};
template <>
struct SqliteAction<sqlite::comment> : Makes<TokenKind::comment> {};
template <>
struct SqliteAction<sqlite::unterminated> : Makes<TokenKind::unterminated> {};
template <>
struct SqliteAction<sqlite::unknown> : Makes<TokenKind::unknown> {};

using Input = pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*>;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

template <typename Blanks, typename Grammar, template <typename> class Action>
bool Lexer::read(Lexer& lexer, Token& token) {
  const char* const origin = lexer.text_.data();
  Input in(origin + lexer.at_, origin + lexer.text_.size(), "");
  pegtl::parse<Blanks>(in);
  if (in.empty()) {
    lexer.at_ = lexer.text_.size();
    return false;
  }
  token.begin = static_cast<std::uint32_t>(in.current() - origin);
  pegtl::parse<Grammar, Action>(in, token.kind);
  token.end = static_cast<std::uint32_t>(in.current() - origin);
  lexer.at_ = token.end;
  return true;
}

Lexer::Lexer(std::string_view text, Dialect dialect)
    : text_(text),
      at_(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0),
      read_(dialect == Dialect::postgres ? read<postgres::blanks, postgres::token, PostgresAction>
                                         : read<sqlite::blanks, sqlite::token, SqliteAction>) {}

void tokenize(std::string_view text, Dialect dialect, std::vector<Token>& tokens) {
  Lexer lexer(text, dialect);
  for (Token token; lexer.next(token);) tokens.push_back(token);
}

bool is_keyword(std::string_view word, std::string_view keyword) {
  if (word.size() != keyword.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != keyword[i]) return false;
  }
  return true;
}

bool is_any_keyword(std::string_view word, std::string_view keywords) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= keywords.size(); ++at) {
    if (at < keywords.size() && keywords[at] != '|') continue;
    if (is_keyword(word, keywords.substr(begin, at - begin))) return true;
    begin = at + 1;
  }
  return false;
}

}  // namespace mig
