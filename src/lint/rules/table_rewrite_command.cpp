#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

bool is_on(const ast::Option& option) {
  const std::string value = lower_ascii(option.text);
  return value != "false" && value != "off" && value != "0" && value != "no";
}

bool is_full(const ast::Maintenance& vacuum) {
  return std::any_of(vacuum.options.begin(), vacuum.options.end(),
                     [](const ast::Option& each) { return each.name == "full" && is_on(each); });
}

Finding& tell(const JudgedStatement& at, Span span, std::string_view what, const std::string& name,
              Findings& findings) {
  Finding& found = findings.add(
      at, span,
      concat(what, " writes ", name, " anew under ACCESS EXCLUSIVE: reads and writes wait"));
  found.tables = {name};
  return found;
}

void look_at(const LintContext& context, const ast::Maintenance& command, const JudgedStatement& at,
             Findings& findings) {
  const bool is_cluster = command.kind == Node::cluster;
  if (!is_cluster && !(command.kind == Node::vacuum && is_full(command))) return;
  const std::string_view what = is_cluster ? "CLUSTER" : "VACUUM FULL";
  if (command.objects.empty()) {
    tell(at, {}, what, is_cluster ? "every clustered table" : "every table", findings);
    return;
  }
  for (const ast::ObjectName& each : command.objects) {
    const ObjectId id = at.relation(each);
    if (context.is_new(at, id)) continue;
    Finding& found = tell(at, each.span(), what, at.shown(each), findings);
    found.steps = {
        concat("-- what can be used again is found without a rewrite:\nVACUUM (ANALYZE) ",
               at.shown(each), ";")};
  }
}

std::string_view words_of(ast::AlterTableKind kind) {
  switch (kind) {
    case ast::AlterTableKind::set_logged: return "SET LOGGED";
    case ast::AlterTableKind::set_unlogged: return "SET UNLOGGED";
    case ast::AlterTableKind::set_tablespace: return "SET TABLESPACE";
    case ast::AlterTableKind::set_access_method: return "SET ACCESS METHOD";
    default: return "";
  }
}

// Where the table is what it is to become already, or holds no rows of its own.
bool has_no_effect(const ast::AlterTableAction& action, const Table* table) {
  if (table == nullptr) return false;
  if (table->is_partitioned()) return true;
  if (action.kind == ast::AlterTableKind::set_logged) {
    return table->persistence == ast::Persistence::permanent && !table->is_unknown;
  }
  if (action.kind == ast::AlterTableKind::set_unlogged) {
    return table->persistence == ast::Persistence::unlogged;
  }
  if (action.kind == ast::AlterTableKind::set_access_method) {
    const std::string now = table->access_method.empty() ? "heap" : table->access_method;
    return !table->is_unknown && now == action.name.text;
  }
  return false;
}

void look_at(const LintContext& context, const ast::AlterTableAction& action,
             const ast::AlterTable& alter, const JudgedStatement& at, Findings& findings) {
  const std::string_view what = words_of(action.kind);
  if (what.empty()) return;
  const ObjectId id = at.relation(alter.name);
  if (at.before.get<Sequence>(id) != nullptr || has_no_effect(action, at.before.get<Table>(id))) {
    return;
  }
  if (context.is_new(at, id)) return;
  tell(at, action.syntax.span(), what, at.shown(alter.name), findings);
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::Maintenance>([&](const ast::Maintenance& command, const JudgedStatement& at) {
    look_at(context, command, at, findings);
  });
  context.each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
    for (const ast::AlterTableAction& each : alter.actions) {
      look_at(context, each, alter, at, findings);
    }
  });
  context.each<ast::Plain>([&](const ast::Plain& plain, const JudgedStatement& at) {
    if (plain.kind != Node::alter_table_move_all) return;
    tell(at, {}, "ALL IN TABLESPACE … SET TABLESPACE", "each relation there", findings);
  });
}

}  // namespace

extern const LintRule table_rewrite_command_rule;
const LintRule table_rewrite_command_rule{
    .id = "table-rewrite-command",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a command writes a whole table anew while nobody can read it",
    .why =
        R"(VACUUM FULL, CLUSTER, SET LOGGED, SET UNLOGGED, SET TABLESPACE and SET ACCESS METHOD copy the whole table
and its indexes and hold ACCESS EXCLUSIVE from the first row to the last: the application stands still for
as long as that takes, and needs the space twice. CLUSTER ON only notes an index and is harmless. What a
plain VACUUM frees is used again, which is enough in most cases; to shrink a table while it is used there
are extensions such as pg_repack. Otherwise plan a maintenance window.)",
    .bad = R"(CREATE TABLE events (id bigint PRIMARY KEY, data text);
-- history:
ALTER TABLE events SET UNLOGGED;
)",
    .good = R"(CREATE TABLE events (id bigint PRIMARY KEY, data text);
-- history:
VACUUM (ANALYZE) events;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
