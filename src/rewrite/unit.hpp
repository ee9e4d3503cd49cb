// The parts of a migration that are rewritten or kept one by one: statements, and the actions of an ALTER TABLE that has
// several.
#pragma once

#include <string>
#include <vector>

#include "rewrite/recipe.hpp"

namespace mig {

struct Unit {
  const JudgedStatement* at = nullptr;
  const ast::AlterTableAction* action = nullptr;  // null: the statement as a whole
  std::vector<const Finding*> findings;
  const Recipe* recipe = nullptr;  // that answers one of them; null: it is kept as it is

  std::string text() const;  // with its `;`
  Span span() const;         // in the file
  // What takes the unit back, as a key that a statement of a down file has too: "column orders.region". Empty: not known.
  std::string undone_by() const;
};

// Of one file, in its order. Statements inside bodies belong to the one that they lie in.
std::vector<Unit> units_of(const LintContext& context, const LintFile& file,
                           const std::vector<Finding>& findings);

// The key of what changes rows of the table.
std::string rows_key(std::string_view table);
// The keys of what a unit of a down file takes back: several for a DROP of several.
std::vector<std::string> undo_keys(const Unit& down);

}  // namespace mig
