#include "lint/sqlite/rebuild_losses.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/print_parts.hpp"
#include "lint/sqlite/columns.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;
using Names = std::vector<std::string>;

class Losses {
 public:
  explicit Losses(const Rebuild& rebuild)
      : rebuild_(rebuild),
        before_(rebuild.before()),
        end_(*rebuild.at_end),
        old_(*rebuild.old_table),
        new_(*end_.get<Table>(rebuild.new_id)),
        copy_(rebuild.copy()) {}

  std::vector<RebuildLoss> find() {
    for (const Constraint& each : old_.constraints) constraint(each);
    for (const Index* each : before_.dependents<Index>(old_.id)) {
      if (each->table == old_.id) index(*each);
    }
    for (const Trigger* each : before_.dependents<Trigger>(old_.id)) {
      if (each->parent == old_.id) trigger(*each);
    }
    sequence();
    return std::move(found_);
  }

 private:
  // What the new table calls a column of the old one; "": it has none.
  std::string now(const std::string& column) const {
    for (const CopiedColumn& each : copy_.columns) {
      if (before_.same_name(each.from, column) && column_of(new_, each.to) != nullptr) {
        return each.to;
      }
    }
    return column_of(new_, column) != nullptr ? column : std::string();
  }

  // nullopt: one of them is gone.
  std::optional<Names> now(const Names& columns) const {
    Names names;
    for (const std::string& each : columns) {
      names.push_back(lower_ascii(now(each)));
      if (names.back().empty()) return std::nullopt;
    }
    return names;
  }

  static Names lower(Names names) {
    for (std::string& each : names) each = lower_ascii(each);
    return names;
  }
  static Names sorted(Names names) {
    std::sort(names.begin(), names.end());
    return names;
  }

