// Statements of a file with other names in them, for steps.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// The text of the statement with its `;`; each span, as its syntax gave it, is replaced.
std::string text_with(const JudgedStatement& at,
                      std::vector<std::pair<Span, std::string>> replaced = {});

}  // namespace mig
