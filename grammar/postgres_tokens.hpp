// The tokens of PostgreSQL, character by character: the rules of its scan.l, written as a PEGTL grammar.
// Numbers are those of the newest server; an older one refuses what it does not know, and no boundary moves.
// Nothing here recurses, so no text can exhaust the stack.
#pragma once

#include <cstddef>
#include <string_view>
#include <tao/pegtl.hpp>

#include "grammar/word_rest.hpp"

namespace mig::grammar::postgres_tokens {

namespace p = tao::pegtl;

struct newline : p::one<'\n', '\r'> {};
struct blank : p::one<' ', '\n', '\t', '\r', '\f', '\v'> {};
struct blanks : p::star<blank> {};

struct line_comment : p::seq<p::two<'-'>, p::star<p::not_one<'\n', '\r'>>> {};

// /* … */, nested; counted rather than recursive.
struct block_comment {
  using rule_t = block_comment;
  using subs_t = p::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    std::string_view rest(in.current(), in.size());
    if (!rest.starts_with("/*")) return false;
    std::size_t at = 2;
    for (std::size_t depth = 1; depth > 0;) {
      at = rest.find_first_of("*/", at);
      if (at == std::string_view::npos || at + 1 >= rest.size()) return false;
      const bool closes = rest[at] == '*' && rest[at + 1] == '/';
      const bool opens = rest[at] == '/' && rest[at + 1] == '*';
      depth += opens ? 1U : 0U;
      depth -= closes ? 1U : 0U;
      at += opens || closes ? 2 : 1;
    }
    in.bump(at);
    return true;
  }
};

// ---- words

struct word_start : p::ranges<'a', 'z', 'A', 'Z', '\x80', '\xff', '_'> {};
struct word : p::seq<word_start, word_rest> {};

struct double_quoted
    : p::seq<p::one<'"'>, p::star<p::sor<p::not_one<'"'>, p::two<'"'>>>, p::one<'"'>> {};
struct unicode_mark : p::seq<p::one<'u', 'U'>, p::one<'&'>> {};
struct quoted_identifier : p::seq<p::opt<unicode_mark>, double_quoted> {};

// ---- strings

// A string goes on after a line break, blanks and line comments: 'a' <newline> 'b' is one string.
struct continuation : p::seq<p::star<p::sor<p::one<' ', '\t', '\f', '\v'>, line_comment>>, newline,
                             p::star<p::sor<blank, p::seq<line_comment, newline>>>> {};
template <typename Piece>
struct continued : p::seq<Piece, p::star<continuation, Piece>> {};

struct quote : p::one<'\''> {};
struct plain_piece : p::seq<quote, p::star<p::sor<p::not_one<'\''>, p::two<'\''>>>, quote> {};
struct escape_piece
    : p::seq<quote,
             p::star<p::sor<p::not_one<'\'', '\\'>, p::two<'\''>, p::seq<p::one<'\\'>, p::any>>>,
             quote> {};
struct bit_piece : p::seq<quote, p::star<p::not_one<'\''>>, quote> {};

struct plain_string : continued<plain_piece> {};
struct escape_string : p::seq<p::one<'e', 'E'>, continued<escape_piece>> {};
struct bit_string : p::seq<p::one<'b', 'B', 'x', 'X'>, continued<bit_piece>> {};
struct national_string : p::seq<p::one<'n', 'N'>, plain_string> {};
struct unicode_string : p::seq<unicode_mark, plain_string> {};
struct string_letter : p::one<'b', 'e', 'n', 'x', 'B', 'E', 'N', 'X'> {};
struct prefixed_string : p::sor<escape_string, bit_string, national_string, unicode_string> {};

// $tag$ or $$
struct dollar_delimiter
    : p::seq<
          p::one<'$'>,
          p::opt<word_start, p::star<p::ranges<'a', 'z', '0', '9', 'A', 'Z', '\x80', '\xff', '_'>>>,
          p::one<'$'>> {};

// From a delimiter to the next copy of it.
struct dollar_string {
  using rule_t = dollar_string;
  using subs_t = p::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    auto start = in.template mark<p::rewind_mode::required>();
    const std::string_view rest(in.current(), in.size());
    if (!p::match<dollar_delimiter, p::apply_mode::nothing, p::rewind_mode::required, p::nothing,
                  p::normal>(in)) {
      return start(false);
    }
    const std::size_t length = rest.size() - in.size();
    const std::size_t close = rest.find(rest.substr(0, length), length);
    if (close != std::string_view::npos) in.bump(close);
    return start(close != std::string_view::npos);
  }
};

