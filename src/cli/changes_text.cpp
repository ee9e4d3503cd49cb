#include "cli/changes_text.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

std::string_view phase_of(const SurveyLine& line) {
  return line.step->phase ? to_string(*line.step->phase) : "";
}

// "orders_region  contract, step 3 of 4: 20260103000000_orders_contract"
std::string heading(const Change& change) {
  const SurveyLine& next = *change.next();
  const std::string_view phase = phase_of(next);
  return concat("  ", change.id, "  ", phase, phase.empty() ? "" : ", ", "step ", change.done() + 1,
                " of ", change.steps.size(), ": ", next.id(), "\n");
}

std::string gate_text(const OpenChange& each) {
  const GateView& view = each.view;
  if (view.step == nullptr) return {};
  const StepOfChange& step = *view.step->step;
  if (view.gate.is_released()) {
    return concat("    released ", view.gate.released_at.substr(0, 19), "Z by ",
                  view.gate.released_by,
                  view.gate.reason.empty() ? "" : concat(", by force: ", view.gate.reason),
                  ": mig up runs it\n");
  }
  if (!view.is_reached) {
    return concat("    ", view.step->id(), " will wait for: ", *step.wait, "\n");
  }
  return concat("    waits for: ", *step.wait, ", since ", view.gate.held_since.substr(0, 19),
                "Z (mig release ", step.change, ")\n");
}

}  // namespace

std::string held_text(const HeldFile& held) {
  return concat("held: ", held.id, " waits for: ", held.waits_for, " (mig release ", held.change,
                ")");
}

void held_json(JsonWriter& json, const std::vector<HeldFile>& files) {
  json.key("held").begin_array();
  for (const HeldFile& held : files) {
    json.begin_object()
        .member("version", std::to_string(held.version))
        .member("id", held.id)
        .member("change", held.change)
        .member("waits_for", held.waits_for)
        .end_object();
  }
  json.end_array();
}

std::string evidence_text(const std::vector<Evidence>& evidence, std::string_view indent) {
  std::string out;
  for (const Evidence& each : evidence) {
    const std::string_view verdict = !each.is_asked ? "" : each.holds ? "holds" : "does not hold";
    out += concat(indent, each.name, ": ", verdict,
                  verdict.empty() || each.says.empty() ? "" : ": ", each.says, "\n");
  }
  return out;
}

void evidence_json(JsonWriter& json, const std::vector<Evidence>& evidence) {
  json.key("evidence").begin_array();
  for (const Evidence& each : evidence) {
    json.begin_object()
        .member("name", each.name)
        .member("asked", each.is_asked)
        .member("holds", each.holds)
        .member("says", each.says);
    if (each.is_quiet && each.is_asked) json.member("quiet_for_ms", each.quiet_for.count());
    json.end_object();
  }
  json.end_array();
}

std::vector<OpenChange> open_changes(Driver* driver, const Survey& survey,
                                     const std::vector<Change>& changes) {
  std::vector<OpenChange> out;
  for (const Change& change : changes) {
    if (change.is_finished()) continue;
    OpenChange each{&change, {}};
    if (driver != nullptr) {
      try {
        each.view = view_gate(*driver, survey, change, {});
      } catch (const Error& error) {
        if (error.kind != ErrorKind::refused) throw;
        each.view.evidence.push_back({.name = "the file cannot run", .says = error.message});
      }
    }
    out.push_back(std::move(each));
  }
  return out;
}

std::string open_changes_text(const std::vector<OpenChange>& changes) {
  if (changes.empty()) return {};
  std::string out = "changes:\n";
  for (const OpenChange& each : changes) {
    out +=
        concat(heading(*each.change), gate_text(each), evidence_text(each.view.evidence, "    "));
  }
  return out;
}

void open_changes_json(JsonWriter& json, const std::vector<OpenChange>& changes) {
  json.key("changes").begin_array();
  for (const OpenChange& each : changes) {
    const SurveyLine& next = *each.change->next();
    json.begin_object()
        .member("id", each.change->id)
        .member("phase", phase_of(next))
        .member("step", each.change->done() + 1)
        .member("steps", each.change->steps.size())
        .member("next", next.id());
    if (const GateView& view = each.view; view.step != nullptr) {
      json.member("gate", view.step->id())
          .member("waits_for", *view.step->step->wait)
          .member("reached", view.is_reached)
          .member("held_since", view.gate.held_since)
          .member("released", view.gate.is_released())
          .member("holds", view.holds());
      evidence_json(json, view.evidence);
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace mig
