// A list whose copies share what they have in common: the columns of a table that gets one more, 4,000 grants and another
// one. Copying it, adding at its end and changing one item copy a few dozen pointers and no other item.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace mig {

// Read like a std::vector. Who changes an item says so: at_for_change() and for_change() copy it where another list
// holds it too.
template <typename T>
class SharedList {
 public:
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    Iterator(const SharedList& in, std::size_t place) : in_(&in), place_(place) {}
    const T& operator*() const { return (*in_)[place_]; }
    const T* operator->() const { return &**this; }
    const T& operator[](std::ptrdiff_t by) const { return *(*this + by); }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this += -1; }
    Iterator operator++(int) { return std::exchange(*this, *this + 1); }
    Iterator operator--(int) { return std::exchange(*this, *this + -1); }
    Iterator& operator+=(std::ptrdiff_t by) {
      place_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place_) + by);
      return *this;
    }
    Iterator& operator-=(std::ptrdiff_t by) { return *this += -by; }
    friend Iterator operator+(Iterator from, std::ptrdiff_t by) { return from += by; }
    friend Iterator operator+(std::ptrdiff_t by, Iterator from) { return from += by; }
    friend Iterator operator-(Iterator from, std::ptrdiff_t by) { return from += -by; }
    friend std::ptrdiff_t operator-(const Iterator& a, const Iterator& b) {
      return static_cast<std::ptrdiff_t>(a.place_) - static_cast<std::ptrdiff_t>(b.place_);
    }
    bool operator==(const Iterator& other) const { return place_ == other.place_; }
    auto operator<=>(const Iterator& other) const { return place_ <=> other.place_; }

   private:
    const SharedList* in_ = nullptr;
    std::size_t place_ = 0;
  };
  using value_type = T;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using reference = const T&;
  using const_reference = const T&;
  using iterator = Iterator;
  using const_iterator = Iterator;

  SharedList() = default;
  SharedList(std::vector<T> items) {
    for (T& each : items) push_back(std::move(each));
  }

  std::size_t size() const {
    return chunks_.empty() ? 0 : (chunks_.size() - 1) * chunk_size + chunks_.back()->size();
  }
  bool empty() const { return chunks_.empty(); }
  const T& operator[](std::size_t place) const {
    return *(*chunks_[place / chunk_size])[place % chunk_size];
  }
  const T& front() const { return (*this)[0]; }
  const T& back() const { return *chunks_.back()->back(); }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

  void push_back(T item) { append(std::make_shared<T>(std::move(item))); }
  void insert(Iterator before, T item) {
    Chunk tail = cut(place_of(before));
    push_back(std::move(item));
    for (Item& each : tail) append(std::move(each));
  }
  void erase(Iterator at) {
    Chunk tail = cut(place_of(at));
    for (std::size_t i = 1; i < tail.size(); ++i) append(std::move(tail[i]));
  }
  void clear() { chunks_.clear(); }

  T& at_for_change(std::size_t place) {
    Item& item = own(chunks_[place / chunk_size])[place % chunk_size];
    if (item.use_count() > 1) item = std::make_shared<T>(*item);
    return *item;
  }
  T& at_for_change(const Iterator& at) { return at_for_change(place_of(at)); }
  // To go through: all items that it comes to are copied where another list holds them too.
  auto for_change() {
    struct Place {
      SharedList* in;
      std::size_t place;
      T& operator*() const { return in->at_for_change(place); }
      Place& operator++() {
        ++place;
        return *this;
      }
      bool operator==(const Place& other) const { return place == other.place; }
    };
    struct Range {
      SharedList* in;
      Place begin() const { return {in, 0}; }
      Place end() const { return {in, in->size()}; }
    };
    return Range{this};
  }

  template <typename Fits>
  friend std::size_t erase_if(SharedList& list, Fits fits) {
    std::size_t first = 0;
    while (first < list.size() && !fits(list[first])) ++first;
    if (first == list.size()) return 0;
    std::size_t erased = 0;
    for (Item& each : list.cut(first)) {
      if (fits(std::as_const(*each))) {
        ++erased;
      } else {
        list.append(std::move(each));
      }
    }
    return erased;
  }

 private:
  using Item = std::shared_ptr<T>;
  using Chunk = std::vector<Item>;
  static constexpr std::size_t chunk_size = 32;

  std::size_t place_of(const Iterator& at) const { return static_cast<std::size_t>(at - begin()); }

  static Chunk& own(std::shared_ptr<Chunk>& chunk) {
    if (chunk.use_count() > 1) chunk = std::make_shared<Chunk>(*chunk);
    return *chunk;
  }
  void append(Item item) {
    if (chunks_.empty() || chunks_.back()->size() == chunk_size) {
      chunks_.push_back(std::make_shared<Chunk>());
    }
    own(chunks_.back()).push_back(std::move(item));
  }
  // Takes what lies there and behind out of the list.
  Chunk cut(std::size_t place) {
    Chunk tail;
    for (std::size_t i = place, end = size(); i < end; ++i) {
      tail.push_back((*chunks_[i / chunk_size])[i % chunk_size]);
    }
    chunks_.resize((place + chunk_size - 1) / chunk_size);
    if (place % chunk_size != 0) own(chunks_.back()).resize(place % chunk_size);
    return tail;
  }

  std::vector<std::shared_ptr<Chunk>> chunks_;  // all full but the last
};

}  // namespace mig
