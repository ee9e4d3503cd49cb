// What a statement does to the relations of a running PostgreSQL server: which locks it takes, what it rewrites, scans and
// builds while it holds them. The one place for such knowledge; it is proved against pg_locks, relfilenodes and scan
// counters of real servers (tests/lint/locks).
//
// On SQLite there is one lock, the database's: a statement has no effects there.
#pragma once

#include <string>
#include <vector>

#include "catalog/replay.hpp"
#include "lint/locks/lock_mode.hpp"
#include "lint/server_version.hpp"
#include "sql/ast/statement.hpp"

namespace mig {

// On one relation.
struct Effect {
  ObjectId relation = 0;  // in the catalogue before the statement; 0: not known there
  std::string name;       // as Catalog::qualified_name(), or as written
  ObjectKind kind = ObjectKind::table;
  TouchReason reason = TouchReason::target;
  LockMode lock = LockMode::none;  // the strongest that it takes
  bool rewrites = false;           // writes all of it anew
  bool scans = false;              // reads all of it
  bool builds_index = false;       // reads all of it and sorts
  bool is_new = false;             // created in this transaction: nobody else can wait for it
  bool is_empty = false;           // its rows were truncated in this transaction: no work on it

  // Takes time in proportion to its size.
  bool is_long() const { return rewrites || scans || builds_index; }
};

// A statement and the state in which it is run.
struct LockQuestion {
  const ast::Statement& statement;
  const Catalog& before;
  const Catalog& after;         // where the statement could be followed; else the same as before
  const SessionState& session;  // before it
  ServerVersion version;
  std::uint32_t transaction_begin = 0;  // objects with a higher number are new in the transaction
  bool in_utc = false;                  // the session's time zone
};

struct Effects {
  std::vector<Effect> relations;  // one for each, the target first
  bool is_known = true;           // false: what it runs cannot be seen (CALL, DO, a function)
  // The server refuses it whatever the rows are, and how it says so; empty: it does not.
  std::string error;

  const Effect* strongest() const;  // of those that are not new; null: none
};

// PostgreSQL. The effects on relations that hold rows: tables, materialized views, partitions, indexes, sequences.
Effects effects_of(const LockQuestion& question);

}  // namespace mig
