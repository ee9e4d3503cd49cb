// Which keyword a word of a statement that cannot be read was meant to be.
#pragma once

#include <cstdint>
#include <optional>

#include "sql/statement_parser.hpp"

namespace mig {

struct Misspelling {
  std::uint32_t token;  // the word, at the token that does not fit or shortly before it
  Keyword meant;
};

// Reads the statement again with each near keyword in the place of each of the last words that may be names; the one that gets farthest
// beyond `farthest`, the token that does not fit, is meant. Leaves the tree as it was. Long statements are not tried.
std::optional<Misspelling> find_misspelling(SyntaxTree& tree, std::uint32_t first_token,
                                            GrammarEntry entry, std::uint32_t farthest);

}  // namespace mig
