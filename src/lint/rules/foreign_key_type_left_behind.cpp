#include <algorithm>

#include "base/text.hpp"
#include "lint/final_schema.hpp"
#include "lint/rule.hpp"
#include "lint/type_words.hpp"

namespace mig {
namespace {

// The columns of a key are told by their place: (a, b) REFERENCES p (x, y).
const std::string* referencing_column(const Constraint& key, std::string_view referenced) {
  const auto found =
      std::find(key.referenced_columns.begin(), key.referenced_columns.end(), referenced);
  const auto place = static_cast<std::size_t>(found - key.referenced_columns.begin());
  return place < key.columns.size() ? &key.columns[place] : nullptr;
}

void look_at(const LintContext& context, const ast::AlterTableAction& action,
             const ast::AlterTable& alter, const JudgedStatement& at, Findings& findings) {
  const ObjectId id = at.relation(alter.name);
  const auto* table = at.before.get<Table>(id);
  const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
  if (column == nullptr) return;
  const std::string before = at.before.to_string(column->type),
                    now = at.before.to_string(at.data_type(action.type));
  if (type_words(before).name == type_words(now).name) return;  // another length at most
  const Catalog& end = final_schema(context, at);
  for (const Table* child : end.dependents<Table>(id)) {
    if (at.before.object(child->id) == nullptr) continue;  // made later, on purpose so
    for (const Constraint& key : child->constraints) {
      if (key.references != id) continue;
      const std::string* name = referencing_column(key, action.name.text);
      const Column* its = name != nullptr ? child->column(*name) : nullptr;
      if (its == nullptr || end.to_string(its->type) != before) continue;
      const std::string child_name = end.qualified_name(child->id);
      Finding& found =
          findings.add(at, action.syntax.span(),
                       concat(at.shown(alter.name), ".", at.before.quoted(column->name),
                              " becomes ", now, ", but ", child_name, ".", end.quoted(*name),
                              ", which refers to it, stays ", before));
      found.tables = {at.shown(alter.name), child_name};
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(
      ast::AlterTableKind::set_type,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) { look_at(context, action, alter, at, findings); });
}

}  // namespace

extern const LintRule foreign_key_type_left_behind_rule;
const LintRule foreign_key_type_left_behind_rule{
    .id = "foreign-key-type-left-behind",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a key becomes wider and the columns that refer to it do not",
    .why =
        R"(PostgreSQL lets a foreign key join integer and bigint, so the change of the key alone succeeds. The first row
with a number that integer cannot hold can then not be referred to: the INSERT into the other table fails
with "integer out of range", long after the migration. Each lookup between the tables needs a cast
meanwhile. Change the columns that refer to the key first, the key last.)",
    .bad = R"(CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id integer REFERENCES customers (id));
-- history:
ALTER TABLE customers ALTER COLUMN id TYPE bigint;
)",
    .good = R"(CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id integer REFERENCES customers (id));
-- history:
-- mig: ignore changing-column-type -- a few hundred rows each, rewritten in a moment
ALTER TABLE orders ALTER COLUMN customer_id TYPE bigint;
-- mig: ignore changing-column-type -- a few hundred rows each, rewritten in a moment
ALTER TABLE customers ALTER COLUMN id TYPE bigint;
)",
    .check = check,
};

}  // namespace mig
