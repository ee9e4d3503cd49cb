// Whether a statement can be run a second time.
#pragma once

#include <string_view>

#include "lint/context.hpp"

namespace mig {

// "IF EXISTS" or "IF NOT EXISTS" where the statement lacks it and fails the second time; empty: it does not lack it.
std::string_view missing_guard(const JudgedStatement& at);

// It fails, or does its work twice.
bool is_once_only(const JudgedStatement& at);

}  // namespace mig
