#include <algorithm>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/routine.hpp"
#include "lint/assigned_values.hpp"
#include "lint/column_steps.hpp"
#include "lint/filled_by_trigger.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

const Table* old_table(const LintContext& context, const JudgedStatement& at,
                       const ast::ObjectName& name) {
  const ObjectId id = at.relation(name);
  const auto* table = at.before.get<Table>(id);
  return table != nullptr && !table->is_unknown && table->created <= at.set_begin &&
                 !context.is_new(at, id)
             ? table
             : nullptr;
}

// The statement of that number belongs to the release.
bool is_made_now(const LintContext& context, const JudgedStatement& at, std::uint32_t created) {
  if (created <= at.set_begin) return false;
  for (const auto& each : *context.statements) {
    if (each->number == created && each->runs != Runs::when_called) {
      return is_same_release(*each->file, *at.file);
    }
  }
  return false;
}

bool is_set_made(const LintContext& context, const Column& column, const JudgedStatement& at) {
  return !column.is_perhaps && is_made_now(context, at, column.created);
}

// The column that was filled from this one since the set began; empty: none.
std::string copy_of(const LintContext& context, const JudgedStatement& at, const Table& table,
                    std::string_view column) {
  for (const JudgedStatement* each : context.earlier(at)) {
    const auto* update = each->as<ast::Update>();
    if (update == nullptr || each->relation(update->table) != table.id) continue;
    for (const AssignedValue& set : assigned_values(*update)) {
      const Column* made = table.column(set.column);
      if (made == nullptr || !is_set_made(context, *made, at)) continue;
      if (mentions_column(set.value.text(), column, context.dialect)) return made->name;
    }
  }
  return {};
}

// Deployed code knows a column of this name: another one that had it before.
bool was_used(const Outlook& outlook, const JudgedStatement& at, const Table& table,
              std::string_view column) {
  const auto* before = outlook.before_run(at).get<Table>(table.id);
  return before != nullptr && before->column(column) != nullptr;
}

// Nobody meets a missing column: the copy has the name of the old one when the transaction commits.
bool takes_the_name(const Outlook& outlook, const JudgedStatement& at, ObjectId table,
                    std::string_view name, const Column& copy) {
  const auto* end = outlook.after_transaction(at).get<Table>(table);
  const Column* now = end != nullptr ? end->column(name) : nullptr;
  return now != nullptr && now->created == copy.created;
}

void check_action(const LintContext& context, const Outlook& outlook,
                  const ast::AlterTableAction& action, const ast::AlterTable& alter,
                  const JudgedStatement& at, Findings& findings) {
  const Table* table = old_table(context, at, alter.name);
  const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
  if (column == nullptr || column->is_perhaps) return;
  const std::string owner = at.before.qualified_name(table->id);
  const std::string name = concat(owner, ".", at.before.quoted(column->name));
  std::string message;
  if (action.kind == Kind::drop_column && !is_set_made(context, *column, at)) {
    const std::string copy = copy_of(context, at, *table, column->name);
    const Column* taker = table->column(copy);
    if (copy.empty() || taker->type == column->type) return;  // drop-and-recreate-rename
    if (takes_the_name(outlook, at, table->id, column->name, *taker)) return;
    message = concat(name, " is dropped in the release that fills ", at.before.quoted(copy),
                     " from it: deployed code still reads it");
  } else if (action.kind == Kind::set_not_null && is_set_made(context, *column, at) &&
             !was_used(outlook, at, *table, column->name) && column->default_value.empty() &&
             column->generated.empty() && column->identity == Identity::none &&
             !is_filled_by_trigger(at.before, *table, column->name)) {
    message = concat(
        name,
        " becomes NOT NULL in the release that adds it: deployed code inserts rows without it");
  }
  if (message.empty()) return;
  Finding& found = findings.add(at, action.syntax.span(), std::move(message));
  found.tables = {owner};
  if (action.kind == Kind::set_not_null) {
    found.steps =
        not_null_steps(context, owner, at.before.quoted(column->name),
                       constraint_name_for(at.before, table->name, column->name, "not_null"));
    found.steps.front().insert(0, "-- next release:\n");
  } else {
    found.steps = column_drop_steps(at.before, *table, *column);
  }
}

// What kept old and new in step is made and taken away before any code could use it.
void check_drop(const LintContext& context, const ast::Drop& drop, const JudgedStatement& at,
                Findings& findings) {
  if (drop.object != ObjectKind::trigger) return;
  for (const ast::ObjectReference& each : drop.objects) {
    const Table* table = old_table(context, at, each.name);
    if (table == nullptr) continue;
    const ObjectId id = at.before.find(ObjectKind::trigger, table->id, each.part.text);
    const auto* trigger = at.before.get<Trigger>(id);
    if (trigger == nullptr || trigger->created > at.file_begin ||
        !is_made_now(context, at, trigger->created)) {
      continue;
    }
    const std::string owner = at.before.qualified_name(table->id);
    Finding& found = findings.add(
        at, {},
        concat("trigger ", at.before.quoted(trigger->name), " on ", owner,
               " is dropped in the release that creates it: deployed code never ran beside it"));
    found.tables = {owner};
  }
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  for (const Kind kind : {Kind::drop_column, Kind::set_not_null}) {
    context.each_action(kind, [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                                  const JudgedStatement& at) {
      if (at.file->direction == Direction::up)
        check_action(context, outlook, action, alter, at, findings);
    });
  }
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (at.file->direction == Direction::up) check_drop(context, drop, at, findings);
  });
}

}  // namespace

extern const LintRule expand_and_contract_in_one_release_rule;
const LintRule expand_and_contract_in_one_release_rule{
    .id = "expand-and-contract-in-one-release",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "old and new are switched in the release that makes the new",
    .why =
        R"(A change that deployed code can live through has two halves: first the new is made beside the old and filled
(expand), then, when no running code needs the old any more, it is taken away (contract). In one release the
halves do not help: the code that runs while the migrations run, and that comes back when the release is
rolled back, still reads the old column or inserts rows without the new one. The second half is a migration
of the next release.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, age text);
-- history:
ALTER TABLE users ADD COLUMN years integer;
UPDATE users SET years = age::integer WHERE id < 1000;
ALTER TABLE users DROP COLUMN age;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, age text);
-- history:
ALTER TABLE users ADD COLUMN years integer;
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
