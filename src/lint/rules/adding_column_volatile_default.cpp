#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// The text of the DEFAULT; of a domain's default that the column takes over: empty.
std::string_view default_text(const AddedColumn& added) {
  const ast::Constraint* clause = added.column.constraint(ast::ConstraintKind::default_);
  return clause != nullptr ? clause->expression.text() : std::string_view();
}

Span default_span(const AddedColumn& added) {
  const ast::Constraint* clause = added.column.constraint(ast::ConstraintKind::default_);
  return clause != nullptr ? clause->syntax.span() : added.span();
}

std::vector<std::string> steps_for(const LintContext& context, const AddedColumn& added,
                                   std::string_view value) {
  const std::string_view table = added.table_name, column = added.column_name;
  std::vector<std::string> steps{
      concat("ALTER TABLE ", table, " ADD COLUMN ", column, " ", added.type, ";\nALTER TABLE ",
             table, " ALTER COLUMN ", column, " SET DEFAULT ", value, ";"),
      fill_step(table, column, value)};
  if (added.facts.is_required) {
    const std::string name = constraint_name_for(added.at.before, added.alter.name.name.text,
                                                 added.column.name.text, "not_null");
    std::vector<std::string> rest = not_null_steps(context, table, column, name);
    rest.front().insert(0, next_migration);
    append_steps(steps, std::move(rest));
  }
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    const NewColumn& facts = added.facts;
    if (facts.is_serial || facts.is_identity || !facts.has_default) return;
    if (facts.default_volatility < Volatility::unknown) return;
    const std::string_view value = default_text(added);
    const bool is_known = facts.default_volatility == Volatility::volatile_;
    const std::string what =
        value.empty() ? std::string("the default of its domain") : std::string(shorten(value, 60));
    Finding& found = findings.add(
        added.at, default_span(added),
        is_known ? concat("ADD COLUMN ", added.column_name, " rewrites ", added.table_name,
                          " under ACCESS EXCLUSIVE, as ", what, " gives each row another value")
                 : concat("ADD COLUMN ", added.column_name, " may rewrite ", added.table_name,
                          " under ACCESS EXCLUSIVE, as nothing is known of what ", what, " calls"));
    found.tables = {added.table_name};
    if (!value.empty()) found.steps = steps_for(context, added, value);
  });
}

}  // namespace

extern const LintRule adding_column_volatile_default_rule;
const LintRule adding_column_volatile_default_rule{
    .id = "adding-column-volatile-default",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a new column's default differs from row to row, so the table is rewritten",
    .why =
        R"(A default that is one value for the whole statement (a constant, now(), CURRENT_DATE) is kept beside the
table, and ADD COLUMN is done in no time. One that is computed for each row, as gen_random_uuid(),
random(), clock_timestamp() or nextval(), makes PostgreSQL write the whole table and all of its indexes
anew, and nobody can read or write it meanwhile. Add the column without a default, set the default for
rows to come, and fill the old ones in batches.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN token uuid;
ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
