// What files hold that is meant for a shell (psql, sqlite3) and not for the database.
#pragma once

#include "lint/context.hpp"

namespace mig {

bool is_shell_command(const SplitProblem& problem);

// The statement cannot be read for a variable of psql: :name, :'name', :"name".
bool is_variable(const LintFile& file, const Unreadable& why);

// Something that is no SQL lies in the span, and is told by itself.
bool holds_problem(const LintFile& file, Span span);

}  // namespace mig
