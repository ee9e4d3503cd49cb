// How much a column that is dropped and one that is added have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// Of an ALTER TABLE that drops or adds it.
struct ChangedColumn {
  const JudgedStatement* at = nullptr;
  std::string name;
  const Table* table = nullptr;    // with the column in it; null: not known
  const Column* column = nullptr;  // the same
};

// What is the same of two columns, and how much that weighs.
struct Likeness {
  int weight = 0;
  bool is_possible = true;
  std::vector<std::string> evidence;

  void add(int by, std::string_view what) {
    weight += by;
    if (!what.empty()) evidence.emplace_back(what);
  }
};

// `add` with the column as it is in `after`. `is_only_pair`: nothing else near is dropped or added.
Likeness column_likeness(const Catalog& after, const ChangedColumn& drop, const ChangedColumn& add,
                         bool is_only_pair);

}  // namespace mig
