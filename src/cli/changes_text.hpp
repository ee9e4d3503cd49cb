// Expand-contract changes, gates and evidence as text and as JSON: what status, plan, up and release share.
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "run/release.hpp"

namespace mig {

// "held: 20260102000000_orders_contract waits for: every server writes region (mig release orders_region)"
std::string held_text(const HeldFile& held);
// The member "held": a list.
void held_json(JsonWriter& json, const std::vector<HeldFile>& files);

// A line for each, indented: "check no region is missing: holds".
std::string evidence_text(const std::vector<Evidence>& evidence, std::string_view indent);
// The member "evidence": a list.
void evidence_json(JsonWriter& json, const std::vector<Evidence>& evidence);

// A change with steps that are not applied, and its next gate.
struct OpenChange {
  const Change* change = nullptr;
  GateView view;
};
// Asks the evidence of those whose gate is reached; `driver` may be null: then nothing is asked.
std::vector<OpenChange> open_changes(Driver* driver, const Survey& survey,
                                     const std::vector<Change>& changes);
std::string open_changes_text(const std::vector<OpenChange>& changes);
// The member "changes": a list.
void open_changes_json(JsonWriter& json, const std::vector<OpenChange>& changes);

}  // namespace mig
