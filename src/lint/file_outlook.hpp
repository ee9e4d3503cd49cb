// The judged files one by one, each as if it were the pending one: how the schema stands before and after it, and which
// files lie next to it. A run over all files of a directory is judged by these, not by how the last one leaves the schema.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/context.hpp"

namespace mig {

class FileOutlook {
 public:
  explicit FileOutlook(const LintContext& context);

  const Catalog& before(const LintFile& file) const { return files_[number(file)].first->before; }
  const Catalog& after(const LintFile& file) const { return files_[number(file)].last->after; }
  // When both have run.
  const Catalog& after_both(const JudgedStatement& a, const JudgedStatement& b) const {
    return after(a.position < b.position ? *b.file : *a.file);
  }
  // How many files later the second one runs; less than zero: earlier. Downs run alone.
  std::ptrdiff_t distance(const LintFile& from, const LintFile& to) const;
  // One file, or the two next to it on either side, of one release.
  bool are_near(const LintFile& a, const LintFile& b) const;
  // The relation was called so before one of the files from two in front of `from` to `to`: what was put aside there is
  // its old name still.
  bool was_called(ObjectId relation, ObjectId parent, std::string_view name, const LintFile& from,
                  const LintFile& to) const;
  // A table had that name before the file or the two in front of it.
  bool was_taken(ObjectId parent, const std::string& name, const LintFile& file) const;

 private:
  struct Stretch {  // statements of the file itself
    const JudgedStatement* first = nullptr;
    const JudgedStatement* last = nullptr;
  };
  struct State {
    std::size_t number;    // the first file in front of which the object stands so
    const Object* object;  // null: it is not there
  };
  std::size_t number(const LintFile& file) const { return numbers_.at(&file); }
  // Most files leave a relation as it is.
  const std::vector<State>& states_of(ObjectId id) const;
  // The files that count for `from` … `to`.
  std::pair<std::size_t, std::size_t> range(const LintFile& from, const LintFile& to) const;

  std::unordered_map<const LintFile*, std::size_t> numbers_;
  std::vector<Stretch> files_;
  mutable std::map<ObjectId, std::vector<State>> states_;
};

}  // namespace mig
