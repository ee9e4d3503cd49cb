#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

bool has_value(const Catalog& catalog, const UserType& type, std::string_view value) {
  const auto* now = catalog.get<UserType>(catalog.find(ObjectKind::type, type.parent, type.name));
  return now != nullptr &&
         std::find(now->values.begin(), now->values.end(), value) != now->values.end();
}

// The last statement of the down of the same migration; null: there is none, or it has no statements.
const JudgedStatement* end_of_down(const LintContext& context, const LintFile& up) {
  const JudgedStatement* last = nullptr;
  for (const auto& each : *context.statements) {
    if (each->file->direction != Direction::down || each->runs != Runs::at_once) continue;
    if (each->file->version == up.version && each->file->id == up.id) last = each.get();
  }
  return last;
}

void look_at(const LintContext& context, const ast::AlterEnum& add, const JudgedStatement& at,
             Findings& findings) {
  if (at.file->direction == Direction::down || at.was_refused) return;
  const ObjectId id = at.find(ObjectKind::type, add.name);
  const auto* type = at.before.get<UserType>(id);
  const std::string value(add.value.text);
  if (type == nullptr || is_of_set(at, id) || has_value(at.before, *type, value)) return;
  const JudgedStatement* down = end_of_down(context, *at.file);
  if (down == nullptr || down->file->directives.irreversible) return;
  if (type->is_uncertain || !down->after.is_complete() || !has_value(down->after, *type, value))
    return;
  const std::string name = at.before.qualified_name(id);
  Finding& found = findings.add(down->file, {},
                                concat("the way back leaves ", quote_string(value), " in ", name,
                                       ": PostgreSQL cannot remove a value of an enum"));
  found.steps = {
      concat("-- mig: irreversible an enum value stays, no code minds ", quote_string(value))};
}

// What looks like a way out and destroys the rows that hold the value.
void look_for_catalogue_edits(const LintContext& context, Findings& findings) {
  context.each<ast::Delete>([&](const ast::Delete& change, const JudgedStatement& at) {
    if (change.table.name.text != "pg_enum") return;
    findings.add(at, {},
                 "rows and indexes that hold a value deleted from pg_enum cannot be read any more");
  });
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::AlterEnum>([&](const ast::AlterEnum& add, const JudgedStatement& at) {
    look_at(context, add, at, findings);
  });
  look_for_catalogue_edits(context, findings);
}

}  // namespace

extern const LintRule enum_value_removal_rule;
const LintRule enum_value_removal_rule{
    .id = "enum-value-removal",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "an enum value cannot be taken back",
    .why =
        R"(PostgreSQL can add and rename values of an enum but not remove one. A down file cannot undo ADD VALUE by a
statement: either it says `-- mig: irreversible` with a reason, since a value that nobody uses harms
nobody, or it makes a new type without the value, converts every column of the old one (which rewrites the
tables) and drops it. Deleting the row in pg_enum is no way: rows and index entries that hold the value
then fail to be read ("invalid internal value for enum").)",
    .bad = R"(CREATE TYPE mood AS ENUM ('sad', 'happy', 'calm');
-- history:
DELETE FROM pg_enum WHERE enumlabel = 'calm';
)",
    .good = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
-- history:
ALTER TYPE mood ADD VALUE 'calm';
)",
    .check = check,
    .weighs_in_downs = true,
};

}  // namespace mig
