// The ways to a constraint that do not scan or build under a lock that blocks, as SQL.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// CHECK, FOREIGN KEY: NOT VALID first, VALIDATE in the next migration.
std::vector<std::string> not_valid_steps(const LintContext& context, const JudgedStatement& at,
                                         const ast::AlterTable& alter,
                                         const ast::AlterTableAction& action);

// UNIQUE, PRIMARY KEY: a unique index built concurrently, adopted in the next migration. Empty where that is not possible.
std::vector<std::string> using_index_steps(const LintContext& context, const JudgedStatement& at,
                                           const ast::AlterTable& alter,
                                           const ast::AlterTableAction& action);

}  // namespace mig
