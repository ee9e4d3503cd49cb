// The schema when everything that is judged has run.
#pragma once

#include "lint/context.hpp"

namespace mig {

// The last statement of the same file.
const JudgedStatement& last_of_file(const LintContext& context, const JudgedStatement& at);

// Of an up: behind the last up. Of a down: behind the last statement of its file.
const Catalog& final_schema(const LintContext& context, const JudgedStatement& at);

// Object::created there of what the statement makes: that of the DO block around it.
std::uint32_t final_number(const JudgedStatement& at);

}  // namespace mig
