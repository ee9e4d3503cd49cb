// One statement's tokens into its tree and struct; what StatementReader, Script and the readers of bodies share.
#pragma once

#include "grammar/token_input.hpp"
#include "sql/parse.hpp"

namespace mig {

// How a grammar is entered: the whole text of the tokens must be one thing of its kind.
using GrammarEntry = bool (*)(grammar::TokenInput&);
GrammarEntry statement_grammar(Dialect dialect);

// For a TokenInput over the tokens of the tree.
grammar::TokenTexts texts_of(const SyntaxTree& tree);

// Parses the tokens of the tree from `first_token` to its last (an end_of_statement) and lowers what they are.
ParsedStatement parse_tokens(SyntaxTree& tree, std::uint32_t first_token, GrammarEntry entry);

}  // namespace mig
