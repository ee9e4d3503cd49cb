#include "rewrite/relations.hpp"

#include "catalog/relation.hpp"
#include "lint/named_relations.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

ast::Name as_name(const std::string& text) {
  ast::Name name;
  name.text = text;
  if (!text.empty()) name.span = {0, 1};  // it is there
  return name;
}

// Whatever the statement calls by name, in any part: an index in COMMENT ON too.
void add_all_names(const JudgedStatement& at, std::set<ObjectId>& to) {
  const Syntax root = at.statement->syntax;
  for (std::uint32_t i = root.first_node(); i <= root.index(); ++i) {
    const Syntax node(root.tree(), i);
    if (!node.is(Node::object_name)) continue;
    const QualifiedName written = qualified_name_of(node);
    ast::ObjectName name;
    name.schema = as_name(written.schema);
    name.name = as_name(written.name);
    to.insert(at.relation(name));
  }
}

void add_made(const JudgedStatement& at, std::set<ObjectId>& to) {
  at.after.for_each([&](const Object& each) {
    if (each.created == at.number && at.number != 0) to.insert(each.id);
  });
}

// Who works on an index works on its table.
void add_tables(const Catalog& catalog, std::set<ObjectId>& to) {
  const std::set<ObjectId> found = to;
  for (const ObjectId each : found) {
    if (const auto* index = catalog.get<Index>(each)) to.insert(index->table);
  }
}

}  // namespace

std::set<ObjectId> relations_of(const JudgedStatement& at) {
  std::set<ObjectId> found;
  for (const NamedRelation& each : named_relations(at)) found.insert(at.relation(each.name));
  for (const Effect& each : at.effects.relations) found.insert(each.relation);
  if (at.statement != nullptr) add_all_names(at, found);
  add_made(at, found);
  add_tables(at.before, found);
  add_tables(at.after, found);
  found.erase(0);
  return found;
}

std::set<std::string> names_freed(const JudgedStatement& at) {
  std::set<std::string> names;
  if (const auto* drop = at.as<ast::Drop>()) {
    for (const ast::ObjectReference& each : drop->objects) names.emplace(each.name.name.text);
  }
  if (const auto* alter = at.as<ast::AlterTable>()) {
    for (const ast::AlterTableAction& each : alter->actions) {
      if (each.kind == ast::AlterTableKind::drop_constraint) names.emplace(each.name.text);
    }
  }
  return names;
}

std::set<std::string> names_made(const JudgedStatement& at) {
  std::set<std::string> names;
  at.after.for_each([&](const Object& each) {
    if (each.created == at.number && at.number != 0) names.insert(each.name);
  });
  return names;
}

}  // namespace mig
