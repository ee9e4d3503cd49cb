#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "lint/check_terms.hpp"
#include "lint/constraint_steps.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// A validated CHECK says `column IS NOT NULL`: then the server need not look.
bool is_proved(const JudgedStatement& at, const Table& table, const std::string& column) {
  const std::string wanted = not_null_term(at.before, column);
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const auto& each) {
    if (each.kind != ast::ConstraintKind::check || !each.is_valid || !each.is_enforced)
      return false;
    const auto terms = check_terms(at.before, each);
    return std::find(terms.begin(), terms.end(), wanted) != terms.end();
  });
}

// Columns of the index that may be NULL as far as the server can prove; the statement reads the table to make sure.
std::vector<std::string> unproved_columns(const JudgedStatement& at, const ast::ObjectName& name,
                                          std::string_view index_name) {
  const auto* table = at.before.get<Table>(at.relation(name));
  if (table == nullptr) return {};
  const auto* index =
      at.before.get<Index>(at.before.find(ObjectKind::index, table->parent, index_name));
  std::vector<std::string> found;
  if (index == nullptr) return found;
  for (const IndexElement& each : index->elements) {
    const Column* column = table->column(each.column);
    if (column == nullptr || column->not_null) continue;
    if (!is_proved(at, *table, each.column)) found.push_back(each.column);
  }
  return found;
}

void judge_adoption(const ast::AlterTableAction& action, const ast::AlterTable& alter,
                    const JudgedStatement& at, Findings& findings) {
  const std::string_view index = action.constraint->index->using_index.text;
  const std::vector<std::string> columns = unproved_columns(at, alter.name, index);
  if (columns.empty()) return;
  const std::string table = sql_name(at, alter.name);
  const std::string_view name = alter.name.name.text;
  Finding& found = findings.add(
      at, action.syntax.span(),
      concat("ADD PRIMARY KEY USING INDEX reads all of ", at.shown(alter.name),
             " while nobody can read or write it, as ", listed(columns), " may be NULL so far"));
  found.tables = {at.shown(alter.name)};
  std::string add, validate = "-- next migration:";
  std::string drop = concat("-- next migration:\n", written(at, at.statement->syntax.span()), ";");
  for (const std::string& each : columns) {
    const std::string proof = at.before.quoted(joined_name(name, each, "nn"));
    add += concat(add.empty() ? "" : "\n", "ALTER TABLE ", table, " ADD CONSTRAINT ", proof,
                  " CHECK (", at.before.quoted(each), " IS NOT NULL) NOT VALID;");
    validate += concat("\nALTER TABLE ", table, " VALIDATE CONSTRAINT ", proof, ";");
    drop += concat("\nALTER TABLE ", table, " DROP CONSTRAINT ", proof, ";");
  }
  found.steps = {add, validate, drop};
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::add_constraint, [&](const ast::AlterTableAction& action,
                                                               const ast::AlterTable& alter,
                                                               const JudgedStatement& at) {
    const ast::Constraint& made = *action.constraint;
    if (made.kind != ast::ConstraintKind::primary_key) return;
    if (context.is_new(at, at.relation(alter.name))) return;
    if (made.index->using_index) return judge_adoption(action, alter, at, findings);
    Finding& found =
        findings.add(at, action.syntax.span(),
                     concat("ADD PRIMARY KEY builds an index of ", at.shown(alter.name),
                            " while nobody can read or write it"));
    found.tables = {at.shown(alter.name)};
    found.steps = using_index_steps(context, at, alter, action);
  });
}

}  // namespace

extern const LintRule adding_primary_key_rule;
const LintRule adding_primary_key_rule{
    .id = "adding-primary-key",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a primary key is added with a scan or an index build under a lock that blocks",
    .why =
        R"(ADD PRIMARY KEY builds its index, and makes sure that no column is NULL, under an ACCESS EXCLUSIVE lock:
nobody reads or writes the table until it is done. Build a unique index concurrently and let the key adopt
it with USING INDEX. That still reads the whole table when a column may be NULL: prove it first with a
CHECK (… IS NOT NULL) that is added NOT VALID and validated in the next migration. With the proof nothing
is read, and the CHECK can go afterwards.)",
    .bad = R"(CREATE TABLE events (id bigint NOT NULL, day date);
-- history:
ALTER TABLE events ADD PRIMARY KEY (id);
)",
    .good = R"(CREATE TABLE events (id bigint NOT NULL, day date);
-- history:
DELETE FROM events e WHERE EXISTS (SELECT FROM events o WHERE o.id = e.id AND o.ctid < e.ctid);
CREATE UNIQUE INDEX CONCURRENTLY events_pkey ON events (id);
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_pkey;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
