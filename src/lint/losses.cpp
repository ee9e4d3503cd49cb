#include "lint/losses.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/row_work.hpp"

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

std::optional<Loss> loss_of_drop(const LintContext& context, const JudgedStatement& at,
                                 const ast::Drop& drop) {
  if (drop.object != ObjectKind::table) return std::nullopt;
  for (const ast::ObjectReference& each : drop.objects) {
    const ObjectId id = at.relation(each.name);
    if (id == 0 || context.is_new(at, id)) continue;
    const std::string name = at.before.qualified_name(id);
    return Loss{concat("DROP TABLE loses the rows of ", name), name, name, {}, true};
  }
  return std::nullopt;
}

std::optional<Loss> loss_of_action(const LintContext& context, const JudgedStatement& at,
                                   const ast::AlterTable& alter) {
  const ObjectId id = at.relation(alter.name);
  const auto* table = at.before.get<Table>(id);
  if (table == nullptr || context.is_new(at, id)) return std::nullopt;
  const std::string owner = at.before.qualified_name(id);
  for (const ast::AlterTableAction& each : alter.actions) {
    const Column* column = table->column(each.name.text);
    const std::string name = concat(owner, ".", at.before.quoted(each.name.text));
    if (each.kind == Kind::drop_column) {
      if (column == nullptr || context.is_new_column(at, id, each.name.text)) continue;
      if (!column->generated.empty()) continue;  // its values are worked out from others
      return Loss{concat("DROP COLUMN loses what is in ", name), name, owner,
                  std::string(each.name.text), true};
    }
    if (each.kind == Kind::set_type && column != nullptr &&
        narrows(at.before.to_string(column->type), *each.type)) {
      return Loss{
          concat("the values of ", name, " lose what does not fit into ", to_string(*each.type)),
          name, owner, std::string(each.name.text), false};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Loss> loss_of(const LintContext& context, const JudgedStatement& at) {
  if (at.statement == nullptr || at.was_refused) return std::nullopt;
  if (const auto* drop = at.as<ast::Drop>()) return loss_of_drop(context, at, *drop);
  if (const auto* alter = at.as<ast::AlterTable>()) return loss_of_action(context, at, *alter);
  if (const auto* truncate = at.as<ast::Truncate>()) {
    for (const ast::ObjectName& each : truncate->tables) {
      const ObjectId id = at.relation(each);
      if (context.is_new(at, id)) continue;
      const std::string name = at.shown(each);
      return Loss{concat("TRUNCATE loses the rows of ", name), name, name, {}, false};
    }
  }
  if (const auto* value = at.as<ast::AlterEnum>()) {
    const ObjectId id = at.find(ObjectKind::type, value->name);
    const Object* type = at.before.object(id);
    if (type != nullptr && type->created > at.file_begin) return std::nullopt;
    const std::string name = type != nullptr ? at.before.qualified_name(id) : at.shown(value->name);
    return Loss{
        concat("a value that is added to ", name, " cannot be removed"), name, name, {}, false};
  }
  const auto work = row_work_of(at);
  if (!work || work->verb != "DELETE" || work->reach == RowReach::few) return std::nullopt;
  if (context.is_new(at, work->relation)) return std::nullopt;
  const std::string name = at.shown(*work->table);
  return Loss{concat("DELETE loses rows of ", name), name, name, {}, false};
}

const JudgedStatement* comes_back_empty(const Loss& loss,
                                        const std::vector<const JudgedStatement*>& down) {
  if (!loss.is_dropped) return nullptr;
  for (const JudgedStatement* at : down) {
    if (const auto* made = at->as<ast::CreateTable>(); made && loss.column.empty()) {
      const ObjectId id = at->find_after(ObjectKind::table, made->name);
      if (id != 0 && at->after.qualified_name(id) == loss.table) return at;
    }
    const auto* alter = at->as<ast::AlterTable>();
    if (alter == nullptr || loss.column.empty() || at->shown(alter->name) != loss.table) continue;
    for (const ast::AlterTableAction& each : alter->actions) {
      if (each.kind == Kind::add_column && each.column->name.text == loss.column) return at;
    }
  }
  return nullptr;
}

}  // namespace mig
