// The directory and the history side by side: what is applied, what is pending, and what does not fit.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "migration/directive.hpp"
#include "migration/directory.hpp"
#include "run/gates.hpp"
#include "run/history.hpp"

namespace mig {

enum class MigrationState : unsigned char {
  applied,
  baseline,
  pending,
  out_of_order,  // pending, but something later is applied
  half_way,      // running or failed: `mig up` resumes
  reverting,     // `mig down` resumes
  edited,        // applied, and its up file says something else now
  missing,       // applied, and its directory is gone
  elsewhere,     // for the other engine only
  held,          // pending behind a gate that is not released
};

std::string_view to_string(MigrationState state);

// What a file says of the expand-contract change that it is a step of.
struct StepOfChange {
  std::string change;
  std::optional<Phase> phase;
  std::optional<std::string> wait;
  // Why `mig up` leaves it alone: its own gate, or an earlier step's. Empty: it does not.
  std::string held_for;
};

struct SurveyLine {
  MigrationState state = MigrationState::pending;
  const MigrationEntry* entry = nullptr;  // none when missing
  const HistoryRow* row = nullptr;        // none when pending or elsewhere
  bool down_changed = false;              // the down file differs from the one stored at apply time
  std::shared_ptr<StepOfChange> step;     // none: it belongs to no change, or nobody has asked yet
  bool is_held() const { return step != nullptr && !step->held_for.empty(); }
  std::int64_t version() const { return entry != nullptr ? entry->version : row->version; }
  std::string id() const { return entry != nullptr ? entry->id() : row->id(); }
};

struct Survey {
  MigrationDirectory directory;
  std::vector<HistoryRow> history;  // in order of application
  std::vector<SurveyLine> lines;    // ascending by version
  std::vector<GateRow> gates;       // once hold_back() was called

  std::size_t count(MigrationState state) const;
  const SurveyLine* find(std::int64_t version) const;
  // Throws Error{refused} naming every edited, missing, and (unless allowed) out-of-order migration.
  void refuse_if_wrong(bool allow_out_of_order) const;
};

// Reads the applied files to compare their sums; `sums` of down files only when asked (status).
Survey survey(MigrationDirectory directory, std::vector<HistoryRow> history, Dialect dialect,
              bool compare_downs);

}  // namespace mig
