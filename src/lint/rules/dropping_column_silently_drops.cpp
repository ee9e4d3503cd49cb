#include <algorithm>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "lint/column_steps.hpp"
#include "lint/final_schema.hpp"
#include "lint/index_cover.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> columns_of(const Index& index) {
  std::vector<std::string> columns;
  for (const IndexElement& each : index.elements) {
    columns.push_back(each.column.empty() ? concat("(", each.expression, ")") : each.column);
  }
  return columns;
}

bool uses(const Index& index, std::string_view column, const Catalog& catalog) {
  const auto mentions = [&](const std::string& text) {
    return mentions_column(text, column, catalog.dialect());
  };
  return has(index.include, column) || mentions(index.predicate) ||
         std::any_of(index.elements.begin(), index.elements.end(), [&](const IndexElement& each) {
           return each.column == column || mentions(each.expression);
         });
}

// It is an index of nothing but this column: nobody expects it to stay.
bool is_of_column_alone(const Index& index, const Table& table, std::string_view column,
                        Dialect dialect) {
  return std::none_of(table.columns.begin(), table.columns.end(), [&](const Column& other) {
    const auto mentions = [&](const std::string& text) {
      return mentions_column(text, other.name, dialect);
    };
    if (other.name == column) return false;
    return has(index.include, other.name) || mentions(index.predicate) ||
           std::any_of(index.elements.begin(), index.elements.end(), [&](const IndexElement& each) {
             return each.column == other.name || mentions(each.expression);
           });
  });
}

// What is left of its columns leads another index that stays: what read by it still can.
bool is_replaced(const Index& index, std::string_view column, const Catalog& after) {
  std::vector<std::string> rest = columns_of(index);
  std::erase(rest, column);
  if (rest.empty() || !index.predicate.empty()) return false;
  for (const Index* other : after.dependents<Index>(index.table)) {
    if (other->table != index.table || !other->predicate.empty() || !other->is_valid) continue;
    const std::vector<std::string> columns = columns_of(*other);
    const bool leads =
        columns.size() >= rest.size() && std::equal(rest.begin(), rest.end(), columns.begin());
    const bool keeps_unique =
        !index.is_unique || (other->is_unique && columns.size() == rest.size());
    if (leads && keeps_unique) return true;
  }
  return false;
}

std::string_view word_of(ast::ConstraintKind kind) {
  switch (kind) {
    case ast::ConstraintKind::check: return "CHECK";
    case ast::ConstraintKind::primary_key: return "PRIMARY KEY";
    case ast::ConstraintKind::unique: return "UNIQUE";
    case ast::ConstraintKind::foreign_key: return "FOREIGN KEY";
    case ast::ConstraintKind::exclude: return "EXCLUDE";
    default: return "";
  }
}

// A primary key is missed even where it was the column's own.
bool is_missed(const Constraint& constraint, const Table& table, std::string_view column,
               Dialect dialect) {
  if (constraint.kind == ast::ConstraintKind::primary_key) return has(constraint.columns, column);
  if (constraint.kind == ast::ConstraintKind::check) {
    if (!mentions_column(constraint.expression, column, dialect)) return false;
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& other) {
      return other.name != column && mentions_column(constraint.expression, other.name, dialect);
    });
  }
  return constraint.columns.size() > 1 && has(constraint.columns, column);
}

// What goes with the column without a word, as messages name it.
class Vanished {
 public:
  // `end`: after the file.
  Vanished(const JudgedStatement& at, const ast::AlterTable& alter, const Table& table,
           std::string_view column, const Catalog& end)
      : at_(at), alter_(alter), table_(table), column_(column), end_(end) {}

  std::vector<std::string> names() {
    for (const Constraint& each : table_.constraints) {
      if (!word_of(each.kind).empty()) look_at(each);
    }
    for (const Index* each : at_.before.dependents<Index>(table_.id)) {
      if (each->table == table_.id && each->constraint.empty()) look_at(*each);
    }
    for (const Other* each : at_.before.dependents<Other>(table_.id)) {
      const bool is_one = each->kind == ObjectKind::statistics &&
                          mentions_column(each->identity, column_, at_.before.dialect());
      if (is_one) names_.push_back(kind_and_name(at_.before, each->id));
    }
    return std::move(names_);
  }

 private:
  bool is_dropped_by_name(const Constraint& constraint) const {
    return std::any_of(alter_.actions.begin(), alter_.actions.end(),
                       [&](const ast::AlterTableAction& action) {
                         return action.kind == ast::AlterTableKind::drop_constraint &&
                                action.name.text == constraint.name;
                       });
  }

