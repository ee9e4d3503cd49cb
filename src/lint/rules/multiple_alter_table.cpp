#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

// What the server does in its one pass over the rows, so that two of them are one scan. VALIDATE CONSTRAINT and DROP
// CONSTRAINT stay apart: the former would get a stronger lock, the latter would take away what SET NOT NULL relies on.
bool joins_pass(const ast::AlterTableAction& action) {
  if (action.kind == Kind::add_constraint) {
    return action.constraint->kind == ast::ConstraintKind::check && !action.constraint->not_valid;
  }
  return action.kind == Kind::add_column || action.kind == Kind::set_type ||
         action.kind == Kind::set_not_null;
}

bool is_slow(const JudgedStatement& at, ObjectId table) {
  return std::any_of(
      at.effects.relations.begin(), at.effects.relations.end(),
      [&](const Effect& each) { return each.relation == table && (each.rewrites || each.scans); });
}

struct Group {
  ObjectId table = 0;
  std::vector<const JudgedStatement*> statements;
};

void report(const Group& group, const LintContext& context, Findings& findings) {
  const auto slow =
      std::count_if(group.statements.begin(), group.statements.end(),
                    [&](const JudgedStatement* at) { return is_slow(*at, group.table); });
  if (slow < 2) return;
  const JudgedStatement& first = *group.statements.front();
  if (context.is_new(first, group.table)) return;
  const std::string table = first.before.qualified_name(group.table);
  std::vector<std::string> actions;
  for (const JudgedStatement* at : group.statements) {
    for (const auto& action : at->as<ast::AlterTable>()->actions) {
      actions.emplace_back(action.syntax.text());
    }
  }
  Finding& found = findings.add(*group.statements[1], {},
                                concat(slow, " ALTER TABLE statements each go through the rows of ",
                                       table, ", and one could do it for all"));
  found.tables = {table};
  found.steps = {concat("ALTER TABLE ", table, "\n  ", join(actions, ",\n  "), ";")};
}

void check(const LintContext& context, Findings& findings) {
  for (const FileTransaction& each : transactions_of(context)) {
    Group group;
    for (const JudgedStatement* at : each.statements) {
      if (at->statement == nullptr) continue;
      const auto* alter = at->as<ast::AlterTable>();
      const ObjectId table =
          alter != nullptr && at->runs == Runs::at_once && !alter->is_only &&
                  std::all_of(alter->actions.begin(), alter->actions.end(), joins_pass)
              ? at->relation(alter->name)
              : 0;
      if (table == 0 || table != group.table) {
        report(group, context, findings);
        group = {table, {}};
      }
      if (table != 0) group.statements.push_back(at);
    }
    report(group, context, findings);
  }
}

}  // namespace

extern const LintRule multiple_alter_table_rule;
const LintRule multiple_alter_table_rule{
    .id = "multiple-alter-table",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "several ALTER TABLE statements go through the same rows one after the other",
    .why =
        R"(An ALTER TABLE with several actions goes through the rows of the table once for all of them; the same actions
in statements of their own go through them once each, under the same lock. Where one statement has to scan
or rewrite anyway, the others can ride along. That holds for ADD COLUMN, ALTER COLUMN TYPE, SET NOT NULL and
ADD CHECK. It does not hold for SET NOT NULL together with DROP CONSTRAINT of the check that proves it: in one
statement the check is gone before it is of use, and the scan comes back.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, age integer, size integer);
-- history:
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE users ALTER COLUMN size TYPE bigint;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, age varchar(10), size varchar(10));
-- history:
ALTER TABLE users ALTER COLUMN age TYPE varchar(20), ALTER COLUMN size TYPE varchar(20);
)",
    .check = check,
};

}  // namespace mig
