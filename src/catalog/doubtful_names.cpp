#include "catalog/doubtful_names.hpp"

#include <set>
#include <string>

#include "base/text.hpp"

namespace mig {
namespace {

// The name of an object that stands for the other one; it is in no schema, so that nobody finds or prints it.
std::string stand_in(const Catalog& catalog, ObjectId schema, std::string_view name) {
  const Object* found = catalog.object(schema);
  return concat("perhaps there: ", found == nullptr ? "" : catalog.quoted(found->name), ".",
                catalog.quoted(name));
}

ObjectId find(const Catalog& catalog, const std::string& name) {
  return catalog.find(ObjectKind::unknown, 0, name);
}

}  // namespace

bool doubt_freed_names(Applier& to, const Catalog& before) {
  bool is_any = false;
  std::set<std::string> freed;
  before.for_each([&](const Object& each) {
    const Object* now = to.catalog.object(each.id);
    if (now != nullptr && now->name == each.name && now->parent == each.parent) return;
    is_any = true;
    if (name_space_of(each.kind) != NameSpace::relation) return;
    freed.insert(stand_in(before, each.parent, each.name));
  });
  for (const std::string& each : freed) {
    if (find(to.catalog, each) != 0) continue;
    Other made(ObjectKind::unknown);
    made.name = each;
    made.is_unknown = true;
    to.add(std::move(made));
  }
  return is_any;
}

void make_if_not_there(Applier& to, ObjectId schema, std::string_view name) {
  to.made_perhaps();
  if (find(to.catalog, stand_in(to.catalog, schema, name)) != 0) to.make_perhaps(true);
}

}  // namespace mig