  // The same file makes it again.
  bool comes_back(const Index& index) const {
    const auto indexes = end_.dependents<Index>(table_.id);
    return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
      return each->table == table_.id && is_same_index(at_.before, index, end_, *each);
    });
  }
  bool comes_back(const Constraint& constraint) const {
    const auto* now = end_.get<Table>(table_.id);
    return now != nullptr && std::any_of(now->constraints.begin(), now->constraints.end(),
                                         [&](const Constraint& each) {
                                           return each.kind == constraint.kind &&
                                                  each.columns == constraint.columns &&
                                                  each.expression == constraint.expression &&
                                                  each.references == constraint.references;
                                         });
  }

  void look_at(const Constraint& each) {
    if (!is_missed(each, table_, column_, at_.before.dialect())) return;
    if (is_dropped_by_name(each) || comes_back(each)) return;
    const auto* index = at_.before.get<Index>(each.index);
    if (index != nullptr && each.kind == ast::ConstraintKind::unique &&
        is_replaced(*index, column_, at_.after)) {
      return;
    }
    std::string over = index != nullptr ? concat(" (", join(columns_of(*index), ", "), ")")
                       : each.kind == ast::ConstraintKind::check
                           ? concat(" (", each.expression, ")")
                           : concat(" (", join(each.columns, ", "), ")");
    names_.push_back(
        concat("constraint ", at_.before.quoted(each.name), " ", word_of(each.kind), over));
  }

  void look_at(const Index& each) {
    if (!uses(each, column_, at_.before) ||
        is_of_column_alone(each, table_, column_, at_.before.dialect()))
      return;
    if (is_replaced(each, column_, at_.after) || comes_back(each)) return;
    names_.push_back(concat(each.is_unique ? "unique index " : "index ",
                            at_.before.qualified_name(each.id), " (", join(columns_of(each), ", "),
                            ")"));
  }

  const JudgedStatement& at_;
  const ast::AlterTable& alter_;
  const Table& table_;
  std::string_view column_;
  const Catalog& end_;
  std::vector<std::string> names_;
};

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::drop_column, [&](const ast::AlterTableAction& action,
                                                            const ast::AlterTable& alter,
                                                            const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    const auto* table = at.before.get<Table>(id);
    if (table == nullptr || at.was_refused || is_column_of_set(at, id, action.name.text)) return;
    const Catalog& end = last_of_file(context, at).after;
    const auto names = Vanished(at, alter, *table, action.name.text, end).names();
    if (names.empty()) return;
    Finding& found = findings.add(at, action.syntax.span(),
                                  concat("dropping ", column_name(at.before, id, action.name.text),
                                         " silently drops ", listed(names), " too"));
    found.tables = {at.before.qualified_name(id)};
    found.subject = concat(at.before.quoted(action.name.text), " with ", listed(names));
    found.steps = {
        "-- first what takes its place: a unique index over the other columns, built "
        "concurrently, a CHECK … NOT VALID",
    };
    if (const Column* column = table->column(action.name.text)) {
      append_steps(found.steps,
                   column_drop_steps(at.before, *table, *column,
                                     "dropping-column, dropping-column-silently-drops"));
    }
  });
}

}  // namespace

extern const LintRule dropping_column_silently_drops_rule;
const LintRule dropping_column_silently_drops_rule{
    .id = "dropping-column-silently-drops",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "an index or constraint over several columns vanishes with one of them",
    .why =
        R"(PostgreSQL drops every index, constraint and statistics object that the column is a part of, also those
that cover other columns, without CASCADE and without a notice. A query that lived on the index is slow
from then on, a UNIQUE or CHECK that guarded the other columns guards nothing, and INSERT … ON CONFLICT
(a, b) fails for want of its constraint. Decide what should guard the remaining columns, create that
first, and then drop the column.)",
    .bad =
        R"(CREATE TABLE seats (id bigint PRIMARY KEY, hall int, place int, wing text, UNIQUE (hall, wing, place));
-- history:
ALTER TABLE seats DROP COLUMN wing;
)",
    .good =
        R"(CREATE TABLE seats (id bigint PRIMARY KEY, hall int, place int, wing text, UNIQUE (hall, wing, place));
CREATE UNIQUE INDEX seats_hall_place_key ON seats (hall, place);
-- history:
-- mig: ignore dropping-column -- no release since 41 knows it
ALTER TABLE seats DROP COLUMN wing;
)",
    .check = check,
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
