#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

constexpr LockMode writes = LockMode::share_row_exclusive, all = LockMode::access_exclusive;

void tell(const LintContext& context, const JudgedStatement& at, const ast::ObjectName& table,
          std::string_view what, LockMode mode, Findings& findings) {
  if (is_of_set(at, at.relation(table))) return;
  if (holds_already(context, at, at.relation(table), mode)) return;  // nobody waits any longer
  const std::string name = at.shown(table);
  Finding& found = findings.add(
      at, {},
      concat(what, " takes ", to_string(mode), " on ", name, ": ", blocked_by(mode), " wait"));
  found.tables = {name};
}

struct Switch {
  ast::AlterTableKind kind;
  std::string_view what;
  LockMode mode;
};
using Kind = ast::AlterTableKind;
constexpr Switch switches[] = {
    {Kind::enable_trigger, "ENABLE TRIGGER", writes},
    {Kind::enable_always_trigger, "ENABLE ALWAYS TRIGGER", writes},
    {Kind::enable_replica_trigger, "ENABLE REPLICA TRIGGER", writes},
    {Kind::enable_trigger_all, "ENABLE TRIGGER ALL", writes},
    {Kind::enable_trigger_user, "ENABLE TRIGGER USER", writes},
    {Kind::disable_trigger, "DISABLE TRIGGER", writes},
    {Kind::disable_trigger_user, "DISABLE TRIGGER USER", writes},
    {Kind::enable_rule, "ENABLE RULE", all},
    {Kind::enable_always_rule, "ENABLE ALWAYS RULE", all},
    {Kind::enable_replica_rule, "ENABLE REPLICA RULE", all},
    {Kind::disable_rule, "DISABLE RULE", all},
};

void look_at(const LintContext& context, const ast::AlterTable& alter, const JudgedStatement& at,
             Findings& findings) {
  for (const ast::AlterTableAction& action : alter.actions) {
    for (const Switch& each : switches) {
      if (each.kind == action.kind) tell(context, at, alter.name, each.what, each.mode, findings);
    }
    if (action.kind != Kind::disable_trigger_all || is_of_set(at, at.relation(alter.name)))
      continue;
    const std::string name = at.shown(alter.name);
    Finding& found =
        findings.add(at, action.syntax.span(),
                     concat("DISABLE TRIGGER ALL also switches off the foreign keys of ", name,
                            ": rows that break them are taken, and nobody looks again"));
    found.tables = {name};
    found.steps = {concat("ALTER TABLE ", name, " DISABLE TRIGGER USER;")};
  }
}

bool is_trigger_or_rule(ObjectKind kind) {
  return kind == ObjectKind::trigger || kind == ObjectKind::rule;
}

std::string_view word_of(ObjectKind kind) {
  return kind == ObjectKind::trigger ? "TRIGGER" : "RULE";
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTrigger>(
      [&](const ast::CreateTrigger& create, const JudgedStatement& at) {
        if (at.before.get<View>(at.relation(create.table)) != nullptr) return;
        tell(context, at, create.table, "CREATE TRIGGER", writes, findings);
      });
  context.each<ast::CreateRule>([&](const ast::CreateRule& create, const JudgedStatement& at) {
    if (at.before.get<View>(at.relation(create.table)) != nullptr) return;
    tell(context, at, create.table, "CREATE RULE", all, findings);
  });
  context.each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
    look_at(context, alter, at, findings);
  });
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (!is_trigger_or_rule(drop.object)) return;
    for (const ast::ObjectReference& each : drop.objects) {
      // One that is not there is not looked for under a lock.
      const bool is_absent = drop.if_exists && at.find(drop.object, each) == 0;
      if (is_absent && knows_everything(context, at)) continue;
      if (at.before.get<View>(at.relation(each.name)) != nullptr) continue;
      tell(context, at, each.name, concat("DROP ", word_of(drop.object)), all, findings);
    }
  });
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (!is_trigger_or_rule(rename.object)) return;
    tell(context, at, rename.target.name, concat("ALTER ", word_of(rename.object), " … RENAME"),
         all, findings);
  });
}

}  // namespace

extern const LintRule trigger_or_rule_change_rule;
const LintRule trigger_or_rule_change_rule{
    .id = "trigger-or-rule-change",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a trigger or rule is changed, which locks its table for a moment",
    .why =
        R"(CREATE TRIGGER, ENABLE and DISABLE TRIGGER take SHARE ROW EXCLUSIVE on the table, which blocks writes;
DROP TRIGGER, renaming one, and everything about rules take ACCESS EXCLUSIVE, which blocks reads too. All
are done in a moment, but they wait behind each long query of the table, and every later one waits behind
them: keep lock_timeout short and try again. DISABLE TRIGGER ALL also disables the triggers that check
foreign keys; DISABLE TRIGGER USER leaves those alone. In PostgreSQL 14 and later CREATE OR REPLACE TRIGGER
does without the DROP.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, changed timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN NEW.changed := now(); RETURN NEW; END';
-- history:
CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
)",
    .good = R"(CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN NEW.changed := now(); RETURN NEW; END';
-- history:
CREATE TABLE users (id bigint PRIMARY KEY, changed timestamptz);
CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
)",
    .check = check,
};

}  // namespace mig
