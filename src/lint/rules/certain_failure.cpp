#include <algorithm>

#include "base/text.hpp"
#include "lint/certainty.hpp"
#include "lint/hindrances.hpp"
#include "lint/key_failures.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

Finding& tell(const JudgedStatement& at, Span span, std::string_view why, Findings& findings) {
  return findings.add(at, span, concat("this fails: ", why));
}

std::string whole(const JudgedStatement& at) { return concat(at.statement->syntax.text(), ";"); }

// Others tell what is there already, or not there.
bool is_told_by_others(const std::string& refusal) {
  return refusal.ends_with("exists already") || refusal.ends_with("does not exist");
}

void tell_need(const JudgedStatement& at, const Hindrance& each, Findings& findings) {
  const bool is_one = each.names.size() == 1;
  Finding& found = tell(at, each.span,
                        concat(listed(each.names), is_one ? " needs " : " need ", each.what,
                               ", and PostgreSQL drops nothing that is needed"),
                        findings);
  if (each.relation != 0) found.tables = {at.before.qualified_name(each.relation)};
  if (each.loses_data()) return;
  found.steps = each.drops;
  found.steps.push_back(whole(at));
}

// An index goes with its constraint, and with the index of the partitioned table.
void check_index(const JudgedStatement& at, const ast::ObjectReference& reference,
                 Findings& findings) {
  const auto* index = at.before.get<Index>(at.relation(reference.name));
  if (index == nullptr || !is_sure(*index)) return;
  const std::string name = at.before.qualified_name(index->id),
                    table = at.before.qualified_name(index->table);
  if (index->parent_index != 0) {
    tell(at, reference.syntax.span(),
         concat(name, " is a part of ", at.before.qualified_name(index->parent_index),
                ", and goes with it alone"),
         findings)
        .tables = {table};
    return;
  }
  if (index->constraint.empty()) return;
  const std::string constraint = at.before.quoted(index->constraint);
  Finding& found = tell(
      at, reference.syntax.span(),
      concat("the constraint ", constraint, " of ", table, " needs the index ", name), findings);
  found.tables = {table};
  found.steps = {concat("ALTER TABLE ", table, " DROP CONSTRAINT ", constraint, ";")};
}

void check_indexes(const JudgedStatement& at, const ast::Drop& drop, Findings& findings) {
  if (drop.is_concurrent && drop.objects.size() > 1) {
    Finding& found = tell(at, {}, "DROP INDEX CONCURRENTLY takes one index", findings);
    for (const ast::ObjectReference& each : drop.objects) {
      found.steps.push_back(concat("DROP INDEX CONCURRENTLY ", drop.if_exists ? "IF EXISTS " : "",
                                   each.syntax.text(), ";"));
    }
    return;
  }
  if (drop.is_concurrent && drop.behavior == ast::Behavior::cascade) {
    tell(at, {}, "DROP INDEX CONCURRENTLY takes no CASCADE", findings);
  }
  if (!is_certain(at)) return;
  for (const ast::ObjectReference& each : drop.objects) check_index(at, each, findings);
}

// Rules of their own tell these, with what to do instead; of several actions each meets what the ones before it left,
// which the model does not follow. That a constraint is not there is the replay's to say.
bool is_left_to_others(const JudgedStatement& at) {
  using Kind = ast::AlterTableKind;
  if (at.as<ast::RefreshMaterializedView>() != nullptr) return true;
  if (const auto* index = at.as<ast::CreateIndex>()) return index->is_concurrent;
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr) return false;
  if (alter->actions.size() != 1) return true;
  const ast::AlterTableAction& only = alter->actions[0];
  return (only.kind == Kind::set_type && alter->object != ObjectKind::type) ||
         (only.kind == Kind::detach_partition && only.is_concurrent) ||
         only.kind == Kind::drop_constraint;
}

// What the model of the locks knows to be refused, in the server's own words.
void check_refusal(const JudgedStatement& at, Findings& findings) {
  if (at.effects.error.empty() || !is_certain(at) || is_left_to_others(at)) return;
  tell(at, {}, at.effects.error, findings);
}

// A constraint or a partition that the table surely has not; empty: none.
std::string missing_part(const JudgedStatement& at, const Table& table,
                         const ast::AlterTableAction& action) {
  const std::string name = at.before.qualified_name(table.id);
  if (action.kind == ast::AlterTableKind::validate_constraint &&
      table.constraint(action.name.text) == nullptr) {
    return concat(name, " has no constraint ", at.before.quoted(action.name.text));
  }
  if (action.kind == ast::AlterTableKind::detach_partition) {
    const auto* other = at.before.get<Table>(at.relation(*action.object));
    if (other != nullptr && is_sure(*other) && other->partition_of != table.id) {
      return concat(at.shown(*action.object), " is no partition of ", name);
    }
  }
  return {};
}

void check_parts(const JudgedStatement& at, const ast::AlterTable& alter, Findings& findings) {
  const auto* table = at.before.get<Table>(at.relation(alter.name));
  if (table == nullptr || !is_sure(*table) || !is_certain(at)) return;
  const bool adds = std::any_of(alter.actions.begin(), alter.actions.end(), [](const auto& each) {
    return each.kind == ast::AlterTableKind::add_constraint;
  });
  for (const ast::AlterTableAction& each : alter.actions) {
    const std::string why = adds ? std::string() : missing_part(at, *table, each);
    if (!why.empty()) tell(at, each.syntax.span(), why, findings);
  }
}

// True: it is told.
bool check_postgres(const LintContext& context, const JudgedStatement& at, Findings& findings) {
  const auto* drop = at.as<ast::Drop>();
  if (drop != nullptr && drop->object == ObjectKind::index) {
    check_indexes(at, *drop, findings);
    return true;
  }
  if (const auto* alter = at.as<ast::AlterTable>()) check_parts(at, *alter, findings);
  const std::vector<Hindrance>& hindrances = hindrances_of(context, at);
  const std::vector<KeyFailure> keys = key_failures(at);
  for (const Hindrance& each : hindrances) tell_need(at, each, findings);
  for (const KeyFailure& each : keys) {
    tell(at, each.span, each.why, findings).tables = {each.table};
  }
  return !hindrances.empty() || !keys.empty();
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr || at.runs == Runs::when_called || at.is_conditional) continue;
    if (is_guarded(at)) continue;
    if (at.was_refused) {
      if (is_certain(at) && !is_told_by_others(at.refusal)) tell(at, {}, at.refusal, findings);
    } else if (context.dialect == Dialect::postgres && !check_postgres(context, at, findings)) {
      check_refusal(at, findings);
    }
  }
}

}  // namespace

extern const LintRule certain_failure_rule;
const LintRule certain_failure_rule{
    .id = "certain-failure",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a statement that the server refuses on every database with this history",
    .why =
        R"(The replayed history says what is there when the statement runs, and the server refuses it: what goes is
needed by a view, a foreign key or a column, and CASCADE is not said; an index belongs to a constraint; a
foreign key refers to columns that are neither the primary key nor unique; an index that is to become a
constraint is not unique. The deploy stops there. It is told only where the history is known to the last
statement: behind a block or a text that cannot be read the server may see it otherwise. What is there
already, or not there, is object-created-twice, object-dropped-twice and depends-on-later-migration.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- history:
DROP INDEX users_pkey;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- history:
ALTER TABLE orders ADD COLUMN note text;
)",
    .check = check,
    .weighs_in_downs = true,
};

}  // namespace mig
