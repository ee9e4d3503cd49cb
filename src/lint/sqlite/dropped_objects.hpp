// What goes with no rows, and is missed all the same: views, triggers, unique indexes.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct DroppedObject {
  const JudgedStatement* at = nullptr;
  std::string message;
  std::string relation;  // the view, or the table that it was of
  bool breaks = false;   // statements of running code fail
};

// That were there before the migrations and have no successor, neither at the end of the transaction nor of all.
std::vector<DroppedObject> dropped_objects(const LintContext& context);

}  // namespace mig
