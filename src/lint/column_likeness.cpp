#include "lint/column_likeness.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/alike.hpp"

namespace mig {
namespace {

const Constraint* foreign_key_of(const Table& table, std::string_view column) {
  for (const Constraint& each : table.constraints) {
    if (each.kind == ast::ConstraintKind::foreign_key && each.columns.size() == 1 &&
        each.columns.front() == column) {
      return &each;
    }
  }
  return nullptr;
}

bool is_unique(const Catalog& catalog, const Table& table, std::string_view column) {
  for (const Constraint& each : table.constraints) {
    const bool is_key =
        each.kind == ast::ConstraintKind::unique || each.kind == ast::ConstraintKind::primary_key;
    if (is_key && each.columns.size() == 1 && each.columns.front() == column) return true;
  }
  const auto indexes = catalog.dependents<Index>(table.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    return each->table == table.id && each->is_unique && each->elements.size() == 1 &&
           each->elements.front().column == column;
  });
}

bool has_index(const Catalog& catalog, const Table& table, std::string_view column) {
  const auto indexes = catalog.dependents<Index>(table.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    return each->table == table.id && !each->elements.empty() &&
           each->elements.front().column == column;
  });
}

class Comparison {
 public:
  // `add` with the column as it is in `after`.
  Comparison(const Catalog& after, const ChangedColumn& drop, const ChangedColumn& add)
      : drop_(drop), add_(add), before_(drop.at->before), after_(after) {}

  // Columns of files that lie apart need more in common than what many columns have.
  Likeness run(bool is_only_pair) {
    if (drop_.column == nullptr || add_.column == nullptr) {
      likeness_.add(1, "");
    } else {
      types();
      if (likeness_.is_possible) details();
    }
    const bool is_alike = are_similar_names(drop_.name, add_.name);
    if (is_alike) likeness_.add(2, "the names are alike");
    const bool is_of_one_file = drop_.at->file == add_.at->file;
    if (drop_.at == add_.at) {
      likeness_.add(2, "in one ALTER TABLE");
    } else if (is_of_one_file) {
      likeness_.add(1, "");
    }
    if (!is_of_one_file && !is_alike && !has_same_key_) likeness_.is_possible = false;
    if (is_only_pair) likeness_.add(2, "");
    return std::move(likeness_);
  }

 private:
  void types() {
    const std::string was = before_.to_string(drop_.column->type);
    const std::string is = after_.to_string(add_.column->type);
    if (was == is) {
      // Flags are added and dropped for all kinds of reasons.
      likeness_.add(lower_ascii(was) == "boolean" ? 0 : 2, concat("the same type ", was));
    } else if (are_compatible_types(was, is, before_.dialect())) {
      likeness_.add(0, concat("type ", was, " and ", is));
    } else {
      likeness_.is_possible = false;
    }
  }

  void details() {
    const Column &was = *drop_.column, &is = *add_.column;
    if (!is.generated.empty() || (was.identity == Identity::none && is.identity != was.identity)) {
      likeness_.is_possible = false;
    }
    if (was.not_null && is.not_null) likeness_.add(1, "both are NOT NULL");
    if (!was.default_value.empty() && !is.default_value.empty()) {
      const bool same = was.default_value == is.default_value;
      likeness_.add(same ? 1 : -1, same ? "the same default" : "");
    }
    const bool was_last = drop_.table != nullptr && !drop_.table->columns.empty() &&
                          drop_.table->columns.back().name == was.name;
    if (was_last && drop_.at == add_.at) likeness_.add(0, "at the same place");
    keys();
  }

  void keys() {
    const Constraint* was = foreign_key_of(*drop_.table, drop_.name);
    const Constraint* is = foreign_key_of(*add_.table, add_.name);
    if (was != nullptr && is != nullptr) {
      const bool same =
          was->references == is->references && was->referenced_name == is->referenced_name;
      if (!same) likeness_.is_possible = false;
      likeness_.add(2, "the same foreign key");
      has_same_key_ = same;
    } else if (is != nullptr) {
      likeness_.add(-2, "");
    }
    const bool was_unique = is_unique(before_, *drop_.table, drop_.name),
               now_unique = is_unique(after_, *add_.table, add_.name);
    if (was_unique && now_unique) likeness_.add(1, "both are unique");
    if (!was_unique && has_index(before_, *drop_.table, drop_.name) &&
        has_index(after_, *add_.table, add_.name)) {
      likeness_.add(1, "both have an index");
    }
  }

  const ChangedColumn& drop_;
  const ChangedColumn& add_;
  const Catalog& before_;
  const Catalog& after_;
  Likeness likeness_;
  bool has_same_key_ = false;
};

}  // namespace

Likeness column_likeness(const Catalog& after, const ChangedColumn& drop, const ChangedColumn& add,
                         bool is_only_pair) {
  return Comparison(after, drop, add).run(is_only_pair);
}

}  // namespace mig
