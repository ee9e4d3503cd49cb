// Constraints that a statement adds to a table: by CREATE TABLE, ADD COLUMN or ADD CONSTRAINT.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace mig {

struct AddedConstraint {
  const Table* table = nullptr;              // after the statement, as all that follows
  const Constraint* constraint = nullptr;    // of the table
  const ast::Constraint* written = nullptr;  // null: it was not found in the statement
  const ast::AlterTable* alter = nullptr;    // null: CREATE TABLE
  const JudgedStatement* at = nullptr;

  // What the caret shows.
  Span span() const { return written != nullptr ? written->syntax.span() : Span(); }
};

// Not those that come from a parent. Empty where the statement was refused.
std::vector<AddedConstraint> added_constraints(const JudgedStatement& at);

// Of one kind, by all statements that a migration runs.
std::vector<AddedConstraint> added_constraints(const LintContext& context,
                                               ast::ConstraintKind kind);

// The name of the constraint that the action adds, given or chosen; empty where that is not known.
std::string name_of_added(const JudgedStatement& at, const ast::AlterTableAction& action);

}  // namespace mig
