// The syntax tree of one text: its tokens, and nodes over them (grammar/nodes.def). Every byte of the text lies in a
// token or between two, so the tree prints back to the text it came from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/source.hpp"
#include "grammar/token_code.hpp"
#include "grammar/tree.hpp"

namespace mig {

using grammar::Keyword;
using grammar::Node;
using grammar::TokenCode;

// A token that is no comment: its place in the text.
struct TokenPlace {
  std::uint32_t begin;
  std::uint32_t end;
};

// Owns tokens and nodes, and the memory of the typed statements that are made from them. Does not own the text.
struct SyntaxTree {
  SyntaxTree() = default;
  // Uses the caller's memory first, also again after a release.
  explicit SyntaxTree(std::span<std::byte> first_memory)
      : memory(first_memory.data(), first_memory.size()) {}

  std::string_view text;
  Dialect dialect = Dialect::sqlite;
  std::vector<TokenPlace> places;
  std::vector<TokenCode> codes;  // of the same tokens; each statement ends in end_of_statement
  grammar::Nodes nodes;
  // Of the ast structs and of names that differ from the text; whoever reads the tree may ask for more.
  mutable std::pmr::monotonic_buffer_resource memory;
};

// A node of a tree: two words, copied freely, valid as long as the tree. An empty one stands for "not there".
class Syntax {
 public:
  Syntax() = default;
  Syntax(const SyntaxTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  explicit operator bool() const { return tree_ != nullptr; }
  bool operator==(const Syntax&) const = default;

  Node kind() const { return record().kind; }
  bool is(Node kind) const { return tree_ != nullptr && record().kind == kind; }
  const SyntaxTree& tree() const { return *tree_; }
  // Indexes into tree().nodes: the node itself and the first of its subtree.
  std::uint32_t index() const { return index_; }
  std::uint32_t first_node() const { return record().first_node; }

  // ---- text
  Span span() const;  // first to last byte, in the text that was parsed
  std::string_view text() const { return span().of(tree_->text); }

  // ---- tokens, counted within the node from 0
  std::uint32_t first_token() const { return record().first_token; }
  std::uint32_t token_count() const { return record().end_token - record().first_token; }
  TokenCode code(std::uint32_t token = 0) const {
    return token < token_count() ? tree_->codes[record().first_token + token] : TokenCode{0};
  }
  bool has_word(std::uint32_t token, Keyword keyword) const {
    return code(token) == grammar::code_of(keyword);
  }
  // Any of the node's own tokens, those of its children left out, is this keyword.
  bool has_own_word(Keyword keyword) const;
  std::string_view token_text(std::uint32_t token) const;

  // ---- children, in the order of the text
  class Children;
  Children children() const;
  // The first child of a kind, or an empty one.
  Syntax child(Node kind) const;
  bool has(Node kind) const { return static_cast<bool>(child(kind)); }
  // By position; empty when there are fewer.
  Syntax operator[](std::size_t position) const;

 private:
  const grammar::NodeRecord& record() const { return tree_->nodes[index_]; }

  const SyntaxTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

// Few nodes have more than sixteen children, and those that do are lists.
class Syntax::Children {
 public:
  explicit Children(const Syntax& parent);

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Syntax;
    using difference_type = std::ptrdiff_t;
    using pointer = const Syntax*;
    using reference = Syntax;
    Iterator() = default;
    Iterator(const Children& children, std::size_t at) : children_(&children), at_(at) {}
    Syntax operator*() const { return (*children_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++at_;
      return before;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Children* children_ = nullptr;
    std::size_t at_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size_}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Syntax operator[](std::size_t i) const {
    const std::size_t place = size_ - 1 - i;
    return {*tree_, place < few ? first_[place] : rest_[place - few]};
  }

 private:
  static constexpr std::size_t few = 16;

  const SyntaxTree* tree_;
  std::size_t size_ = 0;
  // Indexes into the tree's nodes, the last child first: so they are found.
  std::array<std::uint32_t, few> first_;
  std::vector<std::uint32_t> rest_;
};

// Calls `visit(Syntax)` for the node and all below it, in the order of the tree: children before their parent. Returns
// early when `visit` returns false.
template <typename Visit>
void walk(const Syntax& root, Visit visit) {
  for (std::uint32_t at = root.first_node(); at <= root.index(); ++at) {
    if (!visit(Syntax(root.tree(), at))) return;
  }
}

}  // namespace mig
