#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "lint/assigned_values.hpp"
#include "lint/column_heir.hpp"
#include "lint/column_reads.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/check_value.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/dropped_objects.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "lint/sqlite/history.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

class Destructive {
 public:
  Destructive(const LintContext& context, Findings& findings)
      : context_(context), findings_(findings), rebuilds_(rebuilds_of(context)) {
    context.each<ast::Insert>([&](const ast::Insert& insert, const JudgedStatement& at) {
      if (insert.source && !insert.is_values) note_move(at, insert.table, insert.source);
    });
    context.each<ast::CreateTableAs>([&](const ast::CreateTableAs& as, const JudgedStatement& at) {
      note_move(at, as.name, as.query);
    });
  }

  void check() {
    context_.each<ast::Drop>([&](const auto& drop, const auto& at) { dropped(drop, at); });
    context_.each_action(
        ast::AlterTableKind::drop_column,
        [&](const auto& action, const auto& alter, const auto& at) { column(action, alter, at); });
    context_.each<ast::Delete>([&](const auto& statement, const auto& at) {
      if (is_always_true(statement.where) && !comes_back(statement, at))
        whole(at, statement.table, "DELETE deletes every row of ");
    });
    context_.each<ast::Update>(
        [&](const auto& statement, const auto& at) { update(statement, at); });
    context_.each<ast::Insert>(
        [&](const auto& statement, const auto& at) { replace(statement, at); });
    for (const Rebuild& each : rebuilds_) rebuild(each);
    for (DroppedObject& each : dropped_objects(context_)) {
      Finding& found = add(*each.at, std::move(each.message), std::move(each.relation));
      if (!each.breaks) found.severity = Severity::warning;
    }
  }

 private:
  Finding& add(const JudgedStatement& at, std::string message, std::string table) {
    Finding& found = findings_.add(at, {}, std::move(message));
    found.tables = {std::move(table)};
    return found;
  }

  bool is_enforced(const JudgedStatement& at) {
    const auto [place, is_first] = enforcement_.try_emplace(at.file, Enforcement::unsaid);
    if (is_first) place->second = enforcement_in(*at.file);
    return place->second == Enforcement::on;
  }

  // " and deletes the rows of orders that refer to it": what enforced foreign keys do besides.
  std::string besides(const JudgedStatement& at, ObjectId table, std::string_view name) {
    if (!is_enforced(at)) return {};
    for (const ReferringKey& each : keys_to(at.before, name)) {
      const std::string effect = effect_of_delete(each);
      if (!effect.empty() && each.table->id != table) return concat(", and ", effect);
    }
    return {};
  }

  void dropped(const ast::Drop& drop, const JudgedStatement& at) {
    if (drop.object != ObjectKind::table) return;
    for (const ast::ObjectReference& each : drop.objects) {
      const ObjectId id = at.relation(each.name);
      // IF EXISTS, and it does not; without, the statement fails
      if (id == 0 && knows_history(context_)) continue;
      if (is_surely_empty(context_, at, id) || was_made_here(at, id)) continue;
      if (rebuild_with(rebuilds_, at) != nullptr) continue;
      const std::string shown = at.shown(each.name);
      add(at,
          concat("DROP TABLE deletes ", shown, " with all its rows",
                 besides(at, id, each.name.name.text)),
          shown);
    }
  }

  // A helper: made by the same file, whatever was put into it since.
  bool was_made_here(const JudgedStatement& at, ObjectId table) const {
    const Object* object = at.before.object(table);
    return object != nullptr && !object->is_unknown && object->created > at.file_begin;
  }

  void column(const ast::AlterTableAction& action, const ast::AlterTable& alter,
              const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    if (is_surely_empty(context_, at, id) || was_made_here(at, id)) return;
    if (context_.is_new_column(at, id, action.name.text)) return;
    if (has_heir(context_, at, id, action.name.text)) return;
    const Table* table = at.table(alter.name);
    const Column* column = table != nullptr ? column_of(*table, action.name.text) : nullptr;
    if (column != nullptr && !column->generated.empty()) return;  // it can be computed again
    const std::string shown = at.shown(alter.name);
    add(at, concat("DROP COLUMN deletes all values of ", shown, ".", action.name.text), shown);
  }

  // INSERT … SELECT and CREATE TABLE … AS.
  struct Move {
    const JudgedStatement* at;
    std::string into;
    std::vector<std::string> from;
    bool reads(std::string_view table) const {
      return std::find(from.begin(), from.end(), lower_ascii(table)) != from.end();
    }
  };