// ---- numbers and parameters

struct digits : p::seq<p::digit, p::star<p::sor<p::digit, p::seq<p::one<'_'>, p::digit>>>> {};
template <char Low, char High, typename Digit>
struct based : p::seq<p::one<'0'>, p::one<Low, High>, p::plus<p::opt<p::one<'_'>>, Digit>> {};
struct based_number : p::sor<based<'x', 'X', p::xdigit>, based<'o', 'O', p::range<'0', '7'>>,
                             based<'b', 'B', p::one<'0', '1'>>> {};
// 1..2 is 1, .., 2
struct fraction : p::seq<p::one<'.'>, p::not_at<p::one<'.'>>, p::opt<digits>> {};
struct exponent : p::seq<p::one<'e', 'E'>, p::opt<p::one<'+', '-'>>, digits> {};
struct decimal_number
    : p::seq<p::sor<p::seq<digits, p::opt<fraction>>, p::seq<p::one<'.'>, digits>>,
             p::opt<exponent>> {};
struct number : p::sor<p::seq<p::at<p::one<'0'>>, based_number>, decimal_number> {};

struct parameter : p::seq<p::one<'$'>, p::plus<p::digit>> {};

// ---- operators and punctuation

// The longest run of operator characters that holds no start of a comment; it ends in + or - only when it holds one
// of ~ ! @ # ^ & | ` ? %, so that a=-1 is a = -1.
struct op {
  using rule_t = op;
  using subs_t = p::empty_list;

  static constexpr bool is_free_ending(char c) {
    return c == '~' || c == '!' || c == '@' || c == '#' || c == '^' || c == '&' || c == '|' ||
           c == '`' || c == '?' || c == '%';
  }
  static constexpr bool is_sign(char c) { return c == '+' || c == '-'; }
  static constexpr bool is_part(char c) {
    return is_free_ending(c) || is_sign(c) || c == '*' || c == '/' || c == '<' || c == '>' ||
           c == '=';
  }

  static constexpr std::size_t length(std::string_view text) {
    std::size_t size = 0;
    bool any_sign_may_end = false;  // holds a free ending before its last character
    for (bool free = false; size < text.size() && is_part(text[size]); ++size) {
      const std::string_view two = text.substr(size, 2);
      if (two == "--" || two == "/*") break;
      any_sign_may_end = free;
      free = free || is_free_ending(text[size]);
    }
    while (!any_sign_may_end && size > 1 && is_sign(text[size - 1])) --size;
    return size;
  }

  template <typename Input>
  static bool match(Input& in) {
    const std::size_t size = length({in.current(), in.size()});
    if (size == 0) return false;
    in.bump(size);
    return true;
  }
};

struct assignment : p::string<':', '='> {};
struct symbol
    : p::sor<p::one<'(', ')', '[', ']', ',', ';'>, p::seq<p::one<':'>, p::opt<p::one<':'>>>,
             p::seq<p::one<'.'>, p::opt<p::one<'.'>>>> {};

// ---- what is no SQL

// A backslash outside quotes starts a command of psql, which takes the rest of the line.
struct meta_command : p::seq<p::one<'\\'>, p::star<p::not_one<'\n', '\r'>>> {};
struct string_start : p::seq<p::opt<p::sor<string_letter, unicode_mark>>, quote> {};
struct identifier_start : p::seq<p::opt<unicode_mark>, p::one<'"'>> {};
struct comment_start : p::string<'/', '*'> {};
struct unterminated
    : p::seq<p::sor<string_start, identifier_start, dollar_delimiter, comment_start>,
             p::star<p::any>> {};
struct unknown : p::any {};

// ---- the token

struct comment : p::sor<line_comment, block_comment> {};
// What a letter in front makes a string or a quoted identifier, closed or not, and never a word.
struct prefixed
    : p::seq<p::at<p::sor<p::seq<string_letter, quote>, p::seq<unicode_mark, p::one<'\'', '"'>>>>,
             p::sor<prefixed_string, quoted_identifier, unterminated>> {};

struct token
    : p::sor<prefixed, word, number, assignment, symbol, plain_string, comment, op,
             quoted_identifier, dollar_string, parameter, meta_command, unterminated, unknown> {};

}  // namespace mig::grammar::postgres_tokens
