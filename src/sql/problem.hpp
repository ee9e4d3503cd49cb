// Why a token is not SQL, and what to do about it, in words.
#pragma once

#include <string_view>

#include "base/dialect.hpp"
#include "sql/split.hpp"
#include "sql/token.hpp"

namespace mig {

// For tokens of the kinds meta_command, unterminated and unknown.
SplitProblem explain_problem(const Token& token, std::string_view text, Dialect dialect);

// Of the message of a shell's command: it says how psql shows or guards what it does, and nothing to the server.
bool is_harmless_command(std::string_view message);

}  // namespace mig
