#include "base/text.hpp"
#include "lint/new_columns.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  each_new_column(context, [&](const ast::Column& column, const ast::ObjectName& table,
                               const JudgedStatement& at) {
    const ast::Type& type = column.type;
    if (!type || type.array_dimensions > 0 ||
        !(type.schema.empty() &&
          (type.name == "timestamp without time zone" || type.modifiers == "0") &&
          type.name.starts_with("timestamp")))
      return;
    Finding& found =
        findings.add(at, type.syntax.span(),
                     type.name == "timestamp without time zone"
                         ? concat(column.name.text,
                                  " is a timestamp without time zone: which moment it means "
                                  "depends on who reads it")
                         : concat(column.name.text,
                                  " is rounded to seconds, half of the values up into the future"));
    found.tables = {at.find_after(ObjectKind::table, table) != 0
                        ? at.after.qualified_name(at.find_after(ObjectKind::table, table))
                        : at.shown(table)};
    found.fix = Fix{"make it timestamptz", at.place(type.syntax.span()), "timestamptz"};
  });
}

}  // namespace

extern const LintRule prefer_timestamptz_rule;
const LintRule prefer_timestamptz_rule{
    .id = "prefer-timestamptz",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a timestamp has no time zone or is rounded to seconds",
    .why =
        R"(timestamp keeps the figures of a clock and forgets which clock: two servers in two zones mean two moments by
the same value, and now() is cut down to the zone of the session. timestamptz keeps the moment and costs the
same eight bytes. timestamp(0) rounds, it does not cut: half of its values lie in the future.)",
    .bad = R"(CREATE TABLE events (id bigint PRIMARY KEY, at timestamp);
)",
    .good = R"(CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz);
)",
    .check = check,
};

}  // namespace mig
