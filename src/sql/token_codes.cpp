#include "sql/token_codes.hpp"

#include "sql/unquote.hpp"

namespace mig {
namespace {

using namespace grammar;

// A blob of SQLite's is no name where a string may be one.
TokenCode string_code(char first, Dialect dialect) {
  if (dialect == Dialect::sqlite) return first == '\'' ? string_constant : bit_constant;
  switch (first) {
    case 'b':
    case 'B':
    case 'x':
    case 'X': return bit_constant;
    case 'n':
    case 'N': return national_constant;
    default: return string_constant;
  }
}

// Digits alone, in any base, with underscores; whatever has a point or an exponent is no integer. PostgreSQL takes an
// integer that is too large for int4 for a decimal.
bool is_integer(std::string_view text) {
  const bool based = text.size() > 2 && text[0] == '0' && text[1] > '9';
  if (based) return true;
  for (const char c : text) {
    if (c == '.' || c == 'e' || c == 'E') return false;
  }
  constexpr std::string_view largest = "2147483647";
  const std::size_t zeros = text.find_first_not_of('0');
  const std::string_view digits =
      text.substr(zeros == std::string_view::npos ? text.size() : zeros);
  return digits.size() < largest.size() || (digits.size() == largest.size() && digits <= largest);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// What SQLite takes for a number of what its scanner takes for one: no letters at its end, and underscores (since 3.46)
// between digits alone.
bool is_sqlite_number(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[1] == 'x' || text[1] == 'X');
  const auto is_part = hexadecimal ? is_hex_digit : is_digit;
  std::size_t at = hexadecimal ? 2 : 0;
  const auto is_part_at = [&](std::size_t i) { return i < text.size() && is_part(text[i]); };
  const auto skip_digits = [&] {
    while (is_part_at(at) || (at > 0 && is_part_at(at - 1) && at < text.size() && text[at] == '_' &&
                              is_part_at(at + 1))) {
      ++at;
    }
  };
  skip_digits();
  if (hexadecimal || at == text.size()) return at == text.size();
  if (text[at] == '.') {
    ++at;
    skip_digits();
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!is_part_at(at)) return false;
    skip_digits();
  }
  return at == text.size();
}

TokenCode number_code(std::string_view text, Dialect dialect) {
  if (dialect == Dialect::sqlite && !is_sqlite_number(text)) return not_sql;
  return is_integer(text) ? integer_constant : decimal_constant;
}

// #1 is a register of SQLite's own and of no use to others.
bool is_register(std::string_view text) {
  return text.size() > 1 && text[0] == '#' && is_digit(text[1]);
}

bool is_postgres_name(std::string_view quoted) {
  return quoted != "\"\"" && quoted.substr(1) != "&\"\"" && has_valid_escapes(quoted);
}

constexpr TokenCode pair(char a, char b) {
  return static_cast<TokenCode>(static_cast<unsigned char>(a) << 8 | static_cast<unsigned char>(b));
}

TokenCode operator_code(std::string_view text) {
  if (text.size() == 1) return static_cast<TokenCode>(text[0]);
  if (text == "->>") return double_arrow;
  if (text.size() > 2) return other_operator;
  switch (pair(text[0], text[1])) {
    case pair(':', ':'): return typecast;
    case pair('.', '.'): return dot_dot;
    case pair(':', '='): return colon_equals;
    case pair('=', '>'): return equals_greater;
    case pair('<', '='): return less_equal;
    case pair('>', '='): return greater_equal;
    case pair('<', '>'):
    case pair('!', '='): return not_equal;
    case pair('=', '='): return equal_equal;
    case pair('|', '|'): return concatenation;
    case pair('-', '>'): return arrow;
    case pair('<', '<'): return shift_left;
    case pair('>', '>'): return shift_right;
    default: return other_operator;
  }
}

}  // namespace

TokenCode token_code(const Token& token, std::string_view text, Dialect dialect) {
  switch (token.kind) {
    case TokenKind::word: {
      const Keyword keyword = find_keyword(text);
      return keyword == Keyword::none ? TokenCode{identifier} : code_of(keyword);
    }
    case TokenKind::quoted_identifier:
      if (dialect == Dialect::postgres && !is_postgres_name(text)) return not_sql;
      return quoted_identifier;
    case TokenKind::string:
      if (dialect == Dialect::postgres && !has_valid_escapes(text)) return not_sql;
      return string_code(text.front(), dialect);
    case TokenKind::dollar_string: return string_constant;
    case TokenKind::number: return number_code(text, dialect);
    case TokenKind::parameter: return is_register(text) ? not_sql : parameter_mark;
    case TokenKind::op:
    case TokenKind::symbol: return operator_code(text);
    default: return not_sql;
  }
}

}  // namespace mig
