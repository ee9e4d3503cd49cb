// Calls a function with a statement as the struct that it is.
#pragma once

#include "sql/ast.hpp"

namespace mig {

// `visitor` is called once with a `const T&`, T the struct of the statement's kind, e.g. `const ast::CreateTable&`.
template <typename Visitor>
void visit(const ast::Statement& statement, Visitor&& visitor) {
  switch (statement.kind) {
#define MIG_STATEMENT(name, type)                      \
  case Node::name:                                     \
    visitor(static_cast<const ast::type&>(statement)); \
    break;
#include "grammar/statements.def"
#undef MIG_STATEMENT
    default: break;
  }
}

}  // namespace mig
