// The commands that change a database, each one run: lock, look, refuse or do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "run/executor.hpp"
#include "run/release.hpp"
#include "run/session.hpp"
#include "run/survey.hpp"

namespace mig {

// How far: everything, a number of migrations, or up to (down: back to, exclusive) a version. `to` 0 with down: all.
struct Target {
  std::optional<std::size_t> count;
  std::optional<std::int64_t> to;
};

struct Done {
  std::int64_t version = 0;
  std::string id;
  Direction direction = Direction::up;
  std::int64_t duration_ms = 0;
  bool transactional = true;
};

struct RunnerEvents {
  std::function<void(const Done&)> finished = [](const Done&) {};
  std::function<void(const HeldFile&)> held = [](const HeldFile&) {};  // up left it alone
  std::function<void(const std::string&)> note = [](const std::string&) {};
  TellProgress progress = [](const BackfillProgress&) {};  // of a backfill, once a second
};

enum class Resolution : unsigned char { applied, reverted, accept_edit };

// What `plan` shows and `up` does.
struct PlannedChange {
  std::int64_t version = 0;
  std::string name;
  // Null when planning kept too much already: read again when its turn comes.
  std::shared_ptr<const MigrationScript> script;
  std::shared_ptr<const MigrationScript> down;  // with up: what is stored for the way back
  std::filesystem::path path;                   // of the text; empty: `stored_down`
  std::optional<std::string> stored_down;
  const HistoryRow* row = nullptr;  // to resume (up) or to revert (down)
  const MigrationEntry* entry = nullptr;

  std::string id() const;
};

// The migrations `up` would apply, in order. Everything is read and checked first: throws Error{refused} before
// anything is touched (edited, missing, out of order, not SQL, transaction control, empty; half-way `down`).
std::vector<PlannedChange> plan_up(const Survey& survey, Dialect dialect, const Target& target,
                                   bool allow_out_of_order);
// The one pending migration of a survey, checked alike.
PlannedChange plan_one(const SurveyLine& line, Dialect dialect);
// The migrations `down` would revert, in the reverse order of application. `stored` gives the down text kept at apply
// time. Throws Error{refused}: irreversible, no way back, baseline, half-way `up`.
std::vector<PlannedChange> plan_down(
    const Survey& survey, Dialect dialect, const Target& target,
    const std::function<std::optional<std::string>(std::int64_t)>& stored);

// What plan_up() left out because it is held, as far as the target reaches.
std::vector<const SurveyLine*> held_lines(const Survey& survey, const Target& target,
                                          const std::vector<PlannedChange>& planned);
// One applied step back, checked as plan_down() does.
PlannedChange plan_revert(const SurveyLine& line, Dialect dialect,
                          const std::function<std::optional<std::string>(std::int64_t)>& stored);

class Runner {
 public:
  Runner(const DatabaseUrl& url, RunOptions options, std::filesystem::path migrations, Watch& watch,
         RunnerEvents events);

  std::vector<Done> up(const Target& target);
  std::vector<Done> down(const Target& target, const std::string& confirmed);
  std::vector<Done> redo(const std::string& confirmed);  // the last applied: down, then up
  // Records everything up to `version` as there already. Throws Error{refused} when the history is not empty.
  std::vector<std::string> baseline(std::int64_t version, const std::string& confirmed);
  void resolve(std::int64_t version, Resolution how, const std::string& confirmed);
  // Opens the next gate of a change when its evidence holds, and keeps what was seen.
  ReleaseAnswer release(const ReleaseOrder& order);
  // Takes the applied steps of a change back, last first, and forgets its gates.
  std::vector<Done> abort(const std::string& change, const std::string& confirmed);

 private:
  Survey look(bool finished_changes = false);
  // With the rows of the history written, before later files are: so that none is taken for out of order.
  void hold(const Survey& found, const std::vector<const SurveyLine*>& held);
  void start_clocks(const std::vector<const SurveyLine*>& held);
  void record_release(const ReleaseOrder& order, const ReleaseAnswer& answer, const GateRow& gate);
  std::vector<PlannedChange> plan_abort(const Change& change);
  void tell_of_later_ones(const Survey& found, const Change& change);
  void refuse_data_loss(const PlannedChange& change, const MigrationScript& script);
  std::optional<GateRow> known_gate(std::int64_t version);
  std::string closed_gate_sql(std::int64_t version);
  BracketSettings settings_of_looks() const;
  void prepare(const std::vector<PlannedChange>& changes);
  Done apply(const PlannedChange& change);
  // `with_row`: SQL that is committed with the change of the history.
  Done revert(const PlannedChange& change, const std::string& with_row);
  std::vector<Done> down_on_open(const Target& target, bool keep_gates);
  std::string settled_row_sql(const MigrationFacts& facts, HistoryState state,
                              std::string_view origin);
  std::string accept_sql(const SurveyLine& line);
  std::string resolve_sql(const SurveyLine& line, Resolution how);
  MigrationFacts facts_of(const MigrationEntry& entry, const std::string& up_sum,
                          const MigrationScript* down = nullptr) const;

  Dialect dialect_;
  std::filesystem::path migrations_;
  RunnerEvents events_;
  Session session_;
};

// For commands that only look: nothing is written, a database or history that is not there is an empty history.
struct ReadOnlyView {
  std::unique_ptr<Driver> driver;  // null when the SQLite file does not exist
  std::vector<HistoryRow> history;
  std::string holder;  // who holds the run lock now; empty: nobody
  std::optional<std::string> stored_down(std::int64_t version) const;
  std::vector<GateRow> gates() const;
  std::string history_schema;
};
ReadOnlyView read_only_view(const DatabaseUrl& url, const RunOptions& options);

}  // namespace mig
