#include "sql/classify.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>

#include "sql/pattern.hpp"

namespace mig {
namespace {

// The letters that first words begin with, a bit each: rules out most statements of a large file at once.
constexpr std::uint32_t letter_bit(char c) { return 1U << (static_cast<std::uint8_t>(c) & 31U); }

constexpr std::uint32_t initial_letters(std::string_view words) {
  std::uint32_t letters = letter_bit(words.front());
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1] == '|') letters |= letter_bit(words[i]);
  }
  return letters;
}

// The letters that what follows the first words begins with; all when the pattern does not say.
constexpr std::uint32_t second_letters(std::string_view pattern) {
  std::uint32_t letters = 0;
  std::size_t at = pattern.find(' ');
  while (at != std::string_view::npos && ++at < pattern.size()) {
    const bool optional = pattern[at] == '[';
    const std::string_view rest = pattern.substr(optional ? at + 1 : at);
    if (rest.front() < 'A' || rest.front() > 'Z') return ~0U;
    letters |= initial_letters(rest.substr(0, rest.find_first_of(" ]")));
    if (!optional) return letters;
    at = pattern.find(']', at) + 1;
  }
  return ~0U;
}

struct Head {
  constexpr Head(std::string_view as_written, StatementKind its_kind, bool refuses)
      : pattern(as_written),
        first_words(as_written.substr(0, as_written.find(' '))),
        initials(initial_letters(first_words)),
        seconds(second_letters(as_written)),
        kind(its_kind),
        refuses_transaction(refuses) {}

  std::string_view pattern;      // see pattern.hpp
  std::string_view first_words;  // WORD or A|B
  std::uint32_t initials;        // of the first words
  std::uint32_t seconds;         // of what may follow them
  StatementKind kind;
  bool refuses_transaction;
};

using enum StatementKind;
constexpr bool refuses = true, agrees = false;

// The first pattern that matches decides. What PostgreSQL 15 and 18 really do inside BEGIN, tried on both.
constexpr Head postgres_heads[] = {
    {"BEGIN", begin, agrees},
    {"START TRANSACTION", begin, agrees},
    {"COMMIT|ROLLBACK PREPARED", prepare_transaction, refuses},
    {"COMMIT|END", commit, agrees},
    {"ROLLBACK [WORK|TRANSACTION] TO", savepoint, agrees},
    {"ROLLBACK|ABORT", rollback, agrees},
    {"SAVEPOINT|RELEASE", savepoint, agrees},
    {"PREPARE TRANSACTION", prepare_transaction, agrees},

    {"COPY [BINARY] $table [(*)] FROM STDIN|STDOUT", copy_from_stdin, agrees},

    {"CREATE [UNIQUE] INDEX CONCURRENTLY ON [ONLY] $table", create_index_concurrently, refuses},
    {"CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] $object ON [ONLY] $table",
     create_index_concurrently, refuses},
    {"DROP INDEX CONCURRENTLY [IF EXISTS] $object", drop_index_concurrently, refuses},
    {"REINDEX [(*)] INDEX|TABLE CONCURRENTLY $object", reindex_concurrently, refuses},
    {"REINDEX [(*)] SCHEMA|DATABASE|SYSTEM CONCURRENTLY", reindex_concurrently, refuses},
    {"REINDEX (concurrently=on) INDEX|TABLE $object", reindex_concurrently, refuses},
    {"REINDEX (concurrently=on) SCHEMA|DATABASE|SYSTEM", reindex_concurrently, refuses},
    {"REINDEX [(*)] SCHEMA|DATABASE|SYSTEM", other, refuses},
    {"ALTER TABLE [IF EXISTS] [ONLY] $table [*] DETACH PARTITION $object CONCURRENTLY",
     detach_partition_concurrently, refuses},
    {"VACUUM", vacuum, refuses},
    {"CLUSTER [(*)] [VERBOSE] .", other, refuses},

    {"CREATE DATABASE $object", create_database, refuses},
    {"DROP DATABASE [IF EXISTS] $object", drop_database, refuses},
    {"ALTER DATABASE $object SET TABLESPACE", other, refuses},
    {"CREATE TABLESPACE $object", create_tablespace, refuses},
    {"DROP TABLESPACE [IF EXISTS] $object", drop_tablespace, refuses},
    {"ALTER SYSTEM", alter_system, refuses},
    {"DISCARD ALL", other, refuses},

    {"CREATE SUBSCRIPTION ... WITH (connect=off)", other, agrees},
    {"CREATE SUBSCRIPTION ... WITH (create_slot=off)", other, agrees},
    {"CREATE SUBSCRIPTION", other, refuses},
    {"DROP SUBSCRIPTION", other, refuses},
    {"ALTER SUBSCRIPTION $object REFRESH", other, refuses},
    {"ALTER SUBSCRIPTION $object SET|ADD|DROP PUBLICATION ... WITH (refresh=off)", other, agrees},
    {"ALTER SUBSCRIPTION $object SET|ADD|DROP PUBLICATION", other, refuses},
    {"ALTER SUBSCRIPTION $object SET (failover)", other, refuses},
    {"ALTER SUBSCRIPTION $object SET (two_phase)", other, refuses},

    {"ALTER TYPE $object ADD VALUE [IF NOT EXISTS] $value", add_enum_value, agrees},
};

