#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::drop_not_null, [&](const ast::AlterTableAction& action,
                                                              const ast::AlterTable& alter,
                                                              const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    if (alter.object != ObjectKind::table || context.is_new(at, id)) return;
    if (context.is_new_column(at, id, action.name.text)) return;
    const auto* table = at.before.get<Table>(id);
    const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
    if (column != nullptr && !column->not_null) return;  // nothing changes
    const std::string name = at.shown(alter.name);
    Finding& found =
        findings.add(at, action.syntax.span(),
                     concat("deployed code that reads ", name, ".",
                            at.before.quoted(action.name.text), " may meet NULL from here on"));
    found.tables = {name};
  });
}

}  // namespace

extern const LintRule dropping_not_null_rule;
const LintRule dropping_not_null_rule{
    .id = "dropping-not-null",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a column that was never NULL may be from here on",
    .why =
        R"(Code that reads the column was written for values: comparisons, sums and joins take NULL in their own way,
and types of the program may have no place for it. Nothing breaks at once; it breaks with the first NULL
that is written. Look at who reads the column, deploy readers that can do with NULL, and then drop NOT
NULL. Going back needs a scan of the table.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- history:
ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- history:
ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;
)",
    .check = check,
};

}  // namespace mig