  bool has_key(const Names& columns) const {
    const bool by_constraint =
        std::any_of(new_.constraints.begin(), new_.constraints.end(), [&](const Constraint& each) {
          return (each.kind == ConstraintKind::primary_key ||
                  each.kind == ConstraintKind::unique) &&
                 sorted(lower(each.columns)) == sorted(columns);
        });
    if (by_constraint) return true;
    const auto indexes = end_.dependents<Index>(new_.id);
    return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
      return each->table == new_.id && each->is_unique && each->predicate.empty() &&
             sorted(elements_of(*each)) == sorted(columns);
    });
  }

  static Names elements_of(const Index& index) {
    Names names;
    for (const IndexElement& each : index.elements) names.push_back(lower_ascii(each.column));
    return names;
  }

  // A column that its expressions name is gone.
  bool names_lost_column(const std::string& text) const {
    return std::any_of(old_.columns.begin(), old_.columns.end(), [&](const Column& each) {
      return now(each.name).empty() && mentions_column(text, each.name, Dialect::sqlite);
    });
  }

  void add(RebuildLoss::Kind kind, std::string what, std::vector<std::string> again = {}) {
    found_.push_back({kind, std::move(what), std::move(again)});
  }

  void constraint(const Constraint& constraint) {
    switch (constraint.kind) {
      case ConstraintKind::primary_key:
      case ConstraintKind::unique: return key(constraint);
      case ConstraintKind::foreign_key: return foreign_key(constraint);
      case ConstraintKind::check: return check(constraint);
      default: return;
    }
  }

  void key(const Constraint& constraint) {
    const auto columns = now(constraint.columns);
    if (!columns || has_key(*columns)) return;
    // A primary key and a unique one over the same columns are one loss.
    if (!lost_keys_.insert(sorted(*columns)).second) return;
    const bool is_primary = constraint.kind == ConstraintKind::primary_key;
    if (is_primary && new_.primary_key() != nullptr) {
      return add(
          RebuildLoss::Kind::constraint,
          concat("its primary key (", join(constraint.columns, ", "), "), for it has another now"));
    }
    add(is_primary ? RebuildLoss::Kind::key : RebuildLoss::Kind::constraint,
        concat(is_primary ? "the primary key (" : "the unique key (",
               join(constraint.columns, ", "), ")"));
  }

  void foreign_key(const Constraint& constraint) {
    const auto columns = now(constraint.columns);
    const bool is_dangling = end_.is_complete() && end_.find(ObjectKind::table, new_.parent,
                                                             constraint.referenced_name) == 0;
    if (!columns || is_dangling) return;
    const bool is_kept =
        std::any_of(new_.constraints.begin(), new_.constraints.end(), [&](const Constraint& each) {
          return each.kind == ConstraintKind::foreign_key && lower(each.columns) == *columns &&
                 end_.same_name(each.referenced_name, constraint.referenced_name);
        });
    if (is_kept) return;
    add(RebuildLoss::Kind::constraint, concat("the foreign key (", join(constraint.columns, ", "),
                                              ") to ", constraint.referenced_name));
  }

  void check(const Constraint& constraint) {
    if (names_lost_column(constraint.expression)) return;
    const auto checks = [](const Table& table) {
      return std::count_if(
          table.constraints.begin(), table.constraints.end(),
          [](const Constraint& each) { return each.kind == ConstraintKind::check; });
    };
    // Its text may have changed with what it says: only one that has no successor is lost.
    if (checks(new_) >= checks(old_)) return;
    const bool is_kept =
        std::any_of(new_.constraints.begin(), new_.constraints.end(), [&](const Constraint& each) {
          return each.kind == ConstraintKind::check && each.expression == constraint.expression;
        });
    if (!is_kept) add(RebuildLoss::Kind::constraint, concat("CHECK (", constraint.expression, ")"));
  }

  void index(const Index& index) {
    Names columns;
    for (const IndexElement& each : index.elements) {
      if (!each.column.empty() && now(each.column).empty()) return;
      if (names_lost_column(each.expression)) return;
      columns.push_back(lower_ascii(now(each.column)));
    }
    if (names_lost_column(index.predicate)) return;
    if (end_.find(ObjectKind::index, new_.parent, index.name) != 0) return;
    const bool is_key = std::none_of(index.elements.begin(), index.elements.end(),
                                     [](const IndexElement& each) { return each.column.empty(); });
    if (is_key && index.is_unique && index.predicate.empty() && has_key(columns)) return;
    const auto present = end_.dependents<Index>(new_.id);
    const bool is_made = std::any_of(present.begin(), present.end(), [&](const Index* each) {
      return each->table == new_.id && elements_of(*each) == columns &&
             each->is_unique >= index.is_unique &&
             each->predicate.empty() == index.predicate.empty();
    });
    if (is_made) return;
    Index again = index;
    again.table = new_.id;
    for (IndexElement& each : again.elements) {
      if (!each.column.empty()) each.column = now(each.column);
    }
    add(RebuildLoss::Kind::index,
        concat(index.is_unique ? "the unique index " : "the index ", index.name),
        {concat(print_index(end_, again), ";")});
  }

  void trigger(const Trigger& trigger) {
    const auto all = end_.all<Trigger>();
    const bool is_kept = std::any_of(all.begin(), all.end(), [&](const Trigger* each) {
      return end_.same_name(each->name, trigger.name);
    });
    if (is_kept) return;
    // In the catalogue where its table still has the right name.
    add(RebuildLoss::Kind::trigger, concat("the trigger ", trigger.name), {trigger_text(trigger)});
  }

  std::string trigger_text(Trigger trigger) const {
    trigger.parent = new_.id;
    return concat(print_trigger(end_, trigger), ";");
  }

  static bool counts(const Table& table) {
    const Constraint* key = table.primary_key();
    return key != nullptr && key->is_autoincrement && rowid_alias(table) != nullptr;
  }

  void sequence() {
    if (!counts(old_) || touches_sequences() || now(rowid_alias(old_)->name).empty()) return;
    if (!counts(new_)) return add(RebuildLoss::Kind::sequence, "AUTOINCREMENT");
    const Object* made = rebuild_.create->after.object(rebuild_.new_id);
    const std::string now_called = quote_string(
        rebuild_.way == Rebuild::Way::new_first && made != nullptr ? made->name : rebuild_.name);
    const Object* old = rebuild_.drop != nullptr ? rebuild_.drop->before.object(old_.id) : nullptr;
    const std::string old_called = quote_string(old != nullptr ? old->name : rebuild_.name);
    std::vector<std::string> again;
    if (rebuild_.way == Rebuild::Way::new_first || rebuild_.way == Rebuild::Way::old_away) {
      again = {
          concat("-- before the old table is dropped:\nDELETE FROM sqlite_sequence WHERE name = ",
                 now_called, ";"),
          concat("INSERT INTO sqlite_sequence (name, seq) SELECT ", now_called,
                 ", seq FROM sqlite_sequence WHERE name = ", old_called, ";")};
    }
    add(RebuildLoss::Kind::sequence, "the last number of its AUTOINCREMENT", std::move(again));
  }

  // The file sees to it by itself.
  bool touches_sequences() const {
    for (const ParsedStatement& each : rebuild_.create->file->script->statements()) {
      if (each.statement == nullptr) continue;
      for (const TableReference& table : references_of(each.statement->syntax).tables) {
        if (table.access != Access::read && lower_ascii(table.name.name) == "sqlite_sequence") {
          return true;
        }
      }
    }
    return false;
  }

  const Rebuild& rebuild_;
  const Catalog& before_;
  const Catalog& end_;
  const Table& old_;
  const Table& new_;
  const Copy copy_;
  std::set<Names> lost_keys_;
  std::vector<RebuildLoss> found_;
};

}  // namespace

std::vector<RebuildLoss> losses_of(const Rebuild& rebuild) {
  if (rebuild.old_table == nullptr || rebuild.old_table->is_open) return {};
  if (rebuild.at_end->get<Table>(rebuild.new_id) == nullptr) return {};
  return Losses(rebuild).find();
}

}  // namespace mig
