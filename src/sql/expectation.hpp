// From what a grammar would have taken to a message that a person can use.
#pragma once

#include "grammar/token_input.hpp"
#include "sql/parse.hpp"

namespace mig {

Unreadable explain_expectation(const SyntaxTree& tree, std::uint32_t token,
                               const grammar::TokenInput::Expectations& expectations);

}  // namespace mig
