#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/losses.hpp"
#include "lint/row_work.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

// What the up has filled.
struct Filled {
  std::set<std::pair<ObjectId, std::string>> columns;  // table, column
  std::set<ObjectId> tables;
};

Filled filled_by(const std::vector<const JudgedStatement*>& up) {
  Filled filled;
  for (const JudgedStatement* at : up) {
    if (at->statement == nullptr) continue;
    const auto work = row_work_of(*at);
    if (!work || work->reach == RowReach::few || work->relation == 0) continue;
    if (const auto* update = at->as<ast::Update>()) {
      for (const ast::Assignment& each : update->assignments) {
        for (const ast::Name& column : each.columns) {
          filled.columns.emplace(work->relation, column.text);
        }
      }
    } else if (work->verb != "DELETE") {
      filled.tables.insert(work->relation);
    }
  }
  return filled;
}

class Check {
 public:
  Check(const RowCopies& copies, Filled filled, Findings& findings)
      : copies_(copies), filled_(std::move(filled)), findings_(findings) {}

  void statement(const JudgedStatement& at) {
    if (const auto* drop = at.as<ast::Drop>(); drop && drop->object == ObjectKind::table) {
      for (const ast::ObjectReference& each : drop->objects) table(at, each.name);
    }
    if (const auto* alter = at.as<ast::AlterTable>()) columns(at, *alter);
    const auto work = row_work_of(at);
    if (work && work->verb == "DELETE" && work->reach == RowReach::all) {
      rows(at, *work->table, "the down deletes all rows of ");
    }
    if (const auto* truncate = at.as<ast::Truncate>(); truncate && !truncate->tables.empty()) {
      rows(at, truncate->tables.front(), "the down empties ");
    }
  }

 private:
  Finding& tell(const JudgedStatement& at, std::string message, const std::string& table) {
    Finding& found = findings_.add(at, {}, std::move(message));
    found.tables = {table};
    return found;
  }

  // What was copied back before is not lost. Columns that the copy has no place for are those that the up invented.
  void dropped(const JudgedStatement& at, const SavedRows& saved, const std::string& name,
               const std::string& table) {
    if (saved.copy != nullptr && saved.gaps.empty()) return;
    if (saved.copy != nullptr) {
      tell(
          at,
          concat("the down drops ", name, ", and what it copies of it before ", listed(saved.gaps)),
          table)
          .severity = Severity::info;
      return;
    }
    tell(at,
         concat("the down drops ", name,
                ", which the up has filled: what was written since is lost"),
         table);
  }

  void table(const JudgedStatement& at, const ast::ObjectName& name) {
    const ObjectId id = at.relation(name);
    if (filled_.tables.count(id) == 0) return;
    dropped(at, copies_.saved(at, id), at.shown(name), at.shown(name));
  }

  void columns(const JudgedStatement& at, const ast::AlterTable& alter) {
    const ObjectId id = at.relation(alter.name);
    const std::string table = at.shown(alter.name);
    for (const ast::AlterTableAction& each : alter.actions) {
      if (each.kind != ast::AlterTableKind::drop_column) continue;
      if (filled_.columns.count({id, std::string(each.name.text)}) == 0) continue;
      dropped(at, copies_.saved_column(at, id, each.name.text),
              concat(table, ".", at.before.quoted(each.name.text)), table);
    }
  }

  void rows(const JudgedStatement& at, const ast::ObjectName& name, std::string_view what) {
    if (copies_.saved(at, at.relation(name)).is_whole()) return;
    tell(at, concat(what, at.shown(name)), at.shown(name));
  }

  const RowCopies& copies_;
  Filled filled_;
  Findings& findings_;
};

std::string how(const Loss& loss, ComeBack::With with) {
  constexpr std::string_view lost = ": what was in it is lost with the up";
  switch (with) {
    case ComeBack::With::nothing: return concat(loss.name, " comes back empty", lost);
    case ComeBack::With::new_values:
      return concat(loss.name,
                    " comes back with new values: those that it had are lost with the up");
    default: return concat(loss.name, " comes back without its values", lost);
  }
}

// A foreign key of any table refers to the column.
bool is_referred_to(const Catalog& catalog, const Loss& loss) {
  for (const Table* table : catalog.all<Table>()) {
    for (const Constraint& each : table->constraints) {
      if (each.kind != ast::ConstraintKind::foreign_key) continue;
      const bool is_to_it = catalog.dialect() == Dialect::sqlite
                                ? catalog.same_name(each.referenced_name, loss.table)
                                : catalog.qualified_name(each.references) == loss.table;
      if (!is_to_it) continue;
      if (each.referenced_columns.empty()) return true;  // its primary key
      const bool has_it = std::any_of(
          each.referenced_columns.begin(), each.referenced_columns.end(),
          [&](const std::string& column) { return catalog.same_name(column, loss.column); });
      if (has_it) return true;
    }
  }
  return false;
}

void check_losses(const LintContext& context, const RowCopies& copies,
                  const std::vector<const JudgedStatement*>& up,
                  const std::vector<const JudgedStatement*>& down, Findings& findings) {
  for (const JudgedStatement* at : up) {
    const auto loss = loss_of(context, copies, *at);
    if (!loss) continue;
    const ComeBack back = comes_back(*loss, down);
    if (back.at == nullptr || back.with == ComeBack::With::values) continue;
    Finding& found = findings.add(*back.at, {}, how(*loss, back.with));
    // Numbers that no row of another table holds are as good as others.
    if (back.with == ComeBack::With::new_values && !is_referred_to(up.front()->before, *loss)) {
      found.severity = Severity::info;
    }
    found.tables = {loss->table};
    found.steps = {"-- mig: irreversible <reason>"};
  }
}

void check(const LintContext& context, Findings& findings) {
  const auto& copies = context.built<RowCopies>();
  for (const UpAndDown& each : ups_with_downs(context)) {
    if (is_declared_irreversible(each)) continue;
    const auto up = statements_of(context, *each.up), down = statements_of(context, *each.down);
    Check of_down(copies, filled_by(up), findings);
    for (const JudgedStatement* at : down) {
      if (at->statement != nullptr) of_down.statement(*at);
    }
    check_losses(context, copies, up, down, findings);
  }
}

}  // namespace

extern const LintRule down_destroys_data_rule;
const LintRule down_destroys_data_rule{
    .id = "down-destroys-data",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "taking a migration back loses data",
    .why =
        R"(The down of a migration that moved data into a new column or table drops that column: what the application
has written into it since is gone. The down of a migration that dropped a column adds it again, empty: the
schema is as before, the data is not, and the application runs into NULLs. Copy the data back first, keep what
is dropped under another name for a while, or declare the migration irreversible.)",
    .bad = R"(-- up.sql:
ALTER TABLE users DROP COLUMN email;
-- down.sql:
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(-- up.sql:
ALTER TABLE users DROP COLUMN email;
-- down.sql:
-- mig: irreversible the addresses live in the accounts service now
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
};

}  // namespace mig
