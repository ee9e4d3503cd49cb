#include "catalog/catalog.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

void unique(std::vector<ObjectId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (!ids.empty() && ids.front() == 0) ids.erase(ids.begin());
}

std::vector<ObjectId> references_of(const Object& object) {
  std::vector<ObjectId> ids;
  object.add_references(ids);
  unique(ids);
  return ids;
}

std::vector<std::string_view> constraint_names_of(const Object& object) {
  std::vector<std::string_view> names;
  object.add_constraint_names(names);
  return names;
}

constexpr std::uint64_t fnv_start = 14695981039346656037U;
constexpr std::uint64_t fnv_prime = 1099511628211U;
// Keys among those of names that are no names.
constexpr std::uint64_t times_freed_key = 1;
constexpr std::uint64_t numbers = 0xAAAAAAAAAAAAAAAAU;

std::uint64_t mixed(std::uint64_t hash) {  // FNV's low bits alone spread badly
  hash ^= hash >> 32U;
  return hash * 0x9E3779B97F4A7C15U;
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

NameSpace name_space_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::table:
    case ObjectKind::foreign_table:
    case ObjectKind::index:
    case ObjectKind::view:
    case ObjectKind::materialized_view:
    case ObjectKind::sequence: return NameSpace::relation;
    case ObjectKind::type:
    case ObjectKind::domain: return NameSpace::type;
    case ObjectKind::function:
    case ObjectKind::procedure:
    case ObjectKind::routine:
    case ObjectKind::aggregate: return NameSpace::routine;
    case ObjectKind::constraint: return NameSpace::constraint;
    default: return NameSpace::other;
  }
}

bool Catalog::same_name(std::string_view a, std::string_view b) const {
  if (dialect_ == Dialect::postgres) return a == b;
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return folded(x) == folded(y); });
}

std::uint64_t Catalog::key(NameSpace space, ObjectKind kind, ObjectId parent,
                           std::string_view name) const {
  std::uint64_t hash = fnv_start;
  const auto add = [&](std::uint64_t piece) { hash = (hash ^ piece) * fnv_prime; };
  add(static_cast<std::uint64_t>(space));
  if (space == NameSpace::other) add(static_cast<std::uint64_t>(kind));
  add(parent);
  const bool fold = dialect_ == Dialect::sqlite;
  for (const char c : name) add(static_cast<unsigned char>(fold ? folded(c) : c));
  return mixed(hash);
}

const Object* Catalog::object(ObjectId id) const {
  if (id == 0) return nullptr;
  const auto* found = objects_.find(id);
  return found == nullptr ? nullptr : found->get();
}

void Catalog::for_each(const std::function<void(const Object&)>& visit) const {
  objects_.for_each([&](std::uint64_t, const auto& object) { visit(*object); });
}

namespace {

// Of several names with one key this is the one that is meant.
bool is_named(const Catalog& catalog, ObjectId id, ObjectKind kind, ObjectId parent,
              std::string_view name) {
  const Object* candidate = catalog.object(id);
  if (candidate == nullptr || candidate->parent != parent) return false;
  const NameSpace space = name_space_of(kind);
  if (!catalog.same_name(candidate->name, name) || name_space_of(candidate->kind) != space) {
    return false;
  }
  return space != NameSpace::other || candidate->kind == kind;
}

}  // namespace

std::vector<ObjectId> Catalog::find_all(ObjectKind kind, ObjectId parent,
                                        std::string_view name) const {
  std::vector<ObjectId> found;
  const Ids* ids = ids_in(names_, key(name_space_of(kind), kind, parent, name));
  if (ids == nullptr) return found;
  for (const ObjectId id : *ids) {
    if (is_named(*this, id, kind, parent, name)) found.push_back(id);
  }
  return found;
}

ObjectId Catalog::find(ObjectKind kind, ObjectId parent, std::string_view name) const {
  const Ids* ids = ids_in(names_, key(name_space_of(kind), kind, parent, name));
  if (ids == nullptr) return 0;
  for (const ObjectId id : *ids) {
    if (is_named(*this, id, kind, parent, name)) return id;
  }
  return 0;
}

ObjectId Catalog::find_schema(std::string_view name) const {
  return find(ObjectKind::schema, 0, name);
}

ObjectId Catalog::find_constraint(ObjectId schema, std::string_view name) const {
  const Ids* ids = ids_in(names_, key(NameSpace::constraint, ObjectKind::constraint, schema, name));
  if (ids == nullptr) return 0;
  for (const ObjectId id : *ids) {
    const Object* owner = object(id);
    if (owner == nullptr || owner->parent != schema) continue;
    const auto names = constraint_names_of(*owner);
    if (std::find(names.begin(), names.end(), name) != names.end()) return id;
  }
  return 0;
}

Catalog::Group Catalog::group_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::table:
    case ObjectKind::foreign_table: return Group::table;
    case ObjectKind::index: return Group::index;
    case ObjectKind::view:
    case ObjectKind::materialized_view: return Group::view;
    default: return Group::other;
  }
}

std::vector<ObjectId> Catalog::dependents(ObjectId id) const { return dependents(id, Group::any); }

