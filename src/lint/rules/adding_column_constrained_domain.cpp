#include "base/text.hpp"
#include "catalog/type.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/expression_names.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

struct Check {
  std::string name, expression;
};

// The CHECKs of the domain and of what it is made of, about the column in place of VALUE.
std::vector<Check> checks_of(const AddedColumn& added, DataType& base, bool& not_null) {
  const Catalog& catalog = added.at.before;
  std::vector<Check> found;
  base = added.facts.type;
  while (const auto* domain = base.text.empty() ? catalog.get<Domain>(base.type) : nullptr) {
    not_null = not_null || domain->not_null;
    for (const Constraint& each : domain->constraints) {
      if (each.kind != ast::ConstraintKind::check) continue;
      found.push_back({constraint_name_for(catalog, added.alter.name.name.text,
                                           added.column.name.text, each.name),
                       with_value_replaced(each.expression, added.column_name)});
    }
    base = domain->type;
  }
  return found;
}

std::vector<std::string> steps_for(const LintContext& context, const AddedColumn& added) {
  DataType base;
  bool not_null = added.facts.is_required;
  const std::vector<Check> checks = checks_of(added, base, not_null);
  const std::string alter = concat("ALTER TABLE ", added.table_name);
  const ast::Constraint* value = added.column.constraint(ast::ConstraintKind::default_);
  std::string add =
      concat(alter, " ADD COLUMN ", added.column_name, " ", added.at.before.to_string(base),
             value != nullptr ? " " : "", value != nullptr ? value->syntax.text() : "", ";");
  std::string validate = "-- next migration:";
  for (const Check& each : checks) {
    add += concat("\n", alter, " ADD CONSTRAINT ", each.name, " CHECK (", each.expression,
                  ") NOT VALID;");
    validate += concat("\n", alter, " VALIDATE CONSTRAINT ", each.name, ";");
  }
  std::vector<std::string> steps{std::move(add)};
  if (!checks.empty()) steps.push_back(std::move(validate));
  if (!not_null) return steps;
  std::vector<std::string> rest =
      not_null_steps(context, added.table_name, added.column_name,
                     constraint_name_for(added.at.before, added.alter.name.name.text,
                                         added.column.name.text, "not_null"));
  rest.front().insert(0, "-- next migration, once every row has a value:\n");
  append_steps(steps, std::move(rest));
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    if (!added.facts.has_constrained_domain) return;
    Finding& found = findings.add(
        added.at, added.column.type.syntax.span(),
        concat("ADD COLUMN ", added.column_name, " rewrites ", added.table_name,
               " under ACCESS EXCLUSIVE, as the domain ", added.type, " checks its values"));
    found.tables = {added.table_name};
    found.steps = steps_for(context, added);
  });
}

}  // namespace

extern const LintRule adding_column_constrained_domain_rule;
const LintRule adding_column_constrained_domain_rule{
    .id = "adding-column-constrained-domain",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a column of a domain with a CHECK or NOT NULL makes PostgreSQL rewrite the table",
    .why =
        R"(A new column is NULL in the rows that are there, and a domain with a CHECK or NOT NULL has to look at that
NULL: PostgreSQL writes the whole table anew to do so, even where the column has no default, and nobody
can read or write it meanwhile. A domain without constraints costs nothing. Give the column the domain's
base type and put the CHECK on the table: NOT VALID first, validated in the next migration.)",
    .bad = R"(CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN quantity positive;
)",
    .good = R"(CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN quantity integer;
ALTER TABLE orders ADD CONSTRAINT orders_quantity_check CHECK (quantity > 0) NOT VALID;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
