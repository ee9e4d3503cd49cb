#include "base/text.hpp"
#include "lint/final_schema.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/column_uses.hpp"
#include "lint/sqlite/statement_text.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::drop_column, [&](const ast::AlterTableAction& action,
                                                            const ast::AlterTable& alter,
                                                            const JudgedStatement& at) {
    const Table* table = at.table(alter.name);
    if (table == nullptr) return;
    const std::string column = concat(at.shown(alter.name), ".", action.name.text);
    for (const TriggerBreak& each : broken_triggers(at, *table, action.name.text)) {
      // Dropped or made anew behind it: nothing fires in between.
      const auto* now = last_of_file(context, at).after.get<Trigger>(each.trigger->id);
      if (now == nullptr) continue;
      Finding& found = findings.add(
          at, action.name.span,
          each.fails ? concat("once ", column, " is dropped the trigger ", each.trigger->name,
                              " fails when it fires: it ", each.how)
                     : concat("once ", column, " is dropped the trigger ", each.trigger->name, " ",
                              each.how));
      if (!each.fails) found.severity = Severity::warning;
      found.tables = {at.shown(alter.name)};
      found.steps = {
          concat("DROP TRIGGER ", quote_identifier(each.trigger->name, Dialect::sqlite), ";"),
          text_with(at)};
    }
  });
}

}  // namespace

extern const LintRule sqlite_drop_column_breaks_trigger_rule;
const LintRule sqlite_drop_column_breaks_trigger_rule{
    .id = "sqlite-drop-column-breaks-trigger",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a dropped column is still written by a trigger, which fails from then on",
    .why =
        R"(DROP COLUMN looks for the column where triggers read it, not where they write it: a trigger that sets it with
UPDATE or fills it with INSERT stays, and from then on every statement that fires the trigger fails with "no
such column". A trigger on UPDATE OF that column alone stays too and never fires again. Drop the trigger first
and create it anew without the column.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, logins INTEGER);
CREATE TABLE visits (user_id INTEGER);
CREATE TRIGGER count_visits AFTER INSERT ON visits BEGIN UPDATE users SET logins = 1; END;
-- history:
ALTER TABLE users DROP COLUMN logins;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, logins INTEGER);
CREATE TABLE visits (user_id INTEGER);
CREATE TRIGGER count_visits AFTER INSERT ON visits BEGIN UPDATE users SET logins = 1; END;
-- history:
-- The column goes in a later migration.
DROP TRIGGER count_visits;
)",
    .check = check,
};

}  // namespace mig
