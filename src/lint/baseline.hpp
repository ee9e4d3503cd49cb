// Findings that were there before, so that an old project begins at zero. A finding is known by its rule, its migration,
// its tables and the canonical sum of its statement: lines that shift and comments that change do not matter.
//
//   # mig lint baseline 2
//   9f86d081884c7d65 dropping-table 20260101000000_users
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/source.hpp"
#include "lint/finding.hpp"

namespace mig {

class Baseline {
 public:
  // Throws Error{usage} with the place of a line that cannot be read.
  static Baseline read(const Source& source);

  void add(const Finding& finding);
  // True when it holds the finding, which is then taken out: two alike need two entries.
  bool take(const Finding& finding);
  // Takes over the entries of `other` about migrations that are not among `judged`.
  void keep(const Baseline& other, const std::set<std::string>& judged);

  std::size_t size() const;
  std::string text() const;  // a function of the entries alone

 private:
  using Entry = std::tuple<std::string, std::string, std::string>;  // migration, rule, sum
  static Entry entry_of(const Finding& finding);

  std::map<Entry, std::size_t> entries_;  // how many times
};

}  // namespace mig
