#include "base/text.hpp"
#include "lint/new_columns.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  each_new_column(context, [&](const ast::Column& column, const ast::ObjectName& table,
                               const JudgedStatement& at) {
    const ast::Type& type = column.type;
    if (!type || type.array_dimensions > 0 || !(type.schema.empty() && type.name == "json")) return;
    Finding& found = findings.add(
        at, type.syntax.span(),
        concat(column.name.text,
               " is json, which has no equality: DISTINCT, UNION and GROUP BY fail on it"));
    found.tables = {at.find_after(ObjectKind::table, table) != 0
                        ? at.after.qualified_name(at.find_after(ObjectKind::table, table))
                        : at.shown(table)};
    found.fix = Fix{"make it jsonb", at.place(type.syntax.span()), "jsonb"};
  });
}

}  // namespace

extern const LintRule prefer_jsonb_rule;
const LintRule prefer_jsonb_rule{
    .id = "prefer-jsonb",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a column is json instead of jsonb",
    .why =
        R"(json keeps the text as it came and reads it anew each time; it has no operator for equality, so DISTINCT,
UNION and GROUP BY over such a column fail, and no index finds anything in it. jsonb is read once, is compared
and indexed. json is right only where the order of keys and blanks have to stay.)",
    .bad = R"(CREATE TABLE events (id bigint PRIMARY KEY, body json);
)",
    .good = R"(CREATE TABLE events (id bigint PRIMARY KEY, body jsonb);
)",
    .check = check,
};

}  // namespace mig
