// What SQL cannot say: `-- mig:` comments, read into values.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/duration.hpp"
#include "base/source.hpp"
#include "sql/split.hpp"

namespace mig {

// Which step of an expand-contract change a file is.
enum class Phase : unsigned char {
  expand,    // adds what the new release needs; the old one does not notice
  migrate,   // rows, constraints and indexes follow, while both releases run
  contract,  // takes away what the old release needed
};

constexpr std::string_view to_string(Phase phase) {
  constexpr std::string_view names[] = {"expand", "migrate", "contract"};
  return names[static_cast<std::size_t>(phase)];
}

// -- mig: backfill [key=a,b] [batch=500] [target=25ms] [pause=0] [rate=5000] [set-aside=100]
struct BackfillSettings {
  std::vector<std::string> key;  // columns, folded; empty: the primary key, else a unique one
  std::size_t batch = 500;       // rows of the first batch, at least 1
  std::chrono::milliseconds target{25};            // how long a batch should take, above 0
  std::optional<std::chrono::milliseconds> pause;  // between batches; unset: the engine's own
  std::size_t rate = 0;                            // rows a second at most; 0: no limit
  std::size_t set_aside = 0;  // rows that may fail and are put aside; 0: the first one stops it
};

// Those that stand before a statement and are about it alone.
struct StatementDirectives {
  std::size_t statement = 0;                       // index in SplitResult::statements
  std::optional<BackfillSettings> backfill;        // run the UPDATE, DELETE or INSERT in batches
  std::optional<std::string> check;                // its name: the query must return no row
  std::optional<std::chrono::milliseconds> quiet;  // the query returns the same for so long

  bool is_query() const { return check || quiet; }
};

// What `mig rewrite` asks of a person, answered in the file.
struct RewriteAnswer {
  std::string what;   // fill: the column; rename: the old name. "orders.note" too
  std::string value;  // fill: an expression; rename: the new name
};

// The directives that concern running one file. Unset means the configuration decides.
struct Directives {
  bool transaction_off = false;                           // -- mig: transaction off
  std::optional<std::chrono::milliseconds> lock_timeout;  // -- mig: lock-timeout 500ms (0 = none)
  std::optional<std::chrono::milliseconds>
      statement_timeout;                    // -- mig: statement-timeout 30s (0 = none)
  std::optional<std::string> irreversible;  // -- mig: irreversible <reason>
  std::optional<std::string> noop;          // -- mig: noop <reason>: deliberately empty
  bool foreign_keys_off = false;            // -- mig: foreign-keys off (SQLite)
  std::optional<std::string> change;        // -- mig: change <id>: letters, digits, underscores
  std::optional<Phase> phase;  // -- mig: phase expand|migrate|contract; never without a change
  std::optional<std::string>
      wait;  // -- mig: wait <what must be deployed first>; never without a change
  std::vector<RewriteAnswer> fills;             // -- mig: fill <column> = <expression>
  std::vector<RewriteAnswer> renames;           // -- mig: rename <old> -> <new>
  std::vector<StatementDirectives> statements;  // in their order

  // Null where the statement has none of its own.
  const StatementDirectives* of(std::size_t statement) const;
};

// `ignore` and `ignore-file` are lint's (lint/suppression.hpp): passed over here.
// Throws Error{refused} with the place for an unknown directive ("did you mean"), a missing or a bad value.
Directives read_directives(const Source& source, const SplitResult& split);

}  // namespace mig
