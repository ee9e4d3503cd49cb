#include "rewrite/relations.hpp"

#include "lint/named_relations.hpp"

namespace mig {

std::set<ObjectId> relations_of(const JudgedStatement& at) {
  std::set<ObjectId> found;
  for (const NamedRelation& each : named_relations(at)) found.insert(at.relation(each.name));
  for (const Effect& each : at.effects.relations) found.insert(each.relation);
  if (const ast::ObjectName* made = made_relation(at)) {
    found.insert(at.find_after(ObjectKind::table, *made));
  }
  found.erase(0);
  return found;
}

}  // namespace mig
