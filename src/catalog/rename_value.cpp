#include <algorithm>

#include "catalog/rename.hpp"
#include "catalog/rewrite_texts.hpp"
#include "catalog/value_places.hpp"

namespace mig {
namespace {

class ValueRenamer {
 public:
  ValueRenamer(Applier& to, ObjectId type, const std::string& from, const std::string& name)
      : catalog_(to.catalog), types_(catalog_, type), from_(from), to_(name) {}

  void rename_everywhere() {
    std::vector<ObjectId> concerned;
    catalog_.for_each([&](const Object& each) {
      const std::shared_ptr<Object> copy = each.clone();
      if (change(*copy)) concerned.push_back(each.id);
    });
    for (const ObjectId id : concerned) {
      catalog_.edit<Object>(id, [&](Object& changed) { change(changed); });
    }
  }

 private:
  // True: something changed.
  bool change(Object& object) {
    changed_ = false;
    if (auto* table = dynamic_cast<Table*>(&object)) return in_table(*table);
    if (auto* domain = dynamic_cast<Domain*>(&object)) {
      const ValueForm own = types_.form_of(domain->type);
      renamed(domain->default_value, own);
      for (Constraint& each : domain->constraints) {
        renamed(each.expression, ValueForm::other, 0, own);
      }
      return changed_;
    }
    if (auto* function = dynamic_cast<Function*>(&object)) {
      for (Parameter& each : function->parameters) {
        renamed(each.default_value, types_.form_of(each.type));
      }
    }
    const auto* index = dynamic_cast<const Index*>(&object);
    each_text(object, [&](std::string& text) {
      renamed(text, ValueForm::other, index != nullptr ? index->table : object.parent);
    });
    return changed_;
  }

  bool in_table(Table& table) {
    for (Column& each : table.columns.for_change()) {
      renamed(each.default_value, types_.form_of(each.type), table.id);
      renamed(each.generated, types_.form_of(each.type), table.id);
    }
    for (Constraint& each : table.constraints.for_change()) {
      renamed(each.expression, ValueForm::other, table.id);
    }
    const auto* parent = catalog_.get<Table>(table.partition_of);
    if (parent == nullptr || parent->partition_key.columns.size() != 1) return changed_;
    const Column* key = parent->column(parent->partition_key.columns[0]);
    if (key != nullptr) renamed(table.partition_bound, types_.form_of(key->type));
    return changed_;
  }

  void renamed(std::string& text, ValueForm form, ObjectId table = 0,
               ValueForm own = ValueForm::other) {
    std::string made = with_value_renamed(catalog_, types_, text, from_, to_, form, table, own);
    if (made == text) return;
    text = std::move(made);
    changed_ = true;
  }

  Catalog& catalog_;
  const EnumTypes types_;
  const std::string& from_;
  const std::string& to_;
  bool changed_ = false;
};

}  // namespace

void rename_value(Applier& to, ObjectId type, const std::string& from, const std::string& name) {
  ValueRenamer(to, type, from, name).rename_everywhere();
  to.catalog.edit<UserType>(type, [&](UserType& changed) {
    std::replace(changed.values.begin(), changed.values.end(), from, name);
  });
}

}  // namespace mig
