// Statements that go on beside everybody else: CREATE INDEX CONCURRENTLY and its kin.
#pragma once

#include <string_view>

#include "sql/ast/statement.hpp"

namespace mig {

// "DROP INDEX CONCURRENTLY"; empty for every other statement.
std::string_view concurrent_command(const ast::Statement& statement);

}  // namespace mig