  void note_move(const JudgedStatement& at, const ast::ObjectName& into, const Syntax& query) {
    Move made{&at, lower_ascii(into.name.text), {}};
    for (const TableReference& each : references_of(query).tables) {
      made.from.push_back(lower_ascii(each.name.name));
    }
    moves_.push_back(std::move(made));
  }

  // The table's rows were put aside in the same file and are put back behind the DELETE.
  bool comes_back(const ast::Delete& statement, const JudgedStatement& at) const {
    const std::string table = lower_ascii(statement.table.name.text);
    for (const Move& saved : moves_) {
      if (saved.at->file != at.file || saved.at->position > at.position || !saved.reads(table)) {
        continue;
      }
      if (std::any_of(moves_.begin(), moves_.end(), [&](const Move& back) {
            return back.at->file == at.file && back.at->position > at.position &&
                   back.into == table && back.reads(saved.into);
          })) {
        return true;
      }
    }
    return false;
  }

  void whole(const JudgedStatement& at, const ast::ObjectName& table, std::string_view what) {
    const ObjectId id = at.relation(table);
    if (is_surely_empty(context_, at, id) || was_made_here(at, id)) return;
    if (lower_ascii(table.name.text) == "sqlite_sequence") return;
    const std::string shown = at.shown(table);
    add(at, concat(what, shown, besides(at, id, table.name.text)), shown);
  }

  void update(const ast::Update& statement, const JudgedStatement& at) {
    if (!is_always_true(statement.where) || statement.from) return;
    const ObjectId id = at.relation(statement.table);
    if (is_surely_empty(context_, at, id) || was_made_here(at, id)) return;
    std::vector<std::string> lost;
    for (const ast::Assignment& each : statement.assignments) {
      for (const ast::Name& name : each.columns) {
        const bool is_from_itself = reads(each.value, name.text);
        if (!is_from_itself && !context_.is_new_column(at, id, name.text)) {
          lost.emplace_back(name.text);
        }
      }
    }
    if (lost.empty() || lower_ascii(statement.table.name.text) == "sqlite_sequence") return;
    const std::string shown = at.shown(statement.table);
    add(at, concat("UPDATE overwrites ", join(lost, ", "), " in every row of ", shown), shown);
  }

  // A value made of the old one is a correction.
  static bool reads(const Syntax& value, std::string_view column) {
    const References found = references_of(value);
    return std::any_of(
        found.columns.begin(), found.columns.end(),
        [&](const ColumnReference& each) { return lower_ascii(each.name) == lower_ascii(column); });
  }

  void replace(const ast::Insert& statement, const JudgedStatement& at) {
    if (statement.or_action != "replace" || !is_enforced(at)) return;
    const ObjectId id = at.relation(statement.table);
    if (is_surely_empty(context_, at, id)) return;
    const std::string shown = at.shown(statement.table);
    const std::string effect = besides(at, id, statement.table.name.text);
    if (effect.empty()) return;
    add(at, concat("REPLACE deletes the rows of ", shown, " that it replaces", effect), shown);
  }

  void rebuild(const Rebuild& rebuild) {
    if (rebuild.drop == nullptr) return;
    const Copy copy = rebuild.copy();
    const JudgedStatement& at = *rebuild.copies.back();
    rows(rebuild, copy, at);
    if (rebuild.old_table == nullptr || rebuild.new_table == nullptr || !copy.sources) return;
    for (const Column& each : rebuild.old_table->columns) {
      if (!each.generated.empty() || is_copied(copy, each.name)) continue;
      if (rowid_alias(*rebuild.old_table) == &each && is_numbered_anew(rebuild, each.name)) {
        new_numbers(rebuild, at, each.name);
      } else if (!is_mentioned(copy, each.name) && !is_set_afterwards(rebuild, each.name)) {
        add(at, concat("the rebuild deletes all values of ", rebuild.name, ".", each.name),
            rebuild.name);
      }
    }
  }

  // UPDATE of the copy by what the old table has in the column.
  bool is_set_afterwards(const Rebuild& rebuild, std::string_view column) const {
    const JudgedStatement& copy = *rebuild.copies.front();
    for (std::size_t i = copy.position; i < rebuild.drop->position; ++i) {
      const JudgedStatement& each = *(*context_.statements)[i];
      const auto* update = each.as<ast::Update>();
      if (update == nullptr || each.relation(update->table) != rebuild.new_id) continue;
      const auto set = assigned_values(*update);
      const bool is_set = std::any_of(set.begin(), set.end(), [&](const AssignedValue& value) {
        return lower_ascii(value.column) == lower_ascii(column);
      });
      if (is_set && reads_column_of(each, each.statement->syntax, rebuild.old_id, column))
        return true;
    }
    return false;
  }

