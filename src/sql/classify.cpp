#include "sql/classify.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "sql/pattern.hpp"

namespace mig {
namespace {

struct Head {
  std::string_view pattern;  // see pattern.hpp
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

    {"ALTER TYPE $object ADD VALUE [IF NOT EXISTS] $value", add_enum_value, agrees},
};

constexpr Head sqlite_heads[] = {
    {"BEGIN", begin, agrees},
    {"COMMIT|END", commit, agrees},
    {"ROLLBACK TO", savepoint, agrees},
    {"ROLLBACK TRANSACTION TO", savepoint, agrees},
    {"ROLLBACK TRANSACTION $object TO", savepoint, agrees},
    {"ROLLBACK", rollback, agrees},
    {"SAVEPOINT|RELEASE", savepoint, agrees},
    {"VACUUM", vacuum, refuses},
    {"ATTACH", attach, agrees},
    {"DETACH [DATABASE] $object", detach, refuses},
    {"PRAGMA $pragma [=|( $value]", pragma, agrees},
};

// Pragmas that fail inside a transaction, or silently do nothing there, when they are given a value.
constexpr std::string_view pragmas_outside[] = {"foreign_keys", "journal_mode", "synchronous"};
// The same, but also without a value: they do something rather than ask.
constexpr std::string_view actions_outside[] = {"wal_checkpoint"};

bool is_in(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool refuses_as_pragma(const StatementDetails& details) {
  return is_in(actions_outside, details.pragma) ||
         (!details.value.empty() && is_in(pragmas_outside, details.pragma));
}

// A cheap look at the first word, which rules out nearly every pattern for nearly every statement.
bool can_begin(std::string_view pattern, std::string_view first_word) {
  std::string_view words = pattern.substr(0, pattern.find(' '));
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find('|'));
    if (is_keyword(first_word, word)) return true;
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return false;
}

bool is_empty(const StatementDetails& details) {
  return details.object.empty() && details.table.empty() && details.pragma.empty() &&
         details.value.empty();
}

}  // namespace

const StatementDetails& Statement::details() const {
  static const StatementDetails none;
  return own_details ? *own_details : none;
}

void classify(std::string_view text, Dialect dialect, Statement& statement) {
  const std::span<const Head> heads =
      dialect == Dialect::postgres ? std::span<const Head>(postgres_heads) : sqlite_heads;
  Lexer lexer(text, dialect);
  Token first;
  if (!lexer.next(first) || first.kind != TokenKind::word) return;
  lexer.seek(first.begin);
  for (const Head& head : heads) {
    if (!can_begin(head.pattern, lexer.text_of(first))) continue;
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
