#include "run/release.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {

GateView view_gate(Driver& driver, const Survey& survey, const Change& change,
                   const BracketSettings& settings) {
  GateView view;
  view.step = change.next_gate();
  if (view.step == nullptr) return view;
  const SurveyLine& line = *view.step;
  const std::string now = utc_now();
  if (const GateRow* known = find_gate(survey.gates, line.version())) view.gate = *known;
  view.gate.version = line.version();
  view.gate.change = change.id;
  if (view.gate.held_since.empty()) view.gate.held_since = now;
  view.is_reached = change.is_reached(line);
  if (!view.is_reached) return view;
  const MigrationScript script(Source::load(*line.entry->up), driver.dialect(), Direction::up);
  view.evidence = look_at_evidence(driver, script, settings, view.gate, now);
  return view;
}

const Change& find_change(const std::vector<Change>& changes, std::string_view id) {
  std::vector<std::string_view> names;
  for (const Change& each : changes) {
    if (each.id == id) return each;
    names.push_back(each.id);
  }
  const auto near = nearest(id, names);
  throw Error(ErrorKind::usage, concat("no migration is a step of the change ", shorten(id, 80)),
              near            ? concat("did you mean ", *near, "?")
              : names.empty() ? "a step names its change: -- mig: change ID"
                              : "mig status lists the changes that are not finished");
}

void refuse_unreached(const Change& change, const GateView& view) {
  if (view.step == nullptr || view.is_reached) return;
  throw Error(ErrorKind::refused,
              concat(view.step->id(), " is not next: ", change.next()->id(),
                     ", a step before it, is not applied"),
              "apply that first: mig up");
}

ReleaseAnswer answer_from(const Change& change, const GateView& view) {
  ReleaseAnswer answer;
  answer.change = change.id;
  if (view.step == nullptr) return answer;
  answer.version = view.step->version();
  answer.id = view.step->id();
  answer.waits_for = *view.step->step->wait;
  answer.evidence = view.evidence;
  answer.holds = view.holds();
  return answer;
}

}  // namespace mig
