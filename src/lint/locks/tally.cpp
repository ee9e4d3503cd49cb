#include "lint/locks/tally.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/assumed_name.hpp"
#include "catalog/drop.hpp"
#include "catalog/with_names.hpp"

namespace mig::locks {
ObjectId Tally::find(ObjectKind kind, const ast::ObjectName& name) const {
  if (!name) return 0;
  return with_names(before, session(), [&](Applier& to) { return to.find(kind, name); });
}

ObjectId Tally::find(ObjectKind kind, const ast::ObjectReference& reference) const {
  return with_names(before, session(), [&](Applier& to) { return to.find(kind, reference); });
}

ObjectId Tally::relation(std::string_view schema, std::string_view name) const {
  return with_names(before, session(),
                    [&](Applier& to) { return to.find(ObjectKind::table, schema, name); });
}

DataType Tally::data_type(const ast::Type& type) const {
  return with_names(before, session(), [&](Applier& to) { return to.data_type(type); });
}

bool Tally::is_new(ObjectId id) const {
  const Object* object = before.object(id);
  if (object == nullptr || object->is_unknown || object->is_perhaps) return false;
  if (const auto* index = dynamic_cast<const Index*>(object)) {
    return is_new(index->table) || object->created > question_.transaction_begin;
  }
  if (const auto* table = dynamic_cast<const Table*>(object); table && table->is_temporary()) {
    return true;
  }
  return object->created > question_.transaction_begin;
}

Effect& Tally::take(ObjectId id, TouchReason reason, LockMode lock) {
  const auto found = std::find_if(
      all_.begin(), all_.end(), [&](const Effect& each) { return each.relation == id && id != 0; });
  if (found != all_.end()) {
    found->lock = std::max(found->lock, lock);
    return *found;
  }
  Effect& made = all_.emplace_back();
  made.relation = id;
  made.reason = reason;
  made.lock = lock;
  if (const Object* object = before.object(id)) {
    made.name = before.qualified_name(id);
    made.kind = object->kind;
  }
  return made;
}

Effect& Tally::named(const ast::ObjectName& name, TouchReason reason, LockMode lock) {
  const ObjectId id = relation(name);
  if (id != 0) return take(id, reason, lock);
  const std::string text = assumed_name(before, session(), name);
  for (Effect& each : all_) {
    if (each.relation != 0 || each.name != text) continue;
    each.lock = std::max(each.lock, lock);
    return each;
  }
  Effect& made = take(0, reason, lock);
  made.name = text;
  return made;
}

std::vector<const Index*> Tally::indexes_of(ObjectId table) const {
  std::vector<const Index*> found;
  for (const Index* each : before.dependents<Index>(table)) {
    if (each->table == table) found.push_back(each);
  }
  return found;
}

void Tally::take_indexes(ObjectId table, LockMode lock) {
  for (const Index* each : indexes_of(table)) take(each->id, TouchReason::index, lock);
}

void Tally::rewrite(Member member) {
  const Table* relation = table(member.id);
  take(member, LockMode::access_exclusive);
  if (relation != nullptr && relation->is_partitioned()) return;  // it holds no rows
  take(member, LockMode::access_exclusive).rewrites = true;
  for (const Index* each : indexes_of(member.id)) {
    take(each->id, TouchReason::index, LockMode::access_exclusive).rewrites = true;
  }
}

std::vector<Member> Tally::family(ObjectId id, bool only) const {
  std::vector<Member> all{{id, TouchReason::target}};
  for (std::size_t i = 0; !only && i < all.size(); ++i) {
    for (const ObjectId child : children_of(before, all[i].id)) {
      const bool is_there =
          std::any_of(all.begin(), all.end(), [&](const Member& each) { return each.id == child; });
      if (is_there) continue;
      const bool is_partition = table(child)->partition_of == all[i].id;
      all.push_back(
          {child, is_partition ? TouchReason::partition : TouchReason::inheritance_child});
    }
  }
  return all;
}

ObjectId Tally::default_partition(ObjectId partitioned) const {
  for (const ObjectId child : children_of(before, partitioned)) {
    if (table(child)->partition_bound == "default") return child;
  }
  return 0;
}

void Tally::needs(int major, std::string_view what) {
  if (is_before(major)) {
    refuse(concat(what, " came with PostgreSQL ", major));
  }
}

Effects Tally::finish() {
  for (Effect& each : all_) each.is_new = is_new(each.relation);
  std::stable_partition(all_.begin(), all_.end(),
                        [](const Effect& each) { return each.reason == TouchReason::target; });
  result_.relations.assign(std::make_move_iterator(all_.begin()),
                           std::make_move_iterator(all_.end()));
  return std::move(result_);
}

}  // namespace mig::locks
