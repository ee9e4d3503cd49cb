#include "lint/replacement.hpp"

#include <algorithm>

namespace mig {
namespace {

std::vector<const Parameter*> inputs_of(const Function& function) {
  std::vector<const Parameter*> inputs;
  for (const Parameter& each : function.parameters) {
    if (each.mode != ast::ParameterMode::out && each.mode != ast::ParameterMode::table) {
      inputs.push_back(&each);
    }
  }
  return inputs;
}

// Every call of `old` is a call of `made` too.
bool serves(const Catalog& before, const Function& old, const Catalog& later,
            const Function& made) {
  if (old.kind != made.kind) return false;
  const auto wanted = inputs_of(old), given = inputs_of(made);
  if (given.size() < wanted.size()) return false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (i >= wanted.size()) {
      if (given[i]->default_value.empty()) return false;
      continue;
    }
    if (before.to_string(wanted[i]->type) != later.to_string(given[i]->type)) return false;
    if (!wanted[i]->default_value.empty() && given[i]->default_value.empty()) return false;
  }
  return true;
}

}  // namespace

bool is_replaced(const Catalog& before, ObjectId old, const Catalog& later) {
  const Object* object = before.object(old);
  return object != nullptr && is_replaced(before, old, later, object->name);
}

bool is_replaced(const Catalog& before, ObjectId old, const Catalog& later, std::string_view name) {
  const Object* object = before.object(old);
  if (object == nullptr) return false;
  for (const ObjectId each : later.find_all(object->kind, object->parent, name)) {
    if (each == old) continue;
    const auto* function = dynamic_cast<const Function*>(object);
    const auto* made = later.get<Function>(each);
    if (function == nullptr) return true;
    if (made != nullptr && serves(before, *function, later, *made)) return true;
  }
  return false;
}

}  // namespace mig
