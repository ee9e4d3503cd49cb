// What must be there before an object can be created.
#include "base/text.hpp"
#include "catalog/print_parts.hpp"

namespace mig {
namespace {

// Objects that are known by name alone are found by name.
class Needs {
 public:
  Needs(const Catalog& catalog, std::vector<ObjectId>& to) : catalog_(catalog), to_(to) {}

  void of(const Table& table) {
    for (const Column& each : table.columns) {
      to_.push_back(each.type.type);
      named(ObjectKind::collation, each.collation);
    }
    for (const ObjectId each : table.uses) {
      const auto* sequence = catalog_.get<Sequence>(each);
      if (sequence == nullptr || !sequence->is_identity) to_.push_back(each);
    }
    if (!table.access_method.empty()) {
      to_.push_back(catalog_.find(ObjectKind::access_method, 0, table.access_method));
    }
    if (!table.server.empty()) to_.push_back(catalog_.find(ObjectKind::server, 0, table.server));
  }

  void of(const UserType& type) {
    for (const Column& each : type.attributes) named(ObjectKind::collation, each.collation);
    for (const StoredSetting& each : type.options) {
      if (each.name == "collation") named(ObjectKind::collation, each.value);
      if (each.name == "subtype_opclass") named(ObjectKind::operator_class, each.value);
      if (each.name == "subtype_diff") function(each.value);
    }
  }

  // `name` is schema.name as the catalogue keeps it or as it is written in a statement.
  void named(ObjectKind kind, const std::string& name) {
    if (name.empty()) return;
    for (const Other* each : catalog_.all<Other>()) {
      if (each->kind != kind) continue;
      const Object* schema = catalog_.object(each->parent);
      const std::string plain =
          schema == nullptr ? each->name : concat(schema->name, ".", each->name);
      if (name == plain || name == each->name || name == catalog_.qualified_name(each->id)) {
        to_.push_back(each->id);
      }
    }
  }

 private:
  void function(const std::string& name) {
    for (const Function* each : catalog_.all<Function>()) {
      if (name == catalog_.qualified_name(each->id) || name == each->name) to_.push_back(each->id);
    }
  }

  const Catalog& catalog_;
  std::vector<ObjectId>& to_;
};

}  // namespace

std::vector<ObjectId> needs_of(const Catalog& catalog, const Object& object) {
  std::vector<ObjectId> ids{object.parent};
  Needs needs(catalog, ids);
  if (const auto* table = dynamic_cast<const Table*>(&object)) {
    needs.of(*table);
    return ids;
  }
  if (object.kind != ObjectKind::sequence) object.add_references(ids);
  if (const auto* type = dynamic_cast<const UserType*>(&object)) needs.of(*type);
  if (const auto* domain = dynamic_cast<const Domain*>(&object)) {
    needs.named(ObjectKind::collation, domain->collation);
  }
  return ids;
}

}  // namespace mig
