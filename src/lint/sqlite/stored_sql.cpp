#include "lint/sqlite/stored_sql.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "sql/parse.hpp"

namespace mig {
namespace {

void add_uses(const std::string& text, StoredUses& to) {
  const Script script(text, Dialect::sqlite);
  for (const ParsedStatement& each : script.statements()) {
    if (each.statement == nullptr) continue;
    References found = references_of(each.statement->syntax);
    to.tables.insert(to.tables.end(), found.tables.begin(), found.tables.end());
    to.columns.insert(to.columns.end(), found.columns.begin(), found.columns.end());
  }
}

// Tables that are there without being in a schema's statements.
bool is_built_in(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return lower.starts_with("sqlite_") || lower.starts_with("pragma_");
}

}  // namespace

StoredUses uses_of(const Object& view_or_trigger) {
  StoredUses found;
  if (const auto* view = dynamic_cast<const View*>(&view_or_trigger)) add_uses(view->query, found);
  if (const auto* trigger = dynamic_cast<const Trigger*>(&view_or_trigger)) {
    if (!trigger->when.empty()) add_uses(concat("select ", trigger->when), found);
    add_uses(trigger->body, found);
  }
  return found;
}

std::vector<const Object*> stored_sql(const Catalog& catalog) {
  std::vector<const Object*> found;
  catalog.for_each([&](const Object& each) {
    if (each.kind == ObjectKind::view || each.kind == ObjectKind::trigger) found.push_back(&each);
  });
  std::sort(found.begin(), found.end(),
            [](const Object* a, const Object* b) { return a->id < b->id; });
  return found;
}

std::string kind_and_name(const Object& view_or_trigger) {
  return concat(to_string(view_or_trigger.kind), " ", view_or_trigger.name);
}

bool names_table(const Catalog& catalog, const StoredUses& uses, std::string_view table) {
  return std::any_of(uses.tables.begin(), uses.tables.end(), [&](const TableReference& each) {
    return catalog.same_name(each.name.name, table);
  });
}

std::string missing_table(const Catalog& catalog, const Object& view_or_trigger) {
  for (const TableReference& each : uses_of(view_or_trigger).tables) {
    const std::string& name = each.name.name;
    if (is_built_in(name)) continue;
    const auto is_in = [&](std::string_view schema) {
      const ObjectId id = catalog.find_schema(schema);
      return id != 0 && catalog.find(ObjectKind::table, id, name) != 0;
    };
    const bool is_there =
        each.name.schema.empty() ? is_in("main") || is_in("temp") : is_in(each.name.schema);
    if (!is_there) return name;
  }
  return {};
}

}  // namespace mig
