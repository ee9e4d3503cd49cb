#include "lint/losses.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/type.hpp"
#include "lint/row_work.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/volatility.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

// Old and new type of a change that forgets a part of the value instead of failing.
struct Narrowing {
  std::string_view from, to;
};
constexpr Narrowing narrowings[] = {
    {"timestamp", "date"},           {"timestamp", "time"},          {"numeric", "integer"},
    {"numeric", "bigint"},           {"numeric", "smallint"},        {"double precision", "real"},
    {"double precision", "integer"}, {"double precision", "bigint"}, {"real", "integer"},
};

bool narrows(std::string_view from, const ast::Type& to) {
  return to.schema.empty() &&
         std::any_of(std::begin(narrowings), std::end(narrowings), [&](const Narrowing& each) {
           return from.starts_with(each.from) && to.name == each.to;
         });
}

// What is left of the loss when the rows were copied before; nullopt: nothing.
std::optional<Loss> loss_behind(const SavedRows& saved, Loss loss, std::string_view statement) {
  if (saved.copy == nullptr) return loss;
  if (saved.gaps.empty() && saved.lost_columns.empty()) return std::nullopt;
  loss.what = concat("the copy of ", loss.name, " in front of ", statement, " ",
                     saved.faults(saved.copy->before));
  if (saved.lost_columns.empty()) {
    loss.kind = Loss::Kind::leftovers;
  } else {
    loss.column = saved.lost_columns.front();
    loss.name = concat(loss.table, ".", loss.column);
  }
  return loss;
}

std::optional<Loss> loss_of_drop(const LintContext& context, const RowCopies& copies,
                                 const JudgedStatement& at, const ast::Drop& drop) {
  if (drop.object != ObjectKind::table) return std::nullopt;
  for (const ast::ObjectReference& each : drop.objects) {
    const ObjectId id = at.relation(each.name);
    if (id == 0 || context.is_new(at, id)) continue;
    const std::string name = at.before.qualified_name(id);
    const Loss all{
        Loss::Kind::dropped, concat("DROP TABLE loses the rows of ", name), name, name, {}};
    if (auto loss = loss_behind(copies.saved(at, id), all, "DROP TABLE")) return loss;
  }
  return std::nullopt;
}

std::optional<Loss> loss_of_column(const LintContext& context, const RowCopies& copies,
                                   const JudgedStatement& at, ObjectId id, const Column& column) {
  if (context.is_new_column(at, id, column.name)) return std::nullopt;
  if (!column.generated.empty()) return std::nullopt;  // its values are worked out from others
  const std::string owner = at.before.qualified_name(id);
  const std::string name = concat(owner, ".", at.before.quoted(column.name));
  const Loss all{Loss::Kind::dropped, concat("DROP COLUMN loses what is in ", name), name, owner,
                 column.name};
  return loss_behind(copies.saved_column(at, id, column.name), all, "DROP COLUMN");
}

std::optional<Loss> loss_of_action(const LintContext& context, const RowCopies& copies,
                                   const JudgedStatement& at, const ast::AlterTable& alter) {
  const ObjectId id = at.relation(alter.name);
  const auto* table = at.before.get<Table>(id);
  if (table == nullptr || context.is_new(at, id)) return std::nullopt;
  for (const ast::AlterTableAction& each : alter.actions) {
    const Column* column = table->column(each.name.text);
    if (column == nullptr) continue;
    if (each.kind == Kind::drop_column) {
      if (auto loss = loss_of_column(context, copies, at, id, *column)) return loss;
    }
    if (each.kind == Kind::set_type && narrows(at.before.to_string(column->type), *each.type)) {
      const std::string owner = at.before.qualified_name(id);
      const std::string name = concat(owner, ".", at.before.quoted(column->name));
      return Loss{
          Loss::Kind::rows,
          concat("the values of ", name, " lose what does not fit into ", to_string(*each.type)),
          name, owner, column->name};
    }
  }
  return std::nullopt;
}

