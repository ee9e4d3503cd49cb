// The queries of a file that `-- mig: check` and `-- mig: quiet` stand before: asked, and judged.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "migration/script.hpp"
#include "run/engine.hpp"
#include "run/gates.hpp"

namespace mig {

// What one of them says.
struct Evidence {
  std::string name;  // "check no region is missing", "quiet 15 min"
  bool holds = false;
  bool is_asked = true;  // false: it can only be asked once the statements before it have run
  // "3 rows: (1, NULL), …"; "the same for 3 min 2 s, 11 min 58 s to go"; why it could not be asked
  std::string says;
  bool is_quiet = false;
  std::chrono::milliseconds quiet_for{0};
};

// The rows of a query, at most a thousand and one.
Rows ask(Driver& driver, std::string_view query);

// "(1, NULL), (2, x), …": at most five rows, long values shortened.
std::string first_rows(const Rows& rows);

// Throws Error{failed} "check NAME: 3 rows" unless there is none.
void refuse_rows(const std::string& name, const Rows& rows);

// The answer of a quiet query as one line of text.
std::string answer_of(const Rows& rows);

// Asks all of a file's queries, each in a read-only transaction that is rolled back, and notes in `gate` what the quiet
// ones answered. What cannot be asked is said; throws Error{connection} alone.
std::vector<Evidence> look_at_evidence(Driver& driver, const MigrationScript& script,
                                       const BracketSettings& settings, GateRow& gate,
                                       std::string_view now);

bool all_hold(const std::vector<Evidence>& evidence);

}  // namespace mig
