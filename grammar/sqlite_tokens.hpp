// The tokens of SQLite, character by character: the rules of its tokenize.c, written as a PEGTL grammar.
// Nothing here recurses, so no text can exhaust the stack.
#pragma once

#include <cstddef>
#include <string_view>
#include <tao/pegtl.hpp>

#include "grammar/word_rest.hpp"

namespace mig::grammar::sqlite_tokens {

namespace p = tao::pegtl;

// A vertical tab is a blank only after another one; a byte order mark is a blank anywhere.
struct blank_start : p::one<' ', '\n', '\t', '\r', '\f'> {};
struct blank_run : p::seq<blank_start, p::star<p::sor<blank_start, p::one<'\v'>>>> {};
struct byte_order_mark : p::string<'\xef', '\xbb', '\xbf'> {};
struct blanks : p::star<p::sor<blank_run, byte_order_mark>> {};

struct line_comment : p::seq<p::two<'-'>, p::star<p::not_one<'\n'>>> {};

// /* … */, not nested. The end of the text closes it, except right after the opening, which then is two operators.
struct block_comment {
  using rule_t = block_comment;
  using subs_t = p::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    const std::string_view rest(in.current(), in.size());
    if (rest.size() < 3 || !rest.starts_with("/*")) return false;
    const std::size_t close = rest.find("*/", 2);
    in.bump(close == std::string_view::npos ? rest.size() : close + 2);
    return true;
  }
};

// ---- words

struct word_part : p::ranges<'a', 'z', '0', '9', 'A', 'Z', '\x80', '\xff', '_', '_', '$'> {};
struct word_start : p::ranges<'a', 'z', 'A', 'Z', '\x80', '\xff', '_'> {};
struct word : p::seq<word_start, word_rest> {};

template <char Quote>
struct quoted
    : p::seq<p::one<Quote>, p::star<p::sor<p::not_one<Quote>, p::two<Quote>>>, p::one<Quote>> {};
struct bracketed : p::seq<p::one<'['>, p::star<p::not_one<']'>>, p::one<']'>> {};
struct quoted_identifier : p::sor<quoted<'"'>, quoted<'`'>, bracketed> {};

// ---- strings

struct plain_string : quoted<'\''> {};
struct blob_start : p::seq<p::one<'x', 'X'>, p::one<'\''>> {};
struct blob : p::seq<blob_start, p::star<p::xdigit, p::xdigit>, p::one<'\''>> {};
struct bad_blob : p::seq<blob_start, p::star<p::not_one<'\''>>, p::one<'\''>> {};

// ---- numbers and parameters

struct digits : p::seq<p::digit, p::star<p::sor<p::digit, p::one<'_'>>>> {};
struct hexadecimal : p::seq<p::one<'0'>, p::one<'x', 'X'>, p::plus<p::xdigit>> {};
struct exponent : p::seq<p::one<'e', 'E'>, p::opt<p::one<'+', '-'>>, digits> {};
struct decimal_number
    : p::seq<
          p::sor<p::seq<digits, p::opt<p::one<'.'>, p::opt<digits>>>, p::seq<p::one<'.'>, digits>>,
          p::opt<exponent>> {};
// Letters that touch a number belong to it and make it an error of the engine's.
struct number : p::seq<p::sor<hexadecimal, decimal_number>, p::star<word_part>> {};

struct numbered_parameter : p::seq<p::one<'?'>, p::star<p::digit>> {};
// :name @name #name $name $name::part $name(suffix); the suffix may hold anything but blanks, even a semicolon
struct parameter_suffix
    : p::seq<p::one<'('>, p::star<p::not_one<')', ' ', '\t', '\n', '\v', '\f', '\r'>>,
             p::one<')'>> {};
struct named_parameter
    : p::seq<p::one<'$', '@', ':', '#'>, p::star<p::two<':'>>,
             p::plus<word_part, p::star<p::two<':'>>>, p::opt<parameter_suffix>> {};
struct parameter : p::sor<numbered_parameter, named_parameter> {};

// ---- operators and punctuation

struct op : p::sor<p::string<'-', '>', '>'>, p::string<'-', '>'>, p::two<'|'>, p::two<'='>,
                   p::string<'!', '='>, p::seq<p::one<'<'>, p::opt<p::one<'=', '>', '<'>>>,
                   p::seq<p::one<'>'>, p::opt<p::one<'=', '>'>>>,
                   p::one<'-', '+', '*', '/', '%', '=', '&', '|', '~'>> {};
struct symbol : p::one<'(', ')', ',', ';', '.'> {};

// ---- what is no SQL

struct unterminated : p::seq<p::sor<blob_start, p::one<'\'', '"', '`', '['>>, p::star<p::any>> {};
struct unknown : p::any {};

// ---- the token

struct comment : p::sor<line_comment, block_comment> {};
struct prefixed : p::seq<p::at<blob_start>, p::sor<blob, bad_blob, unterminated>> {};

struct token : p::sor<prefixed, word, number, symbol, plain_string, comment, op, quoted_identifier,
                      parameter, unterminated, unknown> {};

}  // namespace mig::grammar::sqlite_tokens
