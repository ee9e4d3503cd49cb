// Text into statements: where each begins and ends, and what the runner must know of it before it can be sent.
// Boundaries equal the server's own: libpg_query's for PostgreSQL, sqlite3_prepare's tail for SQLite (both tested).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/source.hpp"

namespace mig {

// What a statement means to the one who runs it. Everything the runner need not tell apart is `other`.
enum class StatementKind : std::uint8_t {
  other,
  begin,                // BEGIN, START TRANSACTION
  commit,               // COMMIT, END
  rollback,             // ROLLBACK, ABORT (whole transaction)
  savepoint,            // SAVEPOINT, RELEASE, ROLLBACK TO
  prepare_transaction,  // PREPARE TRANSACTION, COMMIT/ROLLBACK PREPARED
  create_index_concurrently,
  drop_index_concurrently,
  reindex_concurrently,
  detach_partition_concurrently,
  vacuum,
  create_database,
  drop_database,
  create_tablespace,
  drop_tablespace,
  alter_system,
  add_enum_value,  // ALTER TYPE … ADD VALUE (refuses a transaction before PostgreSQL 12)
  copy_from_stdin,
  pragma,  // SQLite
  attach,  // SQLite ATTACH
  detach,  // SQLite DETACH
};

// What only some statements have. As written means: the text of the file, with schema and quotes.
struct StatementDetails {
  std::string
      object;  // as written: the index, partition, type, database, … the kind names; else empty. REINDEX: index or table
  std::string
      table;  // as written: the table of CREATE INDEX CONCURRENTLY / DETACH PARTITION / COPY
  std::string pragma;             // SQLite: name of the pragma in lower case, without its schema
  std::string value;              // pragma value or new label of ADD VALUE, without its quotes
  std::optional<Span> copy_data;  // rows for COPY … FROM stdin, without the `\.` line
};

// Kept small: a file of 50 MB may hold a million of them.
struct Statement {
  Span span;  // first to last byte, without comments around it and without the `;`
  StatementKind kind = StatementKind::other;
  bool refuses_transaction = false;  // the server rejects it inside BEGIN … COMMIT, or does nothing
  std::shared_ptr<const StatementDetails> own_details;  // null for most

  const StatementDetails& details() const;  // empty ones when it has none
};

// A comment that begins with `mig:`, e.g. `-- mig: lock-timeout 2s`; `text` is what follows the colon, trimmed.
struct DirectiveComment {
  Span span;
  std::string_view text;  // points into the text that was split
  std::size_t before_statement =
      0;  // index of the statement that follows; statements.size() when none does
};

// Something that is not SQL and that no server would take.
struct SplitProblem {
  Span span;
  std::string message;  // e.g. "unterminated string", "psql command \set"
  std::string hint;
};

struct SplitResult {
  std::vector<Statement> statements;
  std::vector<DirectiveComment> directives;
  std::vector<SplitProblem> problems;  // in order; a file with any is never run
};

// Linear in the size of the text; keeps no token list. `text` must outlive the result's string_views.
SplitResult split(std::string_view text, Dialect dialect);

// "m1:sha256:<hex>" of the canonical text: tokens with single separators; comments, blanks, and the difference of CRLF and LF
// do not count; a changed string or word does, and so does a `mig:` directive, save `ignore`, which lint alone reads.
std::string canonical_sum(std::string_view text, Dialect dialect);

// The same over one span, for the sums of single statements.
inline std::string canonical_sum(std::string_view text, Span span, Dialect dialect) {
  return canonical_sum(span.of(text), dialect);
}

}  // namespace mig