std::optional<Loss> loss_of_value(const JudgedStatement& at, const ast::AlterEnum& value) {
  const ObjectId id = at.find(ObjectKind::type, value.name);
  const Object* type = at.before.object(id);
  if (type != nullptr && type->created > at.file_begin) return std::nullopt;
  const std::string name = type != nullptr ? at.before.qualified_name(id) : at.shown(value.name);
  return Loss{
      Loss::Kind::added, concat("nothing takes a value out of ", name, " again"), name, name, {}};
}

}  // namespace

std::optional<Loss> loss_of(const LintContext& context, const RowCopies& copies,
                            const JudgedStatement& at) {
  if (at.statement == nullptr || at.was_refused) return std::nullopt;
  if (const auto* drop = at.as<ast::Drop>()) return loss_of_drop(context, copies, at, *drop);
  if (const auto* alter = at.as<ast::AlterTable>()) {
    return loss_of_action(context, copies, at, *alter);
  }
  if (const auto* truncate = at.as<ast::Truncate>()) {
    for (const ast::ObjectName& each : truncate->tables) {
      const ObjectId id = at.relation(each);
      if (context.is_new(at, id)) continue;
      const std::string name = at.shown(each);
      return Loss{Loss::Kind::rows, concat("TRUNCATE loses the rows of ", name), name, name, {}};
    }
  }
  if (const auto* value = at.as<ast::AlterEnum>()) return loss_of_value(at, *value);
  const auto work = row_work_of(at);
  if (!work || work->verb != "DELETE" || work->reach == RowReach::few) return std::nullopt;
  if (context.is_new(at, work->relation)) return std::nullopt;
  const std::string name = at.shown(*work->table);
  return Loss{Loss::Kind::rows, concat("DELETE loses rows of ", name), name, name, {}};
}

// ---- downs

namespace {

using Statements = std::vector<const JudgedStatement*>;
using With = ComeBack::With;

bool reads_anything(const Syntax& part, bool is_of_columns) {
  if (!part) return false;
  const References found = references_of(part);
  return !found.tables.empty() || (is_of_columns && !found.columns.empty());
}

// Of UPDATE: values of other columns or tables, or a constant where another table says so.
With given_by(const ast::Update& update, const Catalog& catalog, std::string_view column) {
  for (const ast::Assignment& each : update.assignments) {
    for (const ast::Name& name : each.columns) {
      if (!catalog.same_name(name.text, column)) continue;
      const bool is_value =
          update.from || reads_anything(each.value, true) || reads_anything(update.where, false);
      return is_value ? With::values : With::defaults;
    }
  }
  return With::nothing;
}

With given_by(const JudgedStatement& at, ObjectId table, const std::string& column) {
  if (const auto* insert = at.as<ast::Insert>()) {
    if (insert->is_values || at.relation(insert->table) != table) return With::nothing;
    if (!reads_anything(insert->source, false)) return With::nothing;
    if (column.empty()) return With::values;
    const Copy copy = copy_of(at, nullptr);
    if (!copy.targets || !copy.sources) return With::values;
    for (const CopiedColumn& each : copy.columns) {
      if (!at.before.same_name(each.to, column)) continue;
      return reads_anything(each.expression, true) ? With::values : With::defaults;
    }
    return With::nothing;
  }
  if (const auto* made = at.as<ast::CreateTableAs>()) {
    const bool is_it = at.find_after(ObjectKind::table, made->name) == table;
    return is_it && made->with_data ? With::values : With::nothing;
  }
  if (const auto* merge = at.as<ast::Merge>()) {
    return at.relation(merge->table) == table ? With::values : With::nothing;
  }
  const auto* update = at.as<ast::Update>();
  if (update == nullptr || column.empty() || at.relation(update->table) != table) {
    return With::nothing;
  }
  return given_by(*update, at.before, column);
}

// Each row gets a value of its own in a column that nothing fills.
bool numbers_anew(const Catalog& catalog, ObjectId id, std::string_view name) {
  const auto* table = catalog.get<Table>(id);
  const Column* column = table != nullptr ? column_of(*table, name) : nullptr;
  if (column == nullptr) return false;
  if (catalog.dialect() == Dialect::sqlite && rowid_alias(*table) == column) return true;
  return column->identity != Identity::none ||
         (!column->default_value.empty() &&
          volatility_of(column->default_value, catalog) == Volatility::volatile_);
}

const ast::Column* added_in(const JudgedStatement& at, ObjectId table, std::string_view column) {
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr || at.relation(alter->name) != table) return nullptr;
  for (const ast::AlterTableAction& each : alter->actions) {
    if (each.kind == Kind::add_column && at.before.same_name(each.column->name.text, column)) {
      return &*each.column;
    }
  }
  return nullptr;
}

