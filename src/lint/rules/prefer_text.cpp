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
        !(type.schema.empty() && !type.is_quoted &&
          (type.name == "character" ||
           (type.name == "character varying" && !type.modifiers.empty()))))
      return;
    Finding& found =
        findings.add(at, type.syntax.span(),
                     concat(column.name.text, " is ", to_string(type),
                            type.name == "character" ? ", padded with blanks to its length"
                                                     : ": its limit is part of the type"));
    found.tables = {at.find_after(ObjectKind::table, table) != 0
                        ? at.after.qualified_name(at.find_after(ObjectKind::table, table))
                        : at.shown(table)};
    found.fix = Fix{"make it text", at.place(type.syntax.span()), "text"};
  });
}

}  // namespace

extern const LintRule prefer_text_rule;
const LintRule prefer_text_rule{
    .id = "prefer-text",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a column is varchar(n) or char(n) instead of text",
    .why =
        R"(text, varchar and varchar(n) are stored alike and are equally fast. The length in varchar(n) is part of the
type: to make it shorter rewrites the table. As CHECK (length(c) <= n) it is a constraint that can be added
NOT VALID, validated and dropped without keeping anyone out. char(n) is padded with blanks, which count in some
comparisons and not in others.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email varchar(255));
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text CHECK (length(email) <= 255));
)",
    .check = check,
};

}  // namespace mig
