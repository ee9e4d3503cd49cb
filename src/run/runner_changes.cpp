// Expand-contract changes at run time: what up holds, and the commands release and abort.
#include <algorithm>

#include "base/crash_point.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "run/changes.hpp"
#include "run/data_loss.hpp"
#include "run/runner.hpp"

namespace mig {
namespace {

Gates gates_of(Session& session) {
  return Gates(session.driver(), session.options().history_schema);
}

std::string_view begin_of(Dialect dialect) {
  return dialect == Dialect::postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n";
}

}  // namespace

BracketSettings Runner::settings_of_looks() const {
  const RunOptions& options = session_.options();
  return {session_.engine().safe_lock_timeout(options.lock_timeout), options.statement_timeout};
}

std::optional<GateRow> Runner::known_gate(std::int64_t version) {
  const std::vector<GateRow> gates = gates_of(session_).read();
  const GateRow* found = find_gate(gates, version);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

// A step that was reverted waits again, and is still one that was seen in time.
std::string Runner::closed_gate_sql(std::int64_t version) {
  std::optional<GateRow> gate = known_gate(version);
  if (!gate) return {};
  gate->close();
  gate->quiet.clear();
  gate->held_since = utc_now();
  return gates_of(session_).save_sql(*gate);
}

void Runner::hold(const Survey& found, const std::vector<const SurveyLine*>& held) {
  std::vector<GateRow> fresh;
  for (const SurveyLine* line : held) {
    if (find_gate(found.gates, line->version()) != nullptr) continue;
    GateRow& gate = fresh.emplace_back();
    gate.version = line->version();
    gate.change = line->step->change;
    gate.held_since = utc_now();
  }
  gates_of(session_).save(fresh);
  if (!fresh.empty()) crash_point("held files recorded");
}

// What is to be quiet is quiet from the first look on: this one, as soon as the steps before the gate stand.
void Runner::start_clocks(const std::vector<const SurveyLine*>& held) {
  if (held.empty()) return;
  const Survey found = look();
  std::vector<GateRow> seen;
  for (const Change& change : changes_of(found)) {
    const GateView view = view_gate(session_.driver(), found, change, settings_of_looks());
    const bool has_answers =
        view.step != nullptr && view.step->is_held() && !view.gate.quiet.empty();
    if (has_answers) seen.push_back(view.gate);
  }
  gates_of(session_).save(seen);
}

void Runner::refuse_data_loss(const PlannedChange& change, const MigrationScript& script) {
  if (session_.options().allow_data_loss || change.row != nullptr) return;  // or it has begun
  if (script.directives().phase != Phase::contract) return;
  std::shared_ptr<const MigrationScript> down = change.down;
  if (down == nullptr && change.entry->down) {
    down = std::make_shared<const MigrationScript>(Source::load(*change.entry->down), dialect_,
                                                   Direction::down);
  }
  if (!loses_data(script, down.get())) return;
  const std::string lost = describe_loss(session_.driver(), lost_data(script));
  throw Error(ErrorKind::refused,
              concat(change.id(), " has no way back",
                     lost.empty() ? "" : concat(", and would lose ", lost)),
              "if nobody needs it any more: mig up --allow-data-loss");
}

ReleaseAnswer Runner::release(const ReleaseOrder& order) {
  const Survey found = look(true);
  const std::vector<Change> changes = changes_of(found);
  const Change& change = find_change(changes, order.change);
  const GateView view = view_gate(session_.driver(), found, change, settings_of_looks());
  refuse_unreached(change, view);
  ReleaseAnswer answer = answer_from(change, view);
  if (answer.version == 0) return answer;
  answer.released = answer.holds || !order.force.empty();
  answer.withdrawn = !answer.released && view.gate.is_released();
  session_.prepare_to_write();
  record_release(order, answer, view.gate);
  return answer;
}

void Runner::record_release(const ReleaseOrder& order, const ReleaseAnswer& answer,
                            const GateRow& seen) {
  const RunOptions& options = session_.options();
  GateRow gate = seen;
  gate.close();
  if (answer.released) {
    gate.released_at = utc_now();
    gate.released_by = session_.engine().actor();
    if (!options.actor.empty()) gate.released_by += concat(" (", options.actor, ")");
    gate.reason = answer.holds ? "" : order.force;
  }
  const Gates gates = gates_of(session_);
  std::string sql = concat(begin_of(dialect_), gates.create_sql(), ";\n", gates.save_sql(gate));
  if (answer.released || answer.withdrawn) {
    const std::string_view event = answer.withdrawn ? "release withdrawn"
                                   : answer.holds   ? "released"
                                                    : "released by force";
    sql +=
        concat(";\n", session_.history().log_sql(options.run_id, answer.version, event,
                                                 order.force.empty() ? order.change : order.force));
  }
  crash_point("before release");
  session_.driver().exchange(concat(sql, ";\nCOMMIT"));
  crash_point("release recorded");
}

std::vector<PlannedChange> Runner::plan_abort(const Change& change) {
  std::vector<const SurveyLine*> applied;
  for (const SurveyLine* each : change.steps) {
    if (each->row != nullptr) applied.push_back(each);
  }
  std::sort(applied.begin(), applied.end(), [](const SurveyLine* a, const SurveyLine* b) {
    return a->row->sequence > b->row->sequence;
  });
  std::vector<PlannedChange> out;
  for (const SurveyLine* each : applied) {
    try {
      out.push_back(plan_revert(*each, dialect_, [&](std::int64_t version) {
        return session_.history().down_text(version);
      }));
    } catch (Error& error) {
      error.message = concat("the change ", change.id, " cannot be aborted: ", error.message);
      if (error.kind == ErrorKind::refused && each->step->phase == Phase::contract) {
        error.hint =
            "what its contract took away is gone: go forward with a change that adds it again, and "
            "fill it from a backup";
      }
      throw;
    }
  }
  return out;
}

void Runner::tell_of_later_ones(const Survey& found, const Change& change) {
  std::int64_t first = INT64_MAX;
  for (const SurveyLine* each : change.steps) {
    if (each->row != nullptr) first = std::min(first, each->row->sequence);
  }
  std::vector<std::string> later;
  for (const HistoryRow& row : found.history) {
    const SurveyLine* line = found.find(row.version);
    const bool own = line != nullptr && line->step != nullptr && line->step->change == change.id;
    if (!own && row.sequence > first) later.push_back(row.id());
  }
  if (later.empty()) return;
  events_.note(concat("applied after ", change.id,
                      " began, and left as they are: ", shorten(join(later, ", "), 400),
                      "; whether they need what is taken back, mig cannot tell"));
}

std::vector<Done> Runner::abort(const std::string& id, const std::string& confirmed) {
  session_.refuse_if_protected(confirmed);
  const Survey found = look(true);
  const std::vector<Change> changes = changes_of(found);
  const Change& change = find_change(changes, id);
  const std::vector<PlannedChange> planned = plan_abort(change);
  prepare(planned);
  tell_of_later_ones(found, change);
  session_.prepare_to_write();
  Gates gates = gates_of(session_);
  const std::string forget = gates.exists() ? gates.forget_sql(id) : "";
  crash_point("planned");
  std::vector<Done> done;
  for (const PlannedChange& each : planned) {
    const bool last = &each == &planned.back();
    done.push_back(revert(each, last ? forget : closed_gate_sql(each.version)));
  }
  if (planned.empty() && !forget.empty()) session_.driver().exchange(forget);
  crash_point("change aborted");
  return done;
}

}  // namespace mig