  void rows(const Rebuild& rebuild, const Copy& copy, const JudgedStatement& at) {
    const std::size_t needed = rebuild.way == Rebuild::Way::through_copy ? 2 : 1;
    if (!copy.filter.empty() && (copy.filter == "query" || rebuild.copies.size() > needed)) {
      add(at, concat("the rebuild of ", rebuild.name, " perhaps does not copy all rows"),
          rebuild.name)
          .severity = Severity::warning;
    } else if (!copy.filter.empty()) {
      add(at,
          concat("the rebuild deletes the rows of ", rebuild.name, " that its ", copy.filter,
                 " leaves out"),
          rebuild.name);
    }
    for (const JudgedStatement* each : context_.later(*rebuild.copies.front())) {
      const auto* cleared = each->as<ast::Delete>();
      if (cleared == nullptr || each->file != at.file) continue;
      if (each->relation(cleared->table) != rebuild.new_id || rebuild.new_id == 0) continue;
      add(*each, concat("DELETE takes rows of ", rebuild.name, " out of its copy"), rebuild.name);
    }
  }

  // The number of a row goes on to be one, but another.
  static bool is_numbered_anew(const Rebuild& rebuild, std::string_view column) {
    const Column* alias = rowid_alias(*rebuild.new_table);
    return alias != nullptr && lower_ascii(alias->name) == lower_ascii(column);
  }
  void new_numbers(const Rebuild& rebuild, const JudgedStatement& at, const std::string& column) {
    const auto keys = keys_to(*rebuild.at_end, rebuild.name);
    const bool is_referred_to =
        std::any_of(keys.begin(), keys.end(), [&](const ReferringKey& each) {
          const auto& columns = each.key->referenced_columns;  // none: the primary key's
          return columns.empty() ||
                 std::any_of(columns.begin(), columns.end(), [&](const std::string& other) {
                   return lower_ascii(other) == lower_ascii(column);
                 });
        });
    Finding& found = add(at,
                         concat("the rebuild does not copy ", rebuild.name, ".", column,
                                ": every row gets a new number"),
                         rebuild.name);
    if (!is_referred_to) found.severity = Severity::warning;
  }

  static bool is_copied(const Copy& copy, std::string_view column) {
    return std::any_of(copy.columns.begin(), copy.columns.end(), [&](const CopiedColumn& each) {
      return lower_ascii(each.from) == lower_ascii(column);
    });
  }
  // An expression that makes something of it.
  static bool is_mentioned(const Copy& copy, std::string_view column) {
    return std::any_of(copy.columns.begin(), copy.columns.end(), [&](const CopiedColumn& each) {
      return each.expression && reads(each.expression, column);
    });
  }

  // No condition, or one that holds for every row: a constant, or 1 = 1.
  static bool is_always_true(const Syntax& where) {
    if (!where) return true;
    if (where.is(Node::grouped)) return is_always_true(where[0]);
    return check_of_value(where, "", {}) == CheckResult::passes &&
           references_of(where).columns.empty();
  }

  const LintContext& context_;
  Findings& findings_;
  const std::vector<Rebuild> rebuilds_;
  std::vector<Move> moves_;
  std::map<const LintFile*, Enforcement> enforcement_;
};

void check(const LintContext& context, Findings& findings) {
  Destructive(context, findings).check();
}

}  // namespace

extern const LintRule sqlite_destructive_rule;
const LintRule sqlite_destructive_rule{
    .id = "sqlite-destructive",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "rows or values are deleted for good, or what running code counts on goes",
    .why =
        R"(DROP TABLE and DROP COLUMN delete what is stored; DELETE and UPDATE without a WHERE do so for every row. With
foreign keys on, DROP TABLE and DELETE also run the ON DELETE actions of the tables that refer to it, and so
does REPLACE, which deletes the row it replaces. A rebuild is no loss, whatever it drops on the way: only the
columns and rows that it does not copy are told. A view, a trigger or a unique index holds no rows, but code
that counts on it fails or goes wrong when it is gone; one that is made again is no loss. First deploy code
that does without; then say so with a directive, or keep a copy.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
UPDATE users SET name = 'unknown';
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
UPDATE users SET name = 'unknown' WHERE name IS NULL;
)",
    .check = check,
};

}  // namespace mig
