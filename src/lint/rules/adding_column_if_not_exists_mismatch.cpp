#include <algorithm>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "lint/new_column.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_certain(const Object* object) {
  return object != nullptr && !object->is_unknown && !object->is_perhaps && !object->is_uncertain;
}

std::string shape(const Catalog& catalog, const DataType& type, bool not_null) {
  return concat(catalog.to_string(type), not_null ? " NOT NULL" : "");
}

// How the column that is there differs from the one that is asked for; empty: it does not.
std::string difference(const Column& present, const ast::Column& wanted,
                       const JudgedStatement& at) {
  if (present.is_perhaps || !wanted.type) return {};
  const NewColumn made = new_column(wanted, at.before, *at.session);
  const bool not_null = made.is_required || made.is_identity;
  const bool is_same = present.type == made.type && present.not_null == not_null;
  if (is_same) return {};
  return concat("it is ", shape(at.before, present.type, present.not_null), " and not ",
                shape(at.before, made.type, not_null));
}

void column(const ast::AlterTableAction& action, const ast::AlterTable& alter,
            const JudgedStatement& at, Findings& findings) {
  if (!action.if_not_exists) return;
  const auto* table = at.table(alter.name);
  if (!is_certain(table)) return;
  const Column* present = table->column(action.column->name.text);
  if (present == nullptr) return;
  const std::string why = difference(*present, action.column, at);
  if (why.empty()) return;
  const std::string name = at.shown(alter.name);
  findings
      .add(at, action.syntax.span(),
           concat(name, ".", at.before.quoted(present->name), " is there already and stays: ", why))
      .tables = {name};
}

void table(const ast::CreateTable& made, const JudgedStatement& at, Findings& findings) {
  if (!made.if_not_exists || !made.likes.empty() || made.partition_of || made.of_type) return;
  const auto* present = at.table(made.name);
  if (!is_certain(present) || present->is_open || !made.inherits.empty()) return;
  std::string why;
  for (const ast::Column& each : made.columns) {
    if (!why.empty()) break;
    const Column* its = present->column(each.name.text);
    if (its == nullptr) {
      why = concat("it has no column ", at.before.quoted(each.name.text));
    } else if (at.data_type(each.type) != its->type && !its->is_perhaps) {
      why = concat("its column ", at.before.quoted(each.name.text), " is ",
                   at.before.to_string(its->type), " and not ",
                   at.before.to_string(at.data_type(each.type)));
    }
  }
  if (why.empty() && present->columns.size() > made.columns.size()) {
    why = concat("it has ", count_of(present->columns.size(), "column"), " and not ",
                 made.columns.size());
  }
  if (why.empty()) return;
  const std::string name = at.shown(made.name);
  findings.add(at, made.name.span(), concat(name, " is there already and stays: ", why)).tables = {
      name};
}

// Columns alone; expressions are not compared.
std::vector<std::string> columns_of(const Index& index) {
  std::vector<std::string> names;
  for (const IndexElement& each : index.elements) names.push_back(each.column);
  return names;
}

void index(const ast::CreateIndex& made, const JudgedStatement& at, Findings& findings) {
  if (!made.if_not_exists || !made.name) return;
  const ObjectId on = at.relation(made.table);
  const Object* owner = at.before.object(on);
  if (owner == nullptr) return;
  const ObjectId id = at.before.find(ObjectKind::table, owner->parent, made.name.text);
  const auto* present = at.before.get<Index>(id);
  if (!is_certain(present)) return;
  std::vector<std::string> wanted;
  for (const ast::IndexElement& each : made.elements) wanted.emplace_back(each.column.text);
  const bool has_predicate = static_cast<bool>(made.predicate);
  std::string why;
  if (present->table != on) {
    why = concat("it is on ", at.before.qualified_name(present->table));
  } else if (present->is_unique != made.is_unique) {
    why = present->is_unique ? "it is unique" : "it is not unique";
  } else if (columns_of(*present) != wanted) {
    why = "it has other columns";
  } else if (present->predicate.empty() == has_predicate) {
    why = has_predicate ? "it has no WHERE" : "it has a WHERE";
  }
  if (why.empty()) return;
  const std::string name = at.before.qualified_name(id);
  findings.add(at, made.name.span, concat(name, " is there already and stays: ", why)).tables = {
      at.shown(made.table)};
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::add_column,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) { column(action, alter, at, findings); });
  context.each<ast::CreateTable>(
      [&](const ast::CreateTable& made, const JudgedStatement& at) { table(made, at, findings); });
  context.each<ast::CreateIndex>(
      [&](const ast::CreateIndex& made, const JudgedStatement& at) { index(made, at, findings); });
}

}  // namespace

extern const LintRule adding_column_if_not_exists_mismatch_rule;
const LintRule adding_column_if_not_exists_mismatch_rule{
    .id = "adding-column-if-not-exists-mismatch",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "IF NOT EXISTS keeps what an earlier migration made in another shape",
    .why =
        R"(IF NOT EXISTS looks at the name alone. Where an earlier migration made a column, a table or an index of that
name in another shape, PostgreSQL prints a notice, keeps the old one, and the migration counts as applied:
the code then finds another type, a column missing, an index that is not unique. Leave IF NOT EXISTS out, so
that the migration says that the name is taken, and change the old object on purpose.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
-- history:
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
-- history:
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total integer;
)",
    .check = check,
};

}  // namespace mig
