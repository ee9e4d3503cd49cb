#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "lint/alike.hpp"
#include "lint/column_heir.hpp"
#include "lint/likely_rename.hpp"
#include "lint/row_copy.hpp"

namespace mig {
namespace {

// A column that is dropped or added.
struct Part {
  const JudgedStatement* at = nullptr;
  Span span;
  std::string name;
  const Table* table = nullptr;    // with the column in it; null: not known
  const Column* column = nullptr;  // null: not known
  bool is_taken = false;
};

struct TableParts {
  std::vector<Part> drops, adds;
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

constexpr int enough = 4;

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
  Comparison(const Outlook& outlook, const Part& drop, const Part& add)
      : drop_(drop), add_(add), before_(drop.at->before), after_(outlook.after_run(*add.at)) {}

  Likeness run(bool is_only_pair) {
    if (drop_.column == nullptr || add_.column == nullptr) {
      likeness_.add(1, "");
    } else {
      types();
      if (likeness_.is_possible) details();
    }
    if (are_similar_names(drop_.name, add_.name)) likeness_.add(2, "the names are alike");
    if (drop_.at == add_.at) {
      likeness_.add(2, "in one ALTER TABLE");
    } else if (drop_.at->file == add_.at->file) {
      likeness_.add(1, "");
    }
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

  const Part& drop_;
  const Part& add_;
  const Catalog& before_;
  const Catalog& after_;
  Likeness likeness_;
};

class Pairing {
 public:
  Pairing(const LintContext& context, const Outlook& outlook)
      : context_(context), outlook_(outlook) {}

  std::vector<LikelyRename> run() {
    context_.each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
      if (!at.was_refused && alter.object != ObjectKind::type) collect(alter, at);
    });
    for (auto& [key, parts] : tables_) pair(parts, key.second);
    std::sort(found_.begin(), found_.end(), [](const LikelyRename& a, const LikelyRename& b) {
      return a.drop->position < b.drop->position;
    });
    return std::move(found_);
  }

 private:
  using Key = std::pair<const LintFile*, ObjectId>;  // null: the ups

  void collect(const ast::AlterTable& alter, const JudgedStatement& at) {
    ObjectId id = at.relation(alter.name);
    if (id == 0) id = at.find_after(ObjectKind::table, alter.name);
    if (id == 0 || is_of_set(at, id)) return;
    const Key key{at.file->direction == Direction::up ? nullptr : at.file, id};
    for (const ast::AlterTableAction& each : alter.actions) {
      if (each.kind == ast::AlterTableKind::drop_column) {
        dropped(key, each, at, id);
      } else if (each.kind == ast::AlterTableKind::add_column) {
        added(key, each, at, id);
      }
    }
  }

  void dropped(const Key& key, const ast::AlterTableAction& action, const JudgedStatement& at,
               ObjectId id) {
    if (is_column_of_set(at, id, action.name.text)) return;
    const auto* table = at.before.get<Table>(id);
    const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
    const bool is_known = table != nullptr && !table->is_unknown && !table->is_open;
    if (is_known && column == nullptr) return;
    if (has_heir(context_, at, id, action.name.text)) return;
    tables_[key].drops.push_back(
        {&at, action.syntax.span(), std::string(action.name.text), table, column});
  }

  // What becomes of the new column counts: constraints and NOT NULL often come later.
  void added(const Key& key, const ast::AlterTableAction& action, const JudgedStatement& at,
             ObjectId id) {
    const std::string name(action.column->name.text);
    const auto* before = at.before.get<Table>(id);
    const bool was_there =
        before != nullptr && before->column(name) != nullptr && !drops_in(at, name);
    const auto* table = outlook_.after_run(at).get<Table>(id);
    const Column* column = table != nullptr ? table->column(name) : nullptr;
    if (was_there || column == nullptr) return;
    tables_[key].adds.push_back({&at, action.syntax.span(), name, table, column});
  }

  static bool drops_in(const JudgedStatement& at, std::string_view name) {
    const auto* alter = at.as<ast::AlterTable>();
    return std::any_of(
        alter->actions.begin(), alter->actions.end(), [&](const ast::AlterTableAction& each) {
          return each.kind == ast::AlterTableKind::drop_column && each.name.text == name;
        });
  }

  void pair(TableParts& parts, ObjectId table) {
    if (parts.drops.empty() || parts.adds.empty()) return;
    pair_same_names(parts, table);
    pair_copies(parts, table);
    const bool is_only_pair = parts.drops.size() == 1 && parts.adds.size() == 1;
    while (pair_best(parts, table, is_only_pair)) {
    }
  }

  void pair_same_names(TableParts& parts, ObjectId table) {
    for (Part& drop : parts.drops) {
      for (Part& add : parts.adds) {
        if (!drop.is_taken && !add.is_taken && drop.name == add.name &&
            add.at->position >= drop.at->position) {
          take(drop, add, table, {}, nullptr);
        }
      }
    }
  }

  void pair_copies(TableParts& parts, ObjectId table) {
    for (Part& drop : parts.drops) {
      for (Part& add : parts.adds) {
        if (drop.is_taken || add.is_taken) continue;
        if (const JudgedStatement* copy = copy_of(drop, add, table)) {
          const Likeness likeness = Comparison(outlook_, drop, add).run(false);
          take(drop, add, table, likeness.evidence, copy);
        }
      }
    }
  }

  bool pair_best(TableParts& parts, ObjectId table, bool is_only_pair) {
    Part *best_drop = nullptr, *best_add = nullptr;
    Likeness best;
    for (Part& drop : parts.drops) {
      for (Part& add : parts.adds) {
        if (drop.is_taken || add.is_taken) continue;
        Likeness likeness = Comparison(outlook_, drop, add).run(is_only_pair);
        if (!likeness.is_possible || likeness.weight < enough || likeness.weight <= best.weight) {
          continue;
        }
        best = std::move(likeness);
        best_drop = &drop;
        best_add = &add;
      }
    }
    if (best_drop == nullptr) return false;
    take(*best_drop, *best_add, table, best.evidence, nullptr);
    return true;
  }

  // UPDATE t SET b = … a …, of all rows or some, between the ADD and the DROP.
  const JudgedStatement* copy_of(const Part& drop, const Part& add, ObjectId table) const {
    for (std::size_t i = add.at->position; i < drop.at->position; ++i) {
      const JudgedStatement& each = *(*context_.statements)[i];
      if (each.runs == Runs::when_called) continue;
      if (column_copy(each, table, drop.name, add.name) != ColumnCopy::none) return &each;
    }
    return nullptr;
  }

  void take(Part& drop, Part& add, ObjectId table, std::vector<std::string> evidence,
            const JudgedStatement* copy) {
    drop.is_taken = add.is_taken = true;
    found_.push_back(
        {drop.at, add.at, copy, drop.span, table, 0, drop.name, add.name, std::move(evidence)});
  }

  const LintContext& context_;
  const Outlook& outlook_;
  std::map<Key, TableParts> tables_;
  std::vector<LikelyRename> found_;
};

}  // namespace

std::vector<LikelyRename> column_renames(const LintContext& context, const Outlook& outlook) {
  return Pairing(context, outlook).run();
}

}  // namespace mig
