// A column's type changed by way of a second column, as SQL.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/type_change.hpp"

namespace mig {

// Expand: a new column, a trigger that keeps it, the old rows in batches; then the names are swapped.
std::vector<std::string> new_column_steps(const LintContext& context, const JudgedStatement& at,
                                          const ast::AlterTable& alter,
                                          const ast::AlterTableAction& action,
                                          const TypeChange& change);

// CHECKs taken away and added again NOT VALID, so that the change of type reads no row.
std::vector<std::string> check_aside_steps(const JudgedStatement& at, const ast::AlterTable& alter,
                                           const ast::AlterTableAction& action,
                                           const TypeChange& change);

}  // namespace mig
