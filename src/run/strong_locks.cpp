#include "run/strong_locks.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "sql/ast.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"
#include "sql/visit.hpp"

namespace mig {
namespace {

using ast::ObjectKind;
using Action = ast::AlterTableKind;
constexpr TableLock mild = TableLock::share_update_exclusive;
constexpr TableLock writes = TableLock::share_row_exclusive;
constexpr TableLock all = TableLock::access_exclusive;

std::string written(const ast::ObjectName& name) {
  const std::string relation = quote_identifier(name.name.text, Dialect::postgres);
  if (!name.schema) return relation;
  return concat(quote_identifier(name.schema.text, Dialect::postgres), ".", relation);
}

bool is_relation(ObjectKind kind) {
  constexpr std::array kinds{ObjectKind::table,    ObjectKind::foreign_table,
                             ObjectKind::index,    ObjectKind::view,
                             ObjectKind::sequence, ObjectKind::materialized_view};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// What belongs to a relation, and locks it when it changes.
bool is_part(ObjectKind kind) {
  constexpr std::array kinds{ObjectKind::column, ObjectKind::constraint, ObjectKind::trigger,
                             ObjectKind::rule, ObjectKind::policy};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool is_mild(Action kind) {
  constexpr std::array kinds{
      Action::validate_constraint, Action::set_statistics,      Action::set_options,
      Action::reset_options,       Action::set_column_options,  Action::reset_column_options,
      Action::cluster_on,          Action::set_without_cluster, Action::attach_partition};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool is_of_triggers(Action kind) {
  constexpr std::array kinds{Action::enable_trigger,         Action::enable_always_trigger,
                             Action::enable_replica_trigger, Action::disable_trigger,
                             Action::enable_trigger_all,     Action::disable_trigger_all,
                             Action::enable_trigger_user,    Action::disable_trigger_user};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool adds_foreign_key(const ast::AlterTableAction& action) {
  return action.kind == Action::add_constraint &&
         action.constraint->kind == ast::ConstraintKind::foreign_key;
}

TableLock lock_of(const ast::AlterTableAction& action) {
  if (is_mild(action.kind)) return mild;
  return is_of_triggers(action.kind) || adds_foreign_key(action) ? writes : all;
}

class Collector {
 public:
  std::vector<StrongLock> take() { return std::move(locks_); }

  void operator()(const ast::AlterTable& statement) {
    if (statement.object == ObjectKind::type) return;
    for (const ast::AlterTableAction& each : statement.actions) act(statement, each);
  }
  void operator()(const ast::Drop& statement) {
    if (statement.is_concurrent) return;
    if (!is_relation(statement.object) && !is_part(statement.object)) return;
    for (const ast::ObjectReference& each : statement.objects) {
      add(each.name, all, statement.object == ObjectKind::table);
    }
  }
  void operator()(const ast::Rename& statement) { named(statement.object, statement.target); }
  void operator()(const ast::SetSchema& statement) { named(statement.object, statement.target); }
  void operator()(const ast::OwnerTo& statement) { named(statement.object, statement.target); }
  void operator()(const ast::CreateIndex& statement) {
    if (!statement.is_concurrent) add(statement.table, TableLock::share);
  }
  void operator()(const ast::CreateTrigger& statement) { add(statement.table, writes); }
  void operator()(const ast::CreateRule& statement) { add(statement.table, all); }
  void operator()(const ast::CreatePolicy& statement) { add(statement.table, all); }
  void operator()(const ast::AlterPolicy& statement) { add(statement.table, all); }
  void operator()(const ast::CreateStatistics& statement) { add(statement.table, mild); }
  void operator()(const ast::CreateTable& statement) {
    for (const ast::Column& column : statement.columns) refer(column.constraints);
    refer(statement.constraints);
    if (statement.partition_of) add(statement.partition_of, all);
  }
  void operator()(const ast::Truncate& statement) {
    for (const ast::ObjectName& each : statement.tables) {
      add(each, all, statement.behavior == ast::Behavior::cascade);
    }
  }
  void operator()(const ast::Lock& statement) {
    constexpr std::array<std::pair<std::string_view, TableLock>, 5> modes{{
        {"share update exclusive", mild},
        {"share", TableLock::share},
        {"share row exclusive", writes},
        {"exclusive", TableLock::exclusive},
        {"access exclusive", all},
    }};
    for (const auto& [name, mode] : modes) {
      if (name != statement.mode) continue;
      for (const ast::ObjectName& each : statement.tables) add(each, mode);
    }
  }
  void operator()(const ast::RefreshMaterializedView& statement) {
    add(statement.name, statement.is_concurrent ? TableLock::exclusive : all);
  }
  void operator()(const ast::Maintenance& statement) {
    if (statement.is_concurrent) return;
    const bool heavy =
        statement.kind == Node::cluster || statement.kind == Node::reindex || is_full(statement);
    if (!heavy) return;
    const bool is_relation = statement.object == ObjectKind::table ||
                             statement.object == ObjectKind::index ||
                             statement.kind != Node::reindex;
    if (!is_relation) return;
    for (const ast::ObjectName& each : statement.objects) add(each, all);
  }
  void operator()(const ast::Statement&) {}

 private:
  static bool is_full(const ast::Maintenance& statement) {
    return std::any_of(statement.options.begin(), statement.options.end(),
                       [](const ast::Option& each) {
                         return each.name == "full" && each.text != "false" && each.text != "off";
                       });
  }

  void add(const ast::ObjectName& name, TableLock mode, bool with_foreign_keys = false) {
    locks_.push_back({written(name), mode, with_foreign_keys, {}});
  }

  void named(ObjectKind kind, const ast::ObjectReference& target) {
    const bool is_index = kind == ObjectKind::index;  // content with less
    if (is_relation(kind) || is_part(kind)) add(target.name, is_index ? mild : all);
  }

  void refer(ast::List<ast::Constraint> constraints) {
    for (const ast::Constraint& each : constraints) {
      if (each.kind == ast::ConstraintKind::foreign_key) add(each.references->table, writes);
    }
  }

  void act(const ast::AlterTable& statement, const ast::AlterTableAction& action) {
    if (action.kind == Action::detach_partition && action.is_concurrent) return;
    add(statement.name, lock_of(action));
    if (adds_foreign_key(action)) add(action.constraint->references->table, writes);
    if (action.kind == Action::add_column) refer(action.column->constraints);
    if (action.kind == Action::attach_partition || action.kind == Action::detach_partition) {
      add(*action.object, all);
    }
    if (action.kind == Action::drop_constraint) {
      locks_.back().with_foreign_keys = true;
      locks_.back().foreign_key = action.name.text;
    }
  }

  std::vector<StrongLock> locks_;
};

// Reading a statement costs more than looking at its first word, and most of a long file are rows.
bool may_lock(std::string_view statement) {
  constexpr std::array<std::string_view, 9> words{
      "alter", "drop", "create", "truncate", "lock", "refresh", "cluster", "reindex", "vacuum"};
  const std::string word = lower_ascii(statement.substr(0, statement.find_first_of(" \t\r\n(/-")));
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Each relation once, with the strongest of its locks, however many statements a file has.
class Merger {
 public:
  void add(std::vector<StrongLock> more) {
    for (StrongLock& each : more) {
      const auto [at, is_new] = index_.try_emplace(
          concat(each.relation, "/", each.with_foreign_keys ? "1" : "0", each.foreign_key),
          locks_.size());
      if (is_new) {
        locks_.push_back(std::move(each));
      } else {
        locks_[at->second].mode = std::max(locks_[at->second].mode, each.mode);
      }
    }
  }
  std::vector<StrongLock> take() { return std::move(locks_); }

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<StrongLock> locks_;
};

}  // namespace

std::vector<StrongLock> strong_locks(std::string_view statement) {
  if (!may_lock(statement)) return {};
  StatementReader reader(statement, Dialect::postgres);
  const ParsedStatement* read = reader.next();
  if (read == nullptr || read->statement == nullptr) return {};
  Collector collector;
  visit(*read->statement, collector);
  return collector.take();
}

std::vector<StrongLock> strong_locks(const MigrationScript& script, const Step& step) {
  if (script.dialect() != Dialect::postgres) return {};
  Merger merger;
  merger.add(strong_locks(script.text(step)));
  return merger.take();
}

std::vector<StrongLock> strong_locks(const MigrationScript& script) {
  if (script.dialect() != Dialect::postgres) return {};
  Merger merger;
  for (const Step& step : script.steps()) merger.add(strong_locks(script.text(step)));
  return merger.take();
}

}  // namespace mig
