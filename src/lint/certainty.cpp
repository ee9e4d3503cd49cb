#include "lint/certainty.hpp"

#include <algorithm>

namespace mig {
namespace {

// Columns that every row has without being asked.
constexpr std::string_view own_of_postgres[] = {"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"};
constexpr std::string_view own_of_sqlite[] = {"rowid", "oid", "_rowid_"};

bool is_own(const Catalog& catalog, std::string_view column) {
  const auto has = [&](const auto& names) {
    return std::any_of(std::begin(names), std::end(names),
                       [&](std::string_view each) { return catalog.same_name(each, column); });
  };
  return catalog.dialect() == Dialect::postgres ? has(own_of_postgres) : has(own_of_sqlite);
}

// An EXECUTE in the same block that cannot be read may have run before it.
bool is_beside_dark(const JudgedStatement& at) {
  if (at.outer == nullptr || at.outer->body == nullptr) return false;
  const auto& dynamic = at.outer->body->dynamic;
  return std::any_of(dynamic.begin(), dynamic.end(), [](const DynamicSql& each) {
    return each.changes() == DynamicSql::Changes::anything;
  });
}

// What it works on may have another form than the catalogue says.
bool is_of_uncertain(const JudgedStatement& at) {
  const auto& effects = at.effects.relations;
  return std::any_of(effects.begin(), effects.end(), [&](const Effect& each) {
    const Object* object = at.before.object(each.relation);
    return object != nullptr && object->is_uncertain;
  });
}

}  // namespace

bool is_certain(const JudgedStatement& at) {
  if (at.statement == nullptr || at.runs == Runs::when_called || at.is_conditional) return false;
  return !is_guarded(at) && at.before.is_complete() && !is_beside_dark(at) && !is_of_uncertain(at);
}

bool is_guarded(const JudgedStatement& at) {
  return at.in_body != nullptr && at.in_body->guard != 0;
}

bool is_sure(const Object& object) {
  return !object.is_unknown && !object.is_perhaps && !object.is_uncertain;
}

bool has_known_columns(const Catalog& catalog, ObjectId relation) {
  const Object* object = catalog.object(relation);
  if (object == nullptr || !is_sure(*object)) return false;
  if (const auto* table = dynamic_cast<const Table*>(object)) {
    return !table->is_open && table->inherits.empty() && table->module.empty();
  }
  const auto* view = dynamic_cast<const View*>(object);
  return view != nullptr && view->columns_known;
}

bool may_have_column(const Catalog& catalog, ObjectId relation, std::string_view column) {
  if (!has_known_columns(catalog, relation) || is_own(catalog, column)) return true;
  const auto is_it = [&](std::string_view each) { return catalog.same_name(each, column); };
  if (const auto* view = catalog.get<View>(relation)) {
    return std::any_of(view->columns.begin(), view->columns.end(), is_it);
  }
  const auto& columns = catalog.get<Table>(relation)->columns;
  return std::any_of(columns.begin(), columns.end(),
                     [&](const Column& each) { return is_it(each.name); });
}

}  // namespace mig
