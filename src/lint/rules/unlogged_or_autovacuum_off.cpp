#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_off(std::string_view value) {
  const std::string word = lower_ascii(value);
  return word == "false" || word == "off" || word == "0" || word == "no";
}

bool is_autovacuum_off(const StoredSettings& settings) {
  return std::any_of(settings.begin(), settings.end(), [](const StoredSetting& each) {
    return each.name == "autovacuum_enabled" && is_off(each.value);
  });
}

// What the migrations leave: something that is set for a while and taken back is no finding.
const Table* left(const Outlook& outlook, const JudgedStatement& at, const ast::ObjectName& name) {
  const ObjectId id = at.find_after(ObjectKind::table, name);
  return outlook.after_run(at).get<Table>(id);
}

std::string name_after(const JudgedStatement& at, const ast::ObjectName& name) {
  const ObjectId id = at.find_after(ObjectKind::table, name);
  return id != 0 ? at.after.qualified_name(id) : at.shown(name);
}

class Watch {
 public:
  Watch(const LintContext& context, Findings& findings)
      : context_(context), findings_(findings), outlook_(context) {}

  void run() {
    context_.each<ast::CreateTable>([&](const ast::CreateTable& create, const JudgedStatement& at) {
      created(create.name, create.persistence, create.with, at);
    });
    context_.each<ast::CreateTableAs>(
        [&](const ast::CreateTableAs& create, const JudgedStatement& at) {
          created(create.name, create.persistence, create.with, at);
        });
    context_.each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
      for (const ast::AlterTableAction& each : alter.actions) altered(each, alter, at);
    });
  }

 private:
  void tell(const JudgedStatement& at, Span span, const std::string& name, std::string message,
            std::string step) {
    Finding& found = findings_.add(at, span, std::move(message));
    found.tables = {name};
    found.steps = {std::move(step)};
  }

  void unlogged(const JudgedStatement& at, Span span, const ast::ObjectName& name) {
    const std::string table = name_after(at, name);
    tell(
        at, span, table,
        concat(table, " is not logged: it is empty after a crash, and cannot be read on a replica"),
        concat("ALTER TABLE ", table, " SET LOGGED;"));
  }

  void no_autovacuum(const JudgedStatement& at, Span span, const ast::ObjectName& name) {
    const std::string table = name_after(at, name);
    tell(
        at, span, table,
        concat("nobody cleans ", table, ": autovacuum is off for it, so it grows and plans go bad"),
        concat("ALTER TABLE ", table, " RESET (autovacuum_enabled);"));
  }

  void created(const ast::ObjectName& name, ast::Persistence persistence,
               ast::List<ast::Option> with, const JudgedStatement& at) {
    if (persistence == ast::Persistence::temporary || at.was_refused) return;
    const Table* end = left(outlook_, at, name);
    if (end == nullptr) return;
    if (persistence == ast::Persistence::unlogged && end->persistence == persistence) {
      unlogged(at, name.span(), name);
    }
    for (const ast::Option& each : with) {
      if (each.name == "autovacuum_enabled" && is_off(each.text) &&
          is_autovacuum_off(end->storage_parameters)) {
        no_autovacuum(at, name.span(), name);
      }
    }
  }

  void altered(const ast::AlterTableAction& action, const ast::AlterTable& alter,
               const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    const Table* end = left(outlook_, at, alter.name);
    const bool is_gone = id != 0 && end == nullptr;
    if (is_gone || (end != nullptr && end->is_temporary())) return;
    const Span span = action.syntax.span();
    switch (action.kind) {
      case ast::AlterTableKind::set_unlogged:
        if (!end || end->persistence == ast::Persistence::unlogged) unlogged(at, span, alter.name);
        return;
      case ast::AlterTableKind::set_options:
        for (const ast::Option& each : action.options) {
          if (each.name != "autovacuum_enabled" || !is_off(each.text)) continue;
          if (!end || is_autovacuum_off(end->storage_parameters))
            no_autovacuum(at, span, alter.name);
        }
        return;
      case ast::AlterTableKind::replica_identity: return identity(action, alter, at, end);
      default: return;
    }
  }

  void identity(const ast::AlterTableAction& action, const ast::AlterTable& alter,
                const JudgedStatement& at, const Table* end) {
    const bool is_full = action.text == "full", is_nothing = action.text == "nothing";
    if (!is_full && !is_nothing) return;
    if (end != nullptr && end->replica_identity != action.text) return;
    const std::string table = name_after(at, alter.name);
    tell(at, action.syntax.span(), table,
         is_full ? concat("each UPDATE and DELETE of ", table,
                          " writes the whole old row to the log, and a subscriber searches for it")
                 : concat("UPDATE and DELETE of ", table,
                          " fail as soon as a publication with them holds it"),
         concat("ALTER TABLE ", table, " REPLICA IDENTITY DEFAULT;"));
  }

  const LintContext& context_;
  Findings& findings_;
  Outlook outlook_;
};

void check(const LintContext& context, Findings& findings) { Watch(context, findings).run(); }

}  // namespace

extern const LintRule unlogged_or_autovacuum_off_rule;
const LintRule unlogged_or_autovacuum_off_rule{
    .id = "unlogged-or-autovacuum-off",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a table is left unlogged, without autovacuum, or with a costly replica identity",
    .why =
        R"(An UNLOGGED table is emptied when the server restarts after a crash and cannot be read on a replica: right
for what can be made again, wrong for anything else. With autovacuum_enabled = false dead rows stay, the
planner's statistics grow old, and the table is only visited in the emergency before transaction ids run
out. REPLICA IDENTITY FULL writes whole old rows to the log and makes subscribers search for each of them;
with NOTHING an UPDATE or DELETE of a published table fails. All three last until somebody takes them
back; a migration that does so itself is no finding.)",
    .bad = R"(CREATE TABLE events (id bigint PRIMARY KEY, data text);
-- history:
ALTER TABLE events SET (autovacuum_enabled = false);
)",
    .good = R"(CREATE TABLE events (id bigint PRIMARY KEY, data text);
-- history:
ALTER TABLE events SET (autovacuum_vacuum_scale_factor = 0.02);
)",
    .check = check,
};

}  // namespace mig
