// A step of a rewritten migration: what becomes a migration directory of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/object.hpp"
#include "migration/directive.hpp"

namespace mig {

// The order in which the steps of one change run, whatever statement they come from: each stage needs at most what those
// before it leave. Steps of one stage and one table are one directory.
enum class Stage : unsigned char {
  expand,     // what is added under a short lock
  fill,       // rows, in batches
  constrain,  // constraints that are not valid yet, under a short lock
  validate,   // their scans, which block nobody; what they prove is adopted
  build,      // indexes, concurrently, and what adopts them
  settle,     // what needs all of that
  contract,   // what the old release needed goes, behind a gate
};

// The word for it in the names of directories.
constexpr std::string_view to_string(Stage stage) {
  constexpr std::string_view names[] = {"expand", "backfill", "constrain", "validate",
                                        "index",  "settle",   "contract"};
  return names[static_cast<std::size_t>(stage)];
}

constexpr Phase phase_of(Stage stage) {
  if (stage == Stage::expand) return Phase::expand;
  return stage == Stage::contract ? Phase::contract : Phase::migrate;
}

// A column that gets a value in the rows that have none; both as SQL.
struct RowFill {
  std::string column, expression;
};

struct RewriteStep {
  Stage stage = Stage::expand;
  ObjectId table = 0;      // that it locks, or whose rows it changes; 0: none that is in use
  std::string table_name;  // "orders", for the name of the directory
  std::string table_text;  // "public.orders", as SQL
  // Statements with their `;`, in front of each the comments and directives that are about it. The way back is in the
  // order in which it runs; empty: there is nothing to take back.
  std::vector<std::string> up, down;
  std::vector<RowFill> fills;     // before `up`, as one backfill
  ObjectId needs_key_of = 0;      // a key of this table has to be there: foreign keys refer to it
  bool needs_rest = false;        // other work of the migration on the table is through
  bool is_kept = false;           // statements as they were written
  bool takes_left_down = false;   // what down.sql takes back besides is its way back
  bool is_step_by_step = false;   // no transaction around it
  bool foreign_keys_off = false;  // SQLite: there and back
  std::string wait;               // contract: what must be deployed first
  std::string irreversible;       // why there is no way back; empty: there is one
};

}  // namespace mig
