// Roles that migrations create.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "lint/context.hpp"

namespace mig {

using RoleNames = std::set<std::string, std::less<>>;

// Those of CREATE ROLE, CREATE USER and CREATE GROUP, also inside a DO block: of the judged statements, and of the other
// migrations of the directory, which are read for it.
RoleNames made_roles(const LintContext& context);

}  // namespace mig
