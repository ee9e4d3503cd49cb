#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/check_value.hpp"
#include "lint/sqlite/columns.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

std::string when(const VersionRange& versions) {
  constexpr ServerVersion verifies = sqlite_version(37);
  if (versions.oldest >= verifies) return "the statement fails";
  if (versions.newest < verifies) return "the row stays, and its next UPDATE fails";
  return "the statement fails since 3.37; before, the row stays and its next UPDATE fails";
}

std::string search(const SqliteAddedColumn& added, const Syntax& check, const Syntax& value) {
  return concat("-- no row may come:\nSELECT * FROM (SELECT *, ", value ? value.text() : "NULL",
                " AS ", quoted_column(added), " FROM ", added.shown, ") WHERE NOT (", check.text(),
                ");");
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    const ast::Constraint* value = added.column.constraint(ConstraintKind::default_);
    const Syntax constant = value != nullptr ? value->expression : Syntax();
    const bool is_generated = added.column.constraint(ConstraintKind::generated) != nullptr;
    if (!added.may_have_rows || is_generated || (constant && !is_constant_default(constant)))
      return;
    for (const ast::Constraint& each : added.column.constraints) {
      if (each.kind != ConstraintKind::check) continue;
      const CheckResult result = check_of_value(each.expression, added.column.name.text, constant);
      if (result == CheckResult::passes) continue;
      const bool fails = result == CheckResult::fails;
      Finding& found = findings.add(
          added.at, each.syntax.span(),
          concat(fails ? "no row" : "perhaps not every row", " of ", added.shown, " satisfies ",
                 each.syntax.text(), " of the new ", added.column.name.text,
                 ": where one does not, ", when(context.versions)));
      if (fails) found.severity = Severity::error;
      found.tables = {added.shown};
      if (!fails) found.steps = {search(added, each.expression, constant)};
    }
  });
}

}  // namespace

extern const LintRule sqlite_add_check_rule;
const LintRule sqlite_add_check_rule{
    .id = "sqlite-add-check",
    .dialects = for_sqlite,
    .severity = Severity::warning,
    .summary = "a column is added with a CHECK that rows may violate",
    .why =
        R"(Since 3.37 ALTER TABLE … ADD COLUMN reads every row and fails if the CHECK does not hold for one with the new
column's default; before, rows that violate it stay, and any UPDATE of them fails later. Where the default is
a constant and the CHECK speaks of the new column alone, lint works it out: only one that fails is an error.
Where it depends on other columns or calls functions, look for such rows first.)",
    .bad = R"(CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER);
-- history:
ALTER TABLE items ADD COLUMN discount INTEGER DEFAULT 0 CHECK (discount < price);
)",
    .good = R"(CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER);
-- history:
ALTER TABLE items ADD COLUMN discount INTEGER DEFAULT 0 CHECK (discount >= 0);
)",
    .check = check,
};

}  // namespace mig
