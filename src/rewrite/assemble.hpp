// The steps of all units of a migration, in the order in which they run, as few directories as that allows.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rewrite/step.hpp"
#include "rewrite/unit.hpp"

namespace mig {

// What became of one unit, in the order of the file.
struct RewrittenUnit {
  const Unit* unit = nullptr;
  std::vector<RewriteStep> steps;  // of a recipe; empty: the unit is kept
};

// A statement of the down file that takes back what is kept.
struct LeftDown {
  std::string text;               // with its `;`
  std::vector<std::string> keys;  // undo_keys()
  std::set<ObjectId> relations;   // that it is about
};

// Throws RewriteRefusal where the down file does more than take back.
std::vector<RewriteStep> assemble(std::vector<RewrittenUnit> units, std::vector<LeftDown> left);

}  // namespace mig