std::vector<ObjectId> Catalog::dependents(ObjectId id, Group group) const {
  if (group != Group::any) {
    const Ids* found = ids_in(dependents_, dependents_key(id, group));
    return found == nullptr ? Ids() : *found;
  }
  Ids all;
  for (const Group each : {Group::table, Group::index, Group::view, Group::other}) {
    const Ids* found = ids_in(dependents_, dependents_key(id, each));
    if (found != nullptr) all.insert(all.end(), found->begin(), found->end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::uint32_t Catalog::times_freed() const {
  const Ids* found = ids_in(names_, times_freed_key);
  return found == nullptr ? 0 : found->front();
}

std::uint32_t Catalog::numbers_taken(ObjectId schema, std::string_view beginning) const {
  const Ids* found =
      ids_in(names_, key(NameSpace::relation, ObjectKind::unknown, schema, beginning) ^ numbers);
  return found == nullptr || found->back() != times_freed() ? 0 : found->front();
}

void Catalog::set_numbers_taken(ObjectId schema, std::string_view beginning, std::uint32_t count) {
  names_.write(key(NameSpace::relation, ObjectKind::unknown, schema, beginning) ^ numbers) =
      std::make_shared<Ids>(Ids{count, times_freed()});
}

const Catalog::Ids* Catalog::ids_in(const IdMap& map, std::uint64_t key) {
  const auto* found = map.find(key);
  return found == nullptr ? nullptr : found->get();
}

void Catalog::insert(IdMap& map, std::uint64_t key, ObjectId id) {
  const Ids* present = ids_in(map, key);
  auto made = present == nullptr ? std::make_shared<Ids>() : std::make_shared<Ids>(*present);
  made->insert(std::lower_bound(made->begin(), made->end(), id), id);
  map.write(key) = std::move(made);
}

void Catalog::erase(IdMap& map, std::uint64_t key, ObjectId id) {
  const Ids* present = ids_in(map, key);
  if (present == nullptr) return;
  auto made = std::make_shared<Ids>(*present);
  const auto found = std::lower_bound(made->begin(), made->end(), id);
  if (found != made->end() && *found == id) made->erase(found);
  if (made->empty()) {
    map.erase(key);
  } else {
    map.write(key) = std::move(made);
  }
}

void Catalog::link(const Object& object) {
  insert(names_, key(name_space_of(object.kind), object.kind, object.parent, object.name),
         object.id);
  for (const std::string_view name : constraint_names_of(object)) {
    insert(names_, key(NameSpace::constraint, ObjectKind::constraint, object.parent, name),
           object.id);
  }
  const Group group = group_of(object.kind);
  for (const ObjectId each : references_of(object)) {
    insert(dependents_, dependents_key(each, group), object.id);
  }
}

void Catalog::erase_name(std::uint64_t key, ObjectId id) {
  names_.write(times_freed_key) = std::make_shared<Ids>(Ids{times_freed() + 1});
  erase(names_, key, id);
}

void Catalog::unlink(const Object& object) {
  erase_name(key(name_space_of(object.kind), object.kind, object.parent, object.name), object.id);
  for (const std::string_view name : constraint_names_of(object)) {
    erase_name(key(NameSpace::constraint, ObjectKind::constraint, object.parent, name), object.id);
  }
  const Group group = group_of(object.kind);
  for (const ObjectId each : references_of(object)) {
    erase(dependents_, dependents_key(each, group), object.id);
  }
}

// The same object under the same name: only what it has more and less.
void Catalog::relink(const Object& before, const Object& after) {
  const ObjectId id = before.id;
  const auto compare = [](auto old_items, auto new_items, auto erase_one, auto insert_one) {
    const auto [from, to] =
        std::mismatch(old_items.begin(), old_items.end(), new_items.begin(), new_items.end());
    std::sort(from, old_items.end());
    std::sort(to, new_items.end());
    std::vector<typename decltype(old_items)::value_type> gone, added;
    std::set_difference(from, old_items.end(), to, new_items.end(), std::back_inserter(gone));
    std::set_difference(to, new_items.end(), from, old_items.end(), std::back_inserter(added));
    for (const auto& each : gone) erase_one(each);
    for (const auto& each : added) insert_one(each);
  };
  const auto name_key = [&](std::string_view name) {
    return key(NameSpace::constraint, ObjectKind::constraint, before.parent, name);
  };
  compare(
      constraint_names_of(before), constraint_names_of(after),
      [&](std::string_view name) { erase_name(name_key(name), id); },
      [&](std::string_view name) { insert(names_, name_key(name), id); });
  const Group group = group_of(before.kind);
  compare(
      references_of(before), references_of(after),
      [&](ObjectId each) { erase(dependents_, dependents_key(each, group), id); },
      [&](ObjectId each) { insert(dependents_, dependents_key(each, group), id); });
}

ObjectId Catalog::add(std::shared_ptr<Object> object) {
  object->id = ++last_id_;
  link(*object);
  objects_.write(object->id) = std::move(object);
  return last_id_;
}

void Catalog::replace(std::shared_ptr<Object> object) {
  const Object* present = this->object(object->id);
  const bool keeps_name = present->parent == object->parent && present->name == object->name &&
                          present->kind == object->kind;
  if (keeps_name) {
    relink(*present, *object);
  } else {
    unlink(*present);
    link(*object);
  }
  const ObjectId id = object->id;
  objects_.write(id) = std::move(object);
}

void Catalog::remove(ObjectId id) {
  const auto* present = objects_.find(id);
  if (present == nullptr) return;
  const std::shared_ptr<const Object> held = *present;
  unlink(*held);
  objects_.erase(id);
}

std::string Catalog::quoted(std::string_view name) const {
  return quote_identifier(name, dialect_);
}

std::string Catalog::qualified_name(ObjectId id) const {
  const Object* named = object(id);
  if (named == nullptr) return {};
  const Object* schema = object(named->parent);
  if (schema == nullptr || schema->kind != ObjectKind::schema) return quoted(named->name);
  if (dialect_ == Dialect::sqlite && same_name(schema->name, "main")) return quoted(named->name);
  return concat(quoted(schema->name), ".", quoted(named->name));
}

std::string Catalog::to_string(const DataType& type) const {
  return type.type == 0 ? type.text : concat(qualified_name(type.type), type.text);
}

}  // namespace mig
