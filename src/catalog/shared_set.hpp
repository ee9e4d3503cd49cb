// A sorted set whose copies share what they have in common: an object that has thousands of grants gets one more.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace mig {

// Read like a std::set. It lies in short pieces: a copy copies pointers to them, an insertion one piece.
template <typename T>
class SharedSet {
  using Item = std::shared_ptr<const T>;
  using Chunk = std::vector<Item>;  // sorted, never empty
  using Chunks = std::vector<std::shared_ptr<const Chunk>>;

 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    Iterator(const Chunks& in, std::size_t chunk) : in_(&in), chunk_(chunk) {}
    const T& operator*() const { return *(*(*in_)[chunk_])[place_]; }
    const T* operator->() const { return &**this; }
    Iterator& operator++() {
      if (++place_ == (*in_)[chunk_]->size()) {
        ++chunk_;
        place_ = 0;
      }
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const {
      return chunk_ == other.chunk_ && place_ == other.place_;
    }

   private:
    const Chunks* in_ = nullptr;
    std::size_t chunk_ = 0, place_ = 0;
  };

  bool empty() const { return chunks_.empty(); }
  void clear() { chunks_.clear(); }
  Iterator begin() const { return {chunks_, 0}; }
  Iterator end() const { return {chunks_, chunks_.size()}; }

  std::size_t count(const T& item) const {
    const std::size_t at = chunk_for(item);
    if (at == chunks_.size()) return 0;
    const auto found = place_in(*chunks_[at], item);
    return found != chunks_[at]->end() && !(item < **found) ? 1 : 0;
  }

  void insert(T item) {
    if (count(item) > 0) return;
    if (chunks_.empty()) {
      const auto only = std::make_shared<const T>(std::move(item));
      chunks_.push_back(std::make_shared<const Chunk>(1, only));
      return;
    }
    const std::size_t at = std::min(chunk_for(item), chunks_.size() - 1);
    Chunk made = *chunks_[at];
    const auto before = place_in(made, item);
    made.insert(before, std::make_shared<const T>(std::move(item)));
    if (made.size() > longest) {
      const auto middle = made.begin() + static_cast<std::ptrdiff_t>(longest / 2);
      const auto place = chunks_.begin() + static_cast<std::ptrdiff_t>(at) + 1;
      chunks_.insert(place, std::make_shared<const Chunk>(middle, made.end()));
      made.erase(middle, made.end());
    }
    chunks_[at] = std::make_shared<const Chunk>(std::move(made));
  }

  void erase(const T& item) {
    if (count(item) == 0) return;
    const std::size_t at = chunk_for(item);
    Chunk made = *chunks_[at];
    made.erase(place_in(made, item));
    if (made.empty()) {
      chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
      chunks_[at] = std::make_shared<const Chunk>(std::move(made));
    }
  }

  template <typename Fits>
  friend void erase_if(SharedSet& set, Fits fits) {
    std::vector<T> gone;
    for (const T& each : set) {
      if (fits(each)) gone.push_back(each);
    }
    for (const T& each : gone) set.erase(each);
  }

 private:
  static constexpr std::size_t longest = 64;

  // The piece that has the item, or would have it between others; their number: it comes behind all.
  std::size_t chunk_for(const T& item) const {
    const auto found = std::partition_point(chunks_.begin(), chunks_.end(),
                                            [&](const auto& each) { return *each->back() < item; });
    return static_cast<std::size_t>(found - chunks_.begin());
  }
  template <typename In>
  static auto place_in(In& chunk, const T& item) {
    return std::partition_point(chunk.begin(), chunk.end(),
                                [&](const Item& each) { return *each < item; });
  }

  Chunks chunks_;
};

}  // namespace mig
