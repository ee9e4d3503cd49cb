#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::add_constraint, [&](const ast::AlterTableAction& action,
                                                               const ast::AlterTable& alter,
                                                               const JudgedStatement& at) {
    if (action.constraint->kind != ast::ConstraintKind::exclude) return;
    if (context.is_new(at, at.relation(alter.name))) return;
    Finding& found =
        findings.add(at, action.syntax.span(),
                     concat("ADD EXCLUDE builds an index of ", at.shown(alter.name),
                            " and compares its rows while nobody can read or write it"));
    found.tables = {at.shown(alter.name)};
  });
}

}  // namespace

extern const LintRule adding_exclusion_constraint_rule;
const LintRule adding_exclusion_constraint_rule{
    .id = "adding-exclusion-constraint",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "an exclusion constraint is added and built under a lock that blocks",
    .why =
        R"(ADD EXCLUDE builds its index and compares all rows under an ACCESS EXCLUSIVE lock: nobody reads or writes
the table until it is done. Neither NOT VALID nor USING INDEX exists for it, so there is no way around the
lock on a table that is in use. Make a new table with the constraint, copy the rows and swap; or check with
a trigger; or do it in a maintenance window. On a small table it is a matter of milliseconds.)",
    .bad = R"(CREATE TABLE bookings (id bigint PRIMARY KEY, during tstzrange);
-- history:
ALTER TABLE bookings ADD CONSTRAINT bookings_during_excl EXCLUDE USING gist (during WITH &&);
)",
    .good = R"(CREATE TABLE bookings (id bigint PRIMARY KEY, during tstzrange);
-- history:
CREATE TABLE bookings_next (
  id bigint PRIMARY KEY,
  during tstzrange,
  CONSTRAINT bookings_next_during_excl EXCLUDE USING gist (during WITH &&)
);
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
