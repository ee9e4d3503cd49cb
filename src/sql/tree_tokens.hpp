// The tokens of a tree, appended one by one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sql/syntax.hpp"
#include "sql/token.hpp"

namespace mig {

// Appends a token of the tree's text, which is no comment, or joins it to the last one where the engine makes one token
// of both: U&'…' UESCAPE '…', and letters that touch a number, which PostgreSQL refuses. `first` is the statement's
// first token in the tree.
void add_token(SyntaxTree& tree, std::size_t first, const Token& token);

// Appends the end_of_statement, at this byte of the text.
void end_tokens(SyntaxTree& tree, std::uint32_t at);

}  // namespace mig
