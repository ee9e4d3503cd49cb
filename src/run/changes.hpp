// Expand-contract changes: the files that carry one `-- mig: change ID`, in order of version, and which of them wait.
#pragma once

#include <string>
#include <vector>

#include "run/survey.hpp"

namespace mig {

struct Change {
  std::string id;
  std::vector<const SurveyLine*> steps;  // of the survey, ascending by version

  std::size_t done() const;  // steps that are applied
  bool is_finished() const { return done() == steps.size(); }
  // The first step that is not applied; null: there is none.
  const SurveyLine* next() const;
  // The first step that is not applied and has a gate of its own; null: there is none.
  const SurveyLine* next_gate() const;
  // All steps before it are applied.
  bool is_reached(const SurveyLine& step) const;
};

// Reads what the files that are not applied say of their change, and what the applied ones say when a step was found, or
// when `finished_too`. True when there is any step. Errors in the files are left for whoever runs them.
bool read_steps(Survey& survey, Dialect dialect, bool finished_too);

// Marks the steps that wait for a release, or come behind one that does, as held. After read_steps(). A held file that
// was seen in time is never out of order.
void hold_back(Survey& survey, std::vector<GateRow> gates);

// In order of their first steps. The survey must outlive them.
std::vector<Change> changes_of(const Survey& survey);

// A file that up leaves alone, for people and scripts.
struct HeldFile {
  std::int64_t version = 0;
  std::string id, change;
  std::string waits_for;
};
HeldFile held_file(const SurveyLine& line);

}  // namespace mig