bool has_default(const ast::Column& column) {
  return std::any_of(
      column.constraints.begin(), column.constraints.end(),
      [](const ast::Constraint& each) { return each.kind == ast::ConstraintKind::default_; });
}

// The table, or the column in it, as the statement makes it.
std::optional<ComeBack> made_in(const JudgedStatement& at, ObjectId table,
                                const std::string& column) {
  const bool is_made = at.before.object(table) == nullptr && at.after.object(table) != nullptr;
  if (is_made) {
    const auto* made = at.after.get<Table>(table);
    if (!column.empty() && (made == nullptr || made->column(column) == nullptr)) return {};
    const bool is_numbered = !column.empty() && numbers_anew(at.after, table, column);
    return ComeBack{&at, is_numbered ? With::new_values : With::nothing};
  }
  if (column.empty()) return std::nullopt;
  if (const ast::Column* added = added_in(at, table, column)) {
    if (numbers_anew(at.after, table, column)) return ComeBack{&at, With::new_values};
    return ComeBack{&at, has_default(*added) ? With::defaults : With::nothing};
  }
  const auto* rename = at.as<ast::Rename>();
  const bool is_named = rename != nullptr && rename->object == ObjectKind::column &&
                        at.before.same_name(rename->new_name.text, column) &&
                        at.relation(rename->target.name) == table;
  if (is_named) return ComeBack{&at, With::values};
  return std::nullopt;
}

}  // namespace

ComeBack comes_back(const Loss& loss, const Statements& down) {
  if (loss.kind != Loss::Kind::dropped || down.empty()) return {};
  ObjectId table = 0;
  for (const Table* each : down.back()->after.all<Table>()) {
    if (down.back()->after.qualified_name(each->id) == loss.table) table = each->id;
  }
  if (table == 0) return {};
  ComeBack back;
  for (const JudgedStatement* at : down) {
    if (auto made = made_in(*at, table, loss.column)) back = *made;
    if (back.at == nullptr) {
      // One that was kept under another name.
      const bool is_renamed = loss.column.empty() && at->before.object(table) != nullptr &&
                              at->before.qualified_name(table) != loss.table &&
                              at->after.qualified_name(table) == loss.table;
      if (is_renamed) back = {at, With::values};
      continue;
    }
    back.with = std::max(back.with, given_by(*at, table, loss.column));
  }
  return back;
}

bool takes_value_back(const JudgedStatement& add, const Statements& down) {
  const auto* value = add.as<ast::AlterEnum>();
  const auto* type = add.before.get<UserType>(add.find(ObjectKind::type, value->name));
  if (type == nullptr || down.empty()) return false;
  const Catalog& end = down.back()->after;
  const auto* now = end.get<UserType>(end.find(ObjectKind::type, type->parent, type->name));
  return now == nullptr ||
         std::find(now->values.begin(), now->values.end(), value->value.text) == now->values.end();
}

}  // namespace mig
