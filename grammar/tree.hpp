// The syntax tree as one flat vector of nodes in post-order: the children of a node stand before it. Building needs
// nothing but appending and, where a rule gives up, cutting off the end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

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

// The nodes of a tree. A vector that forgets its end at no cost, which a grammar does all the time.
class Nodes {
 public:
  std::size_t size() const { return size_; }
  const NodeRecord& operator[](std::size_t i) const { return records_[i]; }
  const NodeRecord* begin() const { return records_.get(); }
  const NodeRecord* end() const { return records_.get() + size_; }
  NodeRecord& back() { return records_[size_ - 1]; }
  const NodeRecord& back() const { return records_[size_ - 1]; }
  void push(const NodeRecord& record) {
    if (size_ == capacity_) grow(256 + capacity_ + capacity_ / 2);
    records_[size_++] = record;
  }
  void reserve(std::size_t capacity) {
    if (capacity > capacity_) grow(capacity);
  }
  // `size` must not be more than there are.
  void truncate(std::size_t size) { size_ = size; }

 private:
  // Memory is not touched before it is needed.
  [[gnu::noinline]] void grow(std::size_t capacity) {
    auto records = std::make_unique_for_overwrite<NodeRecord[]>(capacity);
    std::copy_n(records_.get(), size_, records.get());
    records_ = std::move(records);
    capacity_ = capacity;
  }

  std::unique_ptr<NodeRecord[]> records_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace mig::grammar
