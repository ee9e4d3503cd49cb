// The syntax tree as one flat vector of nodes in post-order: the children of a node stand before it. Building needs
// nothing but appending and, where a rule gives up, cutting off the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mig::grammar {

// The kinds of nodes. Statements first, in the order of statements.def.
enum class Node : std::uint16_t {
#define MIG_STATEMENT(name, type) name,
#include "grammar/statements.def"
#undef MIG_STATEMENT
#define MIG_NODE(name) name,
#include "grammar/nodes.def"
#undef MIG_NODE
  count
};

struct NodeRecord {
  Node kind;
  std::uint32_t first_token;  // index into the tokens of the tree
  std::uint32_t end_token;    // one past the last
  std::uint32_t
      first_node;  // where the subtree begins; equal to the node's own index when it has no children
};

using Nodes = std::vector<NodeRecord>;

}  // namespace mig::grammar
