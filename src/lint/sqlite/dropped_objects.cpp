#include "lint/sqlite/dropped_objects.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/routine.hpp"
#include "lint/outlook.hpp"
#include "lint/sqlite/stored_sql.hpp"

namespace mig {
namespace {

// Triggers and indexes of a rebuilt table come back under another table's id, so names alone count.
bool is_there_at_end(const Catalog& end, const Object& object) {
  bool found = false;
  end.for_each([&](const Object& each) {
    found = found || (each.kind == object.kind && end.same_name(each.name, object.name));
  });
  return found;
}

bool has_same_key(const Catalog& end, ObjectId table, const Index& index) {
  const auto* now = end.get<Table>(table);
  if (now == nullptr) return true;  // nothing is left to be unique
  const auto fits = [&](const Index* each) {
    return each->table == table && each->is_unique && each->predicate == index.predicate &&
           std::equal(each->elements.begin(), each->elements.end(), index.elements.begin(),
                      index.elements.end(),
                      [](const IndexElement& a, const IndexElement& b) { return a.is_same(b); });
  };
  const auto indexes = end.dependents<Index>(table);
  if (std::any_of(indexes.begin(), indexes.end(), fits)) return true;
  std::vector<std::string> columns;
  for (const IndexElement& each : index.elements) columns.push_back(each.column);
  return std::any_of(now->constraints.begin(), now->constraints.end(), [&](const Constraint& each) {
    const bool is_key =
        each.kind == ast::ConstraintKind::primary_key || each.kind == ast::ConstraintKind::unique;
    return is_key && each.columns == columns;
  });
}

// The table that has its name when the migrations end; 0: none.
ObjectId table_at_end(const Catalog& before, ObjectId table, const Catalog& end) {
  const Object* object = before.object(table);
  return object == nullptr ? 0 : end.find(ObjectKind::table, object->parent, object->name);
}

void look_at(const JudgedStatement& at, ObjectId id, const Catalog& end,
             std::vector<DroppedObject>& to) {
  const Object* object = at.before.object(id);
  if (object == nullptr || is_of_set(at, id) || object->is_unknown) return;
  if (dynamic_cast<const View*>(object) != nullptr) {
    if (end.find(ObjectKind::view, object->parent, object->name) != 0) return;
    if (!missing_table(at.before, *object).empty()) return;  // nobody can read it
    to.push_back({&at, concat("DROP VIEW removes ", object->name, ": queries that read it fail"),
                  object->name, true});
    return;
  }
  if (is_there_at_end(end, *object)) return;
  if (const auto* trigger = dynamic_cast<const Trigger*>(object)) {
    if (table_at_end(at.before, trigger->parent, end) == 0) return;
    const std::string table = at.before.qualified_name(trigger->parent);
    to.push_back({&at,
                  concat("DROP TRIGGER removes ", trigger->name, ": what it did for each write to ",
                         table, " is not done any more"),
                  table, false});
  }
  const auto* index = dynamic_cast<const Index*>(object);
  if (index == nullptr || !index->is_unique) return;
  const ObjectId table = table_at_end(at.before, index->table, end);
  if (table == 0 || has_same_key(end, table, *index)) return;
  const std::string name = at.before.qualified_name(index->table);
  to.push_back({&at,
                concat("DROP INDEX removes ", index->name, ": nothing keeps its columns of ", name,
                       " unique any more, and ON CONFLICT on them fails"),
                name, false});
}

}  // namespace

std::vector<DroppedObject> dropped_objects(const LintContext& context) {
  const auto& outlook = context.built<Outlook>();
  std::vector<DroppedObject> found;
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (drop.object == ObjectKind::table) return;
    for (const ast::ObjectReference& each : drop.objects) {
      const ObjectId id = at.find(drop.object, each);
      std::vector<DroppedObject> soon, late;
      look_at(at, id, outlook.after_transaction(at), soon);
      look_at(at, id, outlook.after_run(at), late);
      if (!soon.empty()) found.insert(found.end(), late.begin(), late.end());
    }
  });
  return found;
}

}  // namespace mig
