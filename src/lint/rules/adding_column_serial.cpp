#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const LintContext& context, const AddedColumn& added) {
  const Catalog& catalog = added.at.before;
  const std::string_view table = added.table_name, column = added.column_name;
  const std::string stem =
      constraint_name_for(catalog, added.alter.name.name.text, added.column.name.text, "seq");
  // Where it belongs to a column a sequence lies in the schema of the table.
  const Object* owner = catalog.object(added.table);
  const Object* schema = owner != nullptr ? catalog.object(owner->parent) : nullptr;
  const std::string prefix = schema != nullptr ? concat(catalog.quoted(schema->name), ".")
                             : added.alter.name.schema
                                 ? concat(catalog.quoted(added.alter.name.schema.text), ".")
                                 : std::string();
  const std::string sequence = prefix + stem;
  const std::string value = concat("nextval('", sequence, "')");
  std::vector<std::string> steps{
      concat("ALTER TABLE ", table, " ADD COLUMN ", column, " ", added.type, ";\nCREATE SEQUENCE ",
             sequence, " OWNED BY ", table, ".", column, ";\nALTER TABLE ", table, " ALTER COLUMN ",
             column, " SET DEFAULT ", value, ";"),
      fill_step(table, column, value)};
  const std::string name =
      constraint_name_for(catalog, added.alter.name.name.text, added.column.name.text, "not_null");
  std::vector<std::string> rest = not_null_steps(context, table, column, name);
  rest.front().insert(0, next_migration);
  append_steps(steps, std::move(rest));
  // What adding-column-unique-or-primary-key would tell of the same column.
  const bool is_primary = added.column.constraint(ast::ConstraintKind::primary_key) != nullptr;
  if (is_primary || added.column.constraint(ast::ConstraintKind::unique) != nullptr) {
    const std::string key =
        constraint_name_for(catalog, added.alter.name.name.text, added.column.name.text, "key");
    append_steps(steps, unique_steps(table, column, key, is_primary));
  }
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    if (!added.facts.is_serial && !added.facts.is_identity) return;
    const std::string_view what = added.facts.is_serial ? "serial" : "an identity column";
    Finding& found =
        findings.add(added.at, added.span(),
                     concat("ADD COLUMN ", added.column_name, " as ", what, " rewrites ",
                            added.table_name, " under ACCESS EXCLUSIVE to number its rows"));
    found.tables = {added.table_name};
    found.steps = steps_for(context, added);
  });
}

}  // namespace

extern const LintRule adding_column_serial_rule;
const LintRule adding_column_serial_rule{
    .id = "adding-column-serial",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a serial or identity column is added to a table that is in use",
    .why =
        R"(Every row that is there gets a number of its own, so PostgreSQL writes the whole table and all of its
indexes anew, and nobody can read or write it meanwhile. That holds for serial, bigserial and smallserial,
and for GENERATED … AS IDENTITY. Add a plain column, give it a sequence for the rows to come, and number
the old rows in batches.)",
    .bad = R"(CREATE TABLE orders (code text PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN id bigserial;
)",
    .good = R"(CREATE TABLE orders (code text PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN id bigint;
CREATE SEQUENCE orders_id_seq OWNED BY orders.id;
ALTER TABLE orders ALTER COLUMN id SET DEFAULT nextval('orders_id_seq');
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
