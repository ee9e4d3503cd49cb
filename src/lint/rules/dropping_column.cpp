#include "base/text.hpp"
#include "lint/column_heir.hpp"
#include "lint/column_steps.hpp"
#include "lint/hindrances.hpp"
#include "lint/outlook.hpp"
#include "lint/row_copy.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Nobody sees that it is gone: it is there again, in the same form, when the transaction commits.
bool comes_back(const Outlook& outlook, const JudgedStatement& at, ObjectId table,
                const Column& column) {
  const auto* end = outlook.after_transaction(at).get<Table>(table);
  const Column* now = end != nullptr ? end->column(column.name) : nullptr;
  return now != nullptr && now->type == column.type;
}

void check(const LintContext& context, Findings& findings) {
  const auto& copies = context.built<RowCopies>();
  const auto& outlook = context.built<Outlook>();
  context.each_action_or_fired(
      ast::AlterTableKind::drop_column,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        if (alter.object != ObjectKind::table && alter.object != ObjectKind::foreign_table) return;
        const ObjectId id = at.relation(alter.name);
        if (is_column_of_set(at, id, action.name.text)) return;
        const auto* table = at.before.get<Table>(id);
        const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
        const bool is_absent =
            table != nullptr
                ? column == nullptr && !table->is_open && !table->is_unknown && !table->is_uncertain
                : id == 0 && alter.if_exists && knows_everything(context, at);
        if (is_absent && at.before.is_complete()) return;
        // A change of the type: nobody sees that it is gone.
        if (column != nullptr && has_heir(context, at, id, column->name)) return;
        const std::string name =
            concat(at.shown(alter.name), ".", at.before.quoted(action.name.text));
        const std::string kept =
            copied_before(at, copies.saved_column(at, id, action.name.text), id, "values");
        const bool is_there_again = column != nullptr && comes_back(outlook, at, id, *column);
        Finding& found = findings.add(
            at, action.syntax.span(),
            concat("ALTER TABLE drops ", name,
                   kept.empty() ? " with all its values" : concat("; ", kept),
                   is_there_again ? "" : "; running code that reads or writes it fails at once"));
        found.tables = {at.shown(alter.name)};
        found.kind = kept;  // "the same for" others with the same fate
        found.subject = at.before.quoted(action.name.text);
        if (column == nullptr || is_there_again) return;
        found.steps = column_drop_steps(at.before, *table, *column);
        put_hindrances_first(hindrances_of(context, at), id, name, found.steps);
      });
}

}  // namespace

extern const LintRule dropping_column_rule;
const LintRule dropping_column_rule{
    .id = "dropping-column",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a column is dropped with its values",
    .why =
        R"(The values are gone when the transaction commits. While the migration runs and until the last old
process is replaced, code that names the column fails: not only queries that use it, also an ORM that
lists all the columns it once knew, in every SELECT and INSERT. Make the code forget the column first
(most ORMs have a list of columns to ignore), let the new release run everywhere, and drop the column in
a migration of a later release. If the column is NOT NULL without a default, that release could not
insert: drop the NOT NULL before it. A column that the same migrations added may go.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, fax text);
-- history:
ALTER TABLE users DROP COLUMN fax;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, fax text NOT NULL);
-- history:
ALTER TABLE users ALTER COLUMN fax DROP NOT NULL;
)",
    .check = check,
    .told_by = {"dropping-column-silently-drops", "drop-and-recreate-rename",
                "expand-and-contract-in-one-release"},
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
