#include "rewrite/unit.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/row_work.hpp"
#include "lint/sql_names.hpp"

namespace mig {

namespace {

bool answers(const Recipe& recipe, const Finding& finding) {
  return std::find(recipe.answers.begin(), recipe.answers.end(), finding.rule->id) !=
         recipe.answers.end();
}

const Recipe* recipe_for(const std::vector<const Finding*>& findings, Dialect dialect) {
  const unsigned wanted = dialect == Dialect::postgres ? for_postgres : for_sqlite;
  for (const Recipe* each : all_recipes()) {
    if ((each->dialects & wanted) == 0) continue;
    const bool is_answer = std::any_of(findings.begin(), findings.end(), [&](const Finding* one) {
      return one->severity >= Severity::warning && answers(*each, *one);
    });
    if (is_answer) return each;
  }
  return nullptr;
}

std::string key(std::string_view kind, std::string_view table, std::string_view name) {
  return lower_ascii(concat(kind, " ", table, table.empty() ? "" : ".", name));
}

std::string undone_action(const JudgedStatement& at, const ast::AlterTableAction& action) {
  const std::string table(at.as<ast::AlterTable>()->name.name.text);
  switch (action.kind) {
    case ast::AlterTableKind::add_column: return key("column", table, action.column->name.text);
    case ast::AlterTableKind::drop_column: return key("new column", table, action.name.text);
    case ast::AlterTableKind::add_constraint:
      return key("constraint", table, name_of_added(at, action));
    case ast::AlterTableKind::set_not_null: return key("not null", table, action.name.text);
    case ast::AlterTableKind::drop_not_null: return key("nullable", table, action.name.text);
    case ast::AlterTableKind::set_default:
    case ast::AlterTableKind::drop_default: return key("default", table, action.name.text);
    case ast::AlterTableKind::set_type: return key("type", table, action.name.text);
    default: return {};
  }
}

std::string undoing_action(std::string_view table, const ast::AlterTableAction& action) {
  switch (action.kind) {
    case ast::AlterTableKind::add_column: return key("new column", table, action.column->name.text);
    case ast::AlterTableKind::drop_column: return key("column", table, action.name.text);
    case ast::AlterTableKind::drop_constraint: return key("constraint", table, action.name.text);
    case ast::AlterTableKind::set_not_null: return key("nullable", table, action.name.text);
    case ast::AlterTableKind::drop_not_null: return key("not null", table, action.name.text);
    case ast::AlterTableKind::set_default:
    case ast::AlterTableKind::drop_default: return key("default", table, action.name.text);
    case ast::AlterTableKind::set_type: return key("type", table, action.name.text);
    default: return {};
  }
}

// "index orders_day_idx", of a statement that makes it.
std::string made_key(const JudgedStatement& at) {
  if (const auto* index = at.as<ast::CreateIndex>()) {
    const ObjectId table = at.find_after(ObjectKind::table, index->table);
    for (const Index* each : at.after.dependents<Index>(table)) {
      if (each->created == at.number) return key("index", "", each->name);
    }
    return index->name ? key("index", "", index->name.text) : std::string();
  }
  for (const Object* each : at.after.all<Object>()) {
    if (each->created == at.number && each->kind != ObjectKind::index &&
        each->kind != ObjectKind::sequence) {
      return key(ast::to_string(each->kind), "", each->name);
    }
  }
  return {};
}

// What is given back its name: a part by the name that it has in between, else by the one that it had.
std::string rename_key(const ast::Rename& rename, std::string_view part, std::string_view whole) {
  return rename.target.part ? key("part name", rename.target.name.name.text, part)
                            : key("name", "", whole);
}

// Of what changes rows.
std::string rows_key(const JudgedStatement& at) {
  const auto work = row_work_of(at);
  return work ? mig::rows_key(work->table->name.text) : std::string();
}

}  // namespace

std::string rows_key(std::string_view table) { return key("rows", "", table); }

std::string Unit::text() const {
  const auto* alter = at->as<ast::AlterTable>();
  if (action == nullptr || alter == nullptr || alter->actions.size() == 1) {
    return concat(at->statement != nullptr ? at->statement->syntax.text()
                                           : at->span.of(at->file->source.text()),
                  ";");
  }
  const std::size_t first = alter->actions.front().syntax.span().begin;
  return concat(written(*at, {alter->syntax.span().begin, first}), action->syntax.text(), ";");
}

Span Unit::span() const { return action != nullptr ? at->place(action->syntax.span()) : at->span; }

std::string Unit::undone_by() const {
  if (const auto* alter = at->as<ast::AlterTable>(); alter != nullptr && action != nullptr) {
    return undone_action(*at, *action);
  }
  if (const auto* drop = at->as<ast::Drop>(); drop != nullptr && drop->objects.size() == 1) {
    return concat("new ", key(ast::to_string(drop->object), "", drop->objects[0].name.name.text));
  }
  if (const auto* rename = at->as<ast::Rename>()) {
    return rename_key(*rename, rename->new_name.text, rename->target.name.name.text);
  }
  if (std::string made = made_key(*at); !made.empty()) return made;
  return rows_key(*at);
}

std::vector<Unit> units_of(const LintContext& context, const LintFile& file,
                           const std::vector<Finding>& findings) {
  std::vector<Unit> units;
  for (const auto& at : *context.statements) {
    if (at->file != &file || at->runs != Runs::at_once) continue;
    const auto* alter = at->as<ast::AlterTable>();
    if (alter == nullptr || alter->actions.empty()) {
      units.push_back({at.get(), nullptr, {}, nullptr});
      continue;
    }
    for (const ast::AlterTableAction& each : alter->actions) {
      units.push_back({at.get(), &each, {}, nullptr});
    }
  }
  for (Unit& unit : units) {
    const bool is_alone =
        unit.action == nullptr || unit.at->as<ast::AlterTable>()->actions.size() == 1;
    for (const Finding& each : findings) {
      if (each.file != &file) continue;
      const bool is_of_it = is_alone ? lies_in(each.span, unit.at->span) && each.span.size() != 0
                                     : lies_in(each.span, unit.span());
      if (is_of_it) unit.findings.push_back(&each);
    }
    unit.recipe = recipe_for(unit.findings, context.dialect);
  }
  return units;
}

std::vector<std::string> undo_keys(const Unit& down) {
  const JudgedStatement& at = *down.at;
  std::vector<std::string> keys;
  if (const auto* alter = at.as<ast::AlterTable>(); alter != nullptr && down.action != nullptr) {
    keys.push_back(undoing_action(alter->name.name.text, *down.action));
  } else if (const auto* drop = at.as<ast::Drop>()) {
    for (const ast::ObjectReference& each : drop->objects) {
      keys.push_back(key(ast::to_string(drop->object), "", each.name.name.text));
    }
  } else if (const auto* rename = at.as<ast::Rename>()) {
    const bool is_part = static_cast<bool>(rename->target.part);
    keys.push_back(is_part ? rename_key(*rename, rename->target.part.text, "")
                           : rename_key(*rename, "", rename->new_name.text));
  } else if (std::string made = made_key(at); !made.empty()) {
    keys.push_back(concat("new ", made));
  } else if (std::string rows = rows_key(at); !rows.empty()) {
    keys.push_back(std::move(rows));
  }
  if (keys.empty()) keys.emplace_back();
  return keys;
}

}  // namespace mig
