#include "run/changes.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/source.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

bool is_applied(const SurveyLine& line) { return line.row != nullptr && line.row->is_settled(); }

// Splitting every file of a long history would cost more than all the rest: most texts are passed over by this look.
bool may_name_a_change(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("mig:", at)) != std::string_view::npos; ++at) {
    if (trim(text.substr(at + 4, 40)).starts_with("change")) return true;
  }
  return false;
}

std::shared_ptr<StepOfChange> step_of(const SurveyLine& line, Dialect dialect) try {
  if (line.entry == nullptr || !line.entry->up) return nullptr;
  const Source source = Source::load(*line.entry->up);
  if (!may_name_a_change(source.text())) return nullptr;
  const Directives said = read_directives(source, split(source.text(), dialect));
  if (!said.change) return nullptr;
  return std::make_shared<StepOfChange>(StepOfChange{*said.change, said.phase, said.wait, {}});
} catch (const Error&) {
  return nullptr;
}

}  // namespace

std::size_t Change::done() const {
  return static_cast<std::size_t>(std::count_if(
      steps.begin(), steps.end(), [](const SurveyLine* each) { return is_applied(*each); }));
}

const SurveyLine* Change::next() const {
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [](const SurveyLine* each) { return !is_applied(*each); });
  return found == steps.end() ? nullptr : *found;
}

const SurveyLine* Change::next_gate() const {
  const auto found = std::find_if(steps.begin(), steps.end(), [](const SurveyLine* each) {
    return each->row == nullptr && each->step->wait.has_value();
  });
  return found == steps.end() ? nullptr : *found;
}

bool Change::is_reached(const SurveyLine& step) const {
  return std::all_of(steps.begin(), steps.end(), [&](const SurveyLine* each) {
    return each->version() >= step.version() || is_applied(*each);
  });
}

bool read_steps(Survey& survey, Dialect dialect, bool finished_too) {
  bool found = false;
  const auto read = [&](bool applied) {
    for (SurveyLine& line : survey.lines) {
      if (is_applied(line) != applied) continue;
      line.step = step_of(line, dialect);
      found = found || line.step != nullptr;
    }
  };
  read(false);
  if (found || finished_too) read(true);
  return found;
}

void hold_back(Survey& survey, std::vector<GateRow> gates) {
  survey.gates = std::move(gates);
  std::map<std::string, std::string> behind;  // change -> the file that holds it up
  for (SurveyLine& line : survey.lines) {
    const bool is_open =
        line.state == MigrationState::pending || line.state == MigrationState::out_of_order;
    if (line.step == nullptr || !is_open) continue;
    StepOfChange& step = *line.step;
    const GateRow* gate = find_gate(survey.gates, line.version());
    if (const auto found = behind.find(step.change); found != behind.end()) {
      step.held_for = found->second;
    } else if (step.wait && (gate == nullptr || !gate->is_released())) {
      step.held_for = *step.wait;
      behind[step.change] = concat(line.id(), ", a step before it");
    }
    const bool in_time = line.state == MigrationState::pending || gate != nullptr;
    if (!in_time) continue;
    line.state = line.is_held() ? MigrationState::held : MigrationState::pending;
  }
}

std::vector<Change> changes_of(const Survey& survey) {
  std::vector<Change> out;
  std::map<std::string, std::size_t> index;
  for (const SurveyLine& line : survey.lines) {
    if (line.step == nullptr || line.state == MigrationState::elsewhere) continue;
    const auto [at, is_new] = index.try_emplace(line.step->change, out.size());
    if (is_new) out.push_back({line.step->change, {}});
    out[at->second].steps.push_back(&line);
  }
  return out;
}

HeldFile held_file(const SurveyLine& line) {
  return {line.version(), line.id(), line.step->change, line.step->held_for};
}

}  // namespace mig
