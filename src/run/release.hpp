// The gate that a change stands before: what it waits for, and whether its evidence holds.
#pragma once

#include <string>
#include <vector>

#include "run/changes.hpp"
#include "run/evidence.hpp"

namespace mig {

struct GateView {
  const SurveyLine* step = nullptr;  // null: no gate of the change is still ahead
  bool is_reached = false;           // every step before it is applied; else nothing was asked
  GateRow gate;                      // as it is to be kept: with what was seen just now
  std::vector<Evidence> evidence;

  bool holds() const { return step != nullptr && is_reached && all_hold(evidence); }
};

// Asks the evidence of the next gate of a change. Writes nothing.
GateView view_gate(Driver& driver, const Survey& survey, const Change& change,
                   const BracketSettings& settings);

// Throws Error{usage} naming those that are like it, or that there are.
const Change& find_change(const std::vector<Change>& changes, std::string_view id);

// Throws Error{refused} when a step before the gate is not applied.
void refuse_unreached(const Change& change, const GateView& view);

struct ReleaseOrder {
  std::string change;
  std::string force;  // a reason: release without the evidence; empty: no
  bool dry_run = false;
};

struct ReleaseAnswer {
  std::string change;
  std::int64_t version = 0;  // 0: there is no gate left to release
  std::string id, waits_for;
  std::vector<Evidence> evidence;
  bool holds = false;
  bool released = false;   // recorded now
  bool withdrawn = false;  // it was released, and the evidence holds no more
};

ReleaseAnswer answer_from(const Change& change, const GateView& view);

}  // namespace mig