constexpr Head sqlite_heads[] = {
    {"BEGIN", begin, agrees},
    {"COMMIT|END", commit, agrees},
    {"ROLLBACK TO", savepoint, agrees},
    {"ROLLBACK TRANSACTION TO", savepoint, agrees},
    {"ROLLBACK TRANSACTION name TO", savepoint, agrees},
    {"ROLLBACK", rollback, agrees},
    {"SAVEPOINT|RELEASE", savepoint, agrees},
    {"VACUUM", vacuum, refuses},
    {"ATTACH", attach, agrees},
    {"DETACH [DATABASE] $object", detach, refuses},
    {"PRAGMA $pragma [=|( $value]", pragma, agrees},
};

// Pragmas that fail inside a transaction, or silently do nothing there, when they are given a value (tried on 3.40:
// temp_store fails once a temporary table was used; page_size and auto_vacuum are kept for the next VACUUM all right).
constexpr std::string_view pragmas_outside[] = {"foreign_keys", "journal_mode", "synchronous",
                                                "temp_store"};
// The same, but also without a value: they do something rather than ask.
constexpr std::string_view actions_outside[] = {"wal_checkpoint"};

bool is_in(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool refuses_as_pragma(const StatementDetails& details) {
  return is_in(actions_outside, details.pragma) ||
         (!details.value.empty() && is_in(pragmas_outside, details.pragma));
}

template <std::size_t Size>
constexpr std::uint32_t all_initials(const Head (&heads)[Size]) {
  std::uint32_t letters = 0;
  for (const Head& head : heads) letters |= head.initials;
  return letters;
}

struct Heads {
  std::span<const Head> list;
  std::uint32_t initials;
};
constexpr Heads all_postgres_heads{postgres_heads, all_initials(postgres_heads)};
constexpr Heads all_sqlite_heads{sqlite_heads, all_initials(sqlite_heads)};

bool is_empty(const StatementDetails& details) {
  return details.object.empty() && details.table.empty() && details.pragma.empty() &&
         details.value.empty();
}

// Of the next token that is no comment; any letter when there is none.
std::uint32_t second_letter(Lexer lexer) {
  Token token;
  while (lexer.next(token)) {
    if (token.kind != TokenKind::comment) return letter_bit(lexer.text_of(token).front());
  }
  return ~0U;
}

}  // namespace

const StatementDetails& Statement::details() const {
  static const StatementDetails none;
  return own_details ? *own_details : none;
}

void classify(std::string_view text, Dialect dialect, Statement& statement) {
  const Heads& heads = dialect == Dialect::postgres ? all_postgres_heads : all_sqlite_heads;
  const std::uint32_t letter = text.empty() ? 0 : letter_bit(text.front());
  if ((heads.initials & letter) == 0) return;
  Lexer lexer(text, dialect);
  Token first;
  if (!lexer.next(first) || first.kind != TokenKind::word) return;
  const std::uint32_t second = second_letter(lexer);
  lexer.seek(first.begin);
  for (const Head& head : heads.list) {
    if ((head.initials & letter) == 0 || (head.seconds & second) == 0) continue;
    if (!is_any_keyword(lexer.text_of(first), head.first_words)) continue;
    StatementDetails details;
    if (!matches(head.pattern, lexer, details)) continue;
    statement.kind = head.kind;
    statement.refuses_transaction = head.refuses_transaction || refuses_as_pragma(details);
    if (head.kind != other && !is_empty(details)) {
      statement.own_details = std::make_shared<const StatementDetails>(std::move(details));
    }
    return;
  }
}

}  // namespace mig
