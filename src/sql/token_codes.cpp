#include "sql/token_codes.hpp"

#include "sql/unquote.hpp"

namespace mig {
namespace {

using namespace grammar;

TokenCode string_code(char first, Dialect dialect) {
  if (dialect == Dialect::sqlite) return string_constant;
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
    case TokenKind::quoted_identifier: return quoted_identifier;
    case TokenKind::string:
      if (dialect == Dialect::postgres && !has_valid_escapes(text)) return not_sql;
      return string_code(text.front(), dialect);
    case TokenKind::dollar_string: return string_constant;
    case TokenKind::number: return is_integer(text) ? integer_constant : decimal_constant;
    case TokenKind::parameter: return parameter_mark;
    case TokenKind::op:
    case TokenKind::symbol: return operator_code(text);
    default: return not_sql;
  }
}

}  // namespace mig
