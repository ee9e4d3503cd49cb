#include "database/postgres/introspect_order.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::int64_t edge_rank = 0;
constexpr std::int64_t part_rank = -1;
constexpr std::int64_t last_rank = 80;  // from here on a kind comes after everything of lower rank

struct Item {
  std::int64_t rank;
  std::string key, text, address;
  bool gives;
  bool done = false;
  std::size_t waits_for = 0;
  std::vector<std::size_t> needed_by = {};
};

bool comes_before(const Item& a, const Item& b) {
  return std::tie(a.rank, a.key, a.text, a.address) < std::tie(b.rank, b.key, b.text, b.address);
}

class Graph {
 public:
  explicit Graph(const Rows& rows) {
    for (const Row& row : rows) read(row);
    std::sort(items_.begin(), items_.end(), comes_before);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].gives) given_by_.emplace(items_[i].address, i);
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].gives) add_edge(i, find(items_[i].address));
    }
    for (const auto& [from, to] : edges_) add_edge(find(from), find(to));
  }

  std::vector<std::string> sorted() {
    texts_.reserve(items_.size());
    const auto last = std::partition_point(items_.begin(), items_.end(),
                                           [](const Item& item) { return item.rank < last_rank; });
    const auto boundary = static_cast<std::size_t>(last - items_.begin());
    emit(0, boundary);
    emit(boundary, items_.size());
    return std::move(texts_);
  }

 private:
  static std::string cell(const Row& row, std::size_t column) {
    return column < row.size() ? row[column].value_or("") : "";
  }

  void read(const Row& row) {
    const std::int64_t rank =
        cell(row, 0) == "-1" ? part_rank : parse_number(cell(row, 0)).value_or(0);
    const bool part = rank == part_rank;
    std::string address = concat(cell(row, 1), ".", cell(row, 2));
    if (part) {
      wholes_.emplace(std::move(address), concat(cell(row, 4), ".", cell(row, 5)));
    } else if (rank == edge_rank) {
      edges_.emplace_back(std::move(address), concat(cell(row, 4), ".", cell(row, 5)));
    } else if (row[5]) {
      items_.push_back({rank, cell(row, 4), cell(row, 5), std::move(address), cell(row, 3) == "t"});
    }
  }

  // The statement that creates the object, or the whole that it is a part of.
  std::optional<std::size_t> find(const std::string& address) const {
    constexpr int deepest = 8;
    const std::string* at = &address;
    for (int depth = 0; depth < deepest; ++depth) {
      if (const auto item = given_by_.find(*at); item != given_by_.end()) return item->second;
      const auto whole = wholes_.find(*at);
      if (whole == wholes_.end()) return std::nullopt;
      at = &whole->second;
    }
    return std::nullopt;
  }

  void add_edge(std::optional<std::size_t> from, std::optional<std::size_t> to) {
    if (!from || !to || from == to) return;
    items_[*to].needed_by.push_back(*from);
    ++items_[*from].waits_for;
  }

  // Of what is ready the first; of a circle the first of all that wait.
  void emit(std::size_t from, std::size_t end) {
    for (std::size_t i = from; i < end; ++i) {
      if (items_[i].waits_for == 0) ready_.insert(i);
    }
    for (std::size_t waiting = from; texts_.size() < end;) {
      while (items_[waiting].done) ++waiting;
      const std::size_t next = ready_.empty() || *ready_.begin() >= end ? waiting : *ready_.begin();
      ready_.erase(next);
      finish(items_[next]);
    }
  }

  void finish(Item& item) {
    texts_.push_back(std::move(item.text));
    item.done = true;
    for (const std::size_t i : item.needed_by) {
      if (--items_[i].waits_for == 0 && !items_[i].done) ready_.insert(i);
    }
  }

  std::vector<Item> items_;
  std::vector<std::pair<std::string, std::string>> edges_;
  std::unordered_map<std::string, std::size_t> given_by_;
  std::unordered_map<std::string, std::string> wholes_;
  std::set<std::size_t> ready_;
  std::vector<std::string> texts_;
};

}  // namespace

std::vector<std::string> order_statements(const Rows& rows) { return Graph(rows).sorted(); }

}  // namespace mig
