#include "sql/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.hpp"

namespace mig {
namespace {

struct Advice {
  std::string_view commands;  // separated by blanks
  std::string_view hint;
};

constexpr Advice psql_advice[] = {
    {"\\set \\unset \\getenv \\prompt", "mig has no variables: write the value into the SQL"},
    {"\\i \\ir \\include \\include_relative",
     "put the SQL of that file here, or into a migration of its own"},
    {"\\c \\connect", "remove it: a migration runs in the one database that --database names"},
    {"\\copy", "use COPY … FROM stdin; with the rows below it and a \\. line at their end"},
    {"\\.", "it ends the rows of a COPY … FROM stdin, and no such statement stands before it"},
    {"\\if \\elif \\else \\endif", "use IF … THEN … END IF in a DO block"},
    {"\\gexec", "use EXECUTE in a DO block"},
    {"\\g \\gx \\gset \\gdesc \\crosstabview \\watch", "end the statement with a semicolon"},
    {"\\echo \\qecho \\warn \\p \\print", "remove it, or use RAISE NOTICE in a DO block"},
    {"\\restrict \\unrestrict", "remove it: pg_dump writes it for psql alone"},
    {"\\timing \\pset \\x \\t \\a \\o \\encoding \\errverbose",
     "remove it: it changes what psql prints, not the database"},
    {"\\!", "a migration is SQL alone: run the program before or after mig"},
};

constexpr Advice sqlite_advice[] = {
    {".read", "put the SQL of that file here, or into a migration of its own"},
    {".open", "remove it: a migration runs in the one database that --database names"},
    {".import", "use INSERT INTO … VALUES with the rows"},
    {".mode .headers .header .separator .nullvalue .width .timer .output .once .echo .print .show "
     ".changes .stats .bail",
     "remove it: it changes what the sqlite3 shell does, not the database"},
    {".shell .system", "a migration is SQL alone: run the program before or after mig"},
};

constexpr std::string_view psql_default =
    "remove it: mig sends SQL to the server, and psql is not there";
constexpr std::string_view sqlite_default =
    "remove it: mig gives SQL to SQLite, and the sqlite3 shell is not there";

// "\set" of "\set x 1", ".mode" of ".mode csv".
std::string_view command_name(std::string_view line) {
  const std::size_t end = line.find_first_of(" \t\\;", 1);
  return line.substr(0,
                     end == std::string_view::npos ? line.size() : std::max<std::size_t>(end, 2));
}

bool holds_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

template <std::size_t Size>
std::string_view find_hint(const Advice (&table)[Size], std::string_view command,
                           std::string_view otherwise) {
  for (const Advice& advice : table) {
    if (holds_word(advice.commands, command)) return advice.hint;
  }
  return otherwise;
}

SplitProblem shell_command(Span span, std::string_view line, Dialect dialect) {
  const std::string_view name = command_name(line);
  if (dialect == Dialect::postgres) {
    return {span, concat("psql command ", shorten(name, 40)),
            std::string(find_hint(psql_advice, name, psql_default))};
  }
  return {span, concat("sqlite3 shell command ", shorten(name, 40)),
          std::string(find_hint(sqlite_advice, name, sqlite_default))};
}

struct Opening {
  char character;
  std::string_view name, closing;
};

constexpr Opening openings[] = {
    {'\'', "string", "'"},
    {'"', "quoted identifier", "\""},
    {'`', "quoted identifier", "`"},
    {'[', "quoted identifier", "]"},
    {'$', "dollar-quoted string", ""},
    {'/', "comment", "*/"},
};

// The span is the opening alone: the token runs to the end of the file.
SplitProblem unterminated(std::size_t begin, std::string_view text) {
  const std::size_t at = std::min(text.find_first_of("'\"`[$/"), text.size() - 1);
  const auto* opening =
      std::find_if(std::begin(openings), std::end(openings),
                   [&](const Opening& each) { return each.character == text[at]; });
  std::size_t length = at + 1;
  if (text[at] == '$') length = text.find('$', at + 1) + 1;
  if (text[at] == '/') length = at + 2;
  const std::string_view closing = text[at] == '$' ? text.substr(at, length) : opening->closing;
  return {{begin, begin + length},
          concat("unterminated ", opening->name),
          concat("it begins here and runs to the end of the file: add the closing ",
                 shorten(closing, 40))};
}

// Tokens that the scanner finds and the engine refuses all the same.
struct Malformed {
  TokenKind kind;
  std::string_view message, hint;
};
constexpr Malformed malformed[] = {
    {TokenKind::quoted_identifier, "zero-length delimited identifier",
     "write a name between the quotes; an empty string has single ones"},
    {TokenKind::string, "invalid Unicode escape",
     "\\u takes four hexadecimal digits, \\U eight; in U&'…' \\ stands before four, + and six, or "
     "another \\"},
    {TokenKind::number, "trailing junk after a number",
     "separate the number from the word, or quote both when they are a name"},
};

SplitProblem unknown(Span span, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<std::uint8_t>(text.front());
  const std::string shown = byte > ' ' && byte < 0x7F
                                ? shorten(text, 40)
                                : concat("byte 0x", digits[byte >> 4U], digits[byte & 15U]);
  return {span, concat("unexpected ", shown),
          "no SQL begins with it: remove it, or quote the text it stands in"};
}

}  // namespace

bool is_harmless_command(std::string_view message) {
  constexpr std::string_view head = "psql command ";
  constexpr std::string_view known =
      "\\restrict \\unrestrict \\echo \\qecho \\warn \\pset \\timing \\x \\t \\a \\o \\q";
  return message.starts_with(head) && holds_word(known, message.substr(head.size()));
}

SplitProblem explain_problem(const Token& token, std::string_view text, Dialect dialect) {
  if (token.kind == TokenKind::meta_command) return shell_command(token.span(), text, dialect);
  if (token.kind == TokenKind::unterminated) return unterminated(token.begin, text);
  const bool is_escaped_name =
      token.kind == TokenKind::quoted_identifier && !text.ends_with("\"\"");
  const TokenKind kind = is_escaped_name ? TokenKind::string : token.kind;
  for (const Malformed& each : malformed) {
    if (each.kind == kind) return {token.span(), std::string(each.message), std::string(each.hint)};
  }
  return unknown(token.span(), text);
}

}  // namespace mig
