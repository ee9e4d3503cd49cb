// What the lowerings of tables, indexes, sequences and ALTER TABLE share.
#pragma once

#include "sql/ast/relation.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {

// The name that is the first of a node's children, or none.
inline ast::Name name_in(Lowering& to, const Syntax& node) {
  return node ? to.name(node.child(Node::name)) : ast::Name{};
}

// Sets what a mark says (NOT VALID, DEFERRABLE …); false when the node is none.
bool apply_mark(const Syntax& node, ast::Constraint& constraint);

// The options of a sequence among the node's children, named as ast/relation.hpp says.
ast::List<ast::Option> sequence_options(Lowering& to, const Syntax& node);

// TEMPORARY and UNLOGGED among the node's children.
ast::Persistence persistence(const Syntax& node);

// CASCADE and RESTRICT among the node's children.
ast::Behavior behavior(const Syntax& node);

ast::PartitionBound partition_bound(const Syntax& node);

}  // namespace mig
