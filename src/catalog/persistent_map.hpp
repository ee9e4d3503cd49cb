// A map from 64-bit keys to values that is copied in constant time: copies share what they have in common, and a write
// copies the few nodes on its way that are shared (a hash array mapped trie, 32 ways a level).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace mig {

// Keys should differ in their low bits: dense numbers or hashes.
template <typename Value>
class PersistentMap {
 public:
  // Null when there is none; valid until the map is changed.
  const Value* find(std::uint64_t key) const {
    const Node* node = root_.get();
    for (unsigned level = 0; node != nullptr; ++level) {
      const std::uint32_t bit = bit_of(key, level);
      if ((node->used & bit) == 0) return nullptr;
      const Entry& entry = node->entries[node->place(bit)];
      if (!entry.child) return entry.key == key ? &entry.value : nullptr;
      node = entry.child.get();
    }
    return nullptr;
  }

  // The value under the key, made if there is none, for writing: no other copy of the map sees what is written.
  Value& write(std::uint64_t key) { return write(root_, key, 0); }

  void erase(std::uint64_t key) {
    if (find(key) != nullptr) erase(root_, key, 0);
  }

  // In no particular order.
  template <typename Visit>
  void for_each(Visit visit) const {
    if (root_) for_each(*root_, visit);
  }

 private:
  struct Node;
  struct Entry {  // a value, or with `child` all values of that part
    std::uint64_t key = 0;
    Value value{};
    std::shared_ptr<Node> child;
  };
  struct Node {
    std::uint32_t used = 0;  // one bit for each of the 32 ways
    std::vector<Entry> entries;
    std::size_t place(std::uint32_t bit) const { return ones(used & (bit - 1)); }
  };

  // std::popcount is a call where the compiler must not count on the processor's own instruction.
  static std::size_t ones(std::uint32_t bits) {
    bits -= (bits >> 1U) & 0x55555555U;
    bits = (bits & 0x33333333U) + ((bits >> 2U) & 0x33333333U);
    return (((bits + (bits >> 4U)) & 0x0F0F0F0FU) * 0x01010101U) >> 24U;
  }

  static constexpr unsigned bits_a_level = 5;
  static std::uint32_t bit_of(std::uint64_t key, unsigned level) {
    const unsigned shift = level * bits_a_level;
    return 1U << (shift < 64 ? (key >> shift) & 31U : 0U);
  }

  static Node& own(std::shared_ptr<Node>& node) {
    if (!node) {
      node = std::make_shared<Node>();
    } else if (node.use_count() > 1) {
      node = std::make_shared<Node>(*node);
    }
    return *node;
  }

  static Value& write(std::shared_ptr<Node>& shared, std::uint64_t key, unsigned level) {
    Node& node = own(shared);
    const std::uint32_t bit = bit_of(key, level);
    const std::size_t place = node.place(bit);
    if ((node.used & bit) == 0) {
      node.used |= bit;
      const auto at =
          node.entries.insert(node.entries.begin() + static_cast<std::ptrdiff_t>(place), Entry());
      at->key = key;
      return at->value;
    }
    Entry& entry = node.entries[place];
    if (!entry.child && entry.key == key) return entry.value;
    if (!entry.child) {  // two keys on one way: one level deeper they may part
      std::shared_ptr<Node> child;
      write(child, entry.key, level + 1) = std::move(entry.value);
      entry = Entry();
      entry.child = std::move(child);
    }
    return write(entry.child, key, level + 1);
  }

  static void erase(std::shared_ptr<Node>& shared, std::uint64_t key, unsigned level) {
    Node& node = own(shared);
    const std::uint32_t bit = bit_of(key, level);
    const std::size_t place = node.place(bit);
    Entry& entry = node.entries[place];
    if (entry.child) {
      erase(entry.child, key, level + 1);
      if (!entry.child->entries.empty()) return;
    }
    node.used &= ~bit;
    node.entries.erase(node.entries.begin() + static_cast<std::ptrdiff_t>(place));
  }

  template <typename Visit>
  static void for_each(const Node& node, Visit& visit) {
    for (const Entry& entry : node.entries) {
      if (entry.child) {
        for_each(*entry.child, visit);
      } else {
        visit(entry.key, entry.value);
      }
    }
  }

  std::shared_ptr<Node> root_;
};

}  // namespace mig
