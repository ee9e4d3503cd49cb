#include "lint/dropped_along.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/certainty.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

class Search {
 public:
  Search(const Catalog& before, const Catalog& after, bool only_sure = false)
      : before_(before), after_(after), only_sure_(only_sure) {}

  DroppedAlong run(const std::vector<ObjectId>& roots) {
    for (const ObjectId each : roots) {
      seen_.insert(each);
      add_contents(each);
    }
    std::vector<ObjectId> open = roots;
    open.insert(open.end(), contents_.begin(), contents_.end());
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (const ObjectId each : before_.dependents(open[i])) {
        if (!seen_.insert(each).second || !counts(each)) continue;
        if (after_.object(each) != nullptr) {
          look_inside(each);
        } else {
          tell(each);
          open.push_back(each);
        }
      }
    }
    std::reverse(result_.drops.begin(), result_.drops.end());
    return std::move(result_);
  }

 private:
  bool counts(ObjectId id) const {
    const Object* object = before_.object(id);
    return !only_sure_ || (object != nullptr && is_sure(*object));
  }

  // A schema or an extension takes all that lies in it.
  void add_contents(ObjectId root) {
    const Object* object = before_.object(root);
    if (object == nullptr ||
        (object->kind != ObjectKind::schema && object->kind != ObjectKind::extension)) {
      return;
    }
    std::vector<ObjectId> inside;
    before_.for_each([&](const Object& each) {
      const bool is_in =
          object->kind == ObjectKind::schema ? each.parent == root : each.extension == object->name;
      if (is_in && after_.object(each.id) == nullptr) inside.push_back(each.id);
    });
    std::sort(inside.begin(), inside.end());
    for (const ObjectId each : inside) {
      if (!seen_.insert(each).second || !counts(each)) continue;
      contents_.push_back(each);
      if (object->kind == ObjectKind::schema) tell(each);
    }
  }

  // Goes by itself with its table.
  static bool is_part(const Object& object) {
    switch (object.kind) {
      case ObjectKind::index:
      case ObjectKind::trigger:
      case ObjectKind::rule:
      case ObjectKind::statistics: return true;
      case ObjectKind::policy: return true;
      case ObjectKind::sequence: return static_cast<const Sequence&>(object).owner_table != 0;
      default: return false;
    }
  }

  static bool hangs_on_relation(const Object& object) {
    return object.kind == ObjectKind::trigger || object.kind == ObjectKind::rule ||
           object.kind == ObjectKind::policy;
  }

  // Its table stays without it.
  void tell_hanging(const Object& object) {
    const std::string name = before_.quoted(object.name),
                      table = before_.qualified_name(object.parent);
    const bool is_trigger = object.kind == ObjectKind::trigger;
    const std::string_view word = is_trigger                          ? "TRIGGER "
                                  : object.kind == ObjectKind::policy ? "POLICY "
                                                                      : "RULE ";
    result_.names.push_back(concat(ast::to_string(object.kind), " ", name, " of ", table));
    result_.drops.push_back(concat("DROP ", word, name, " ON ", table, ";"));
  }

  void tell(ObjectId id) {
    const Object* object = before_.object(id);
    if (object == nullptr) return;
    if (hangs_on_relation(*object) && after_.object(object->parent) != nullptr) {
      tell_hanging(*object);
      return;
    }
    if (is_part(*object)) return;
    const auto* function = dynamic_cast<const Function*>(object);
    const std::string arguments = function ? concat("(", function->signature, ")") : "";
    std::string name = concat(kind_and_name(before_, id), arguments);
    std::string drop = concat("DROP ", name, ";");
    for (std::size_t i = 5; i < 5 + ast::to_string(object->kind).size(); ++i) {
      if (drop[i] >= 'a' && drop[i] <= 'z') drop[i] = static_cast<char>(drop[i] - 'a' + 'A');
    }
    result_.drops.push_back(std::move(drop));
    result_.names.push_back(std::move(name));
  }

  // A table that stays, but loses a foreign key, a check or a column.
  void look_inside(ObjectId id) {
    const auto* was = before_.get<Table>(id);
    const auto* is = after_.get<Table>(id);
    if (was == nullptr || is == nullptr) return;
    const std::string table = before_.qualified_name(id);
    for (const Constraint& each : was->constraints) {
      if (each.name.empty() || is->constraint(each.name) != nullptr || !is_own_loss(each)) continue;
      if (only_sure_ && (!each.is_local || each.is_perhaps)) continue;  // goes with its parent's
      const bool is_key = each.kind == ast::ConstraintKind::foreign_key;
      result_.names.push_back(concat(is_key ? "foreign key " : "constraint ",
                                     before_.quoted(each.name), " of ", table));
      result_.drops.push_back(
          concat("ALTER TABLE ", table, " DROP CONSTRAINT ", before_.quoted(each.name), ";"));
    }
    for (const Column& each : was->columns) {
      const Column* left = is->column(each.name);
      if (left != nullptr) {
        if (only_sure_ && left->default_value != each.default_value) tell_default(table, each);
        continue;
      }
      result_.names.push_back(concat("column ", column_name(before_, id, each.name)));
      result_.drops.push_back(
          concat("ALTER TABLE ", table, " DROP COLUMN ", before_.quoted(each.name), ";"));
    }
  }

  void tell_default(const std::string& table, const Column& column) {
    const std::string name = before_.quoted(column.name);
    result_.names.push_back(concat("the default of ", table, ".", name));
    result_.drops.push_back(
        concat("ALTER TABLE ", table, " ALTER COLUMN ", name, " DROP DEFAULT;"));
  }

  static bool is_own_loss(const Constraint& constraint) {
    return constraint.kind == ast::ConstraintKind::foreign_key ||
           constraint.kind == ast::ConstraintKind::check;
  }

  const Catalog& before_;
  const Catalog& after_;
  const bool only_sure_;
  std::set<ObjectId> seen_;
  std::vector<ObjectId> contents_;
  DroppedAlong result_;
};

}  // namespace

DroppedAlong dropped_along(const JudgedStatement& at, const std::vector<ObjectId>& roots) {
  return Search(at.before, at.after).run(roots);
}

DroppedAlong surely_dropped_along(const Catalog& before, const Catalog& after,
                                  const std::vector<ObjectId>& roots) {
  return Search(before, after, true).run(roots);
}

std::vector<std::string> truncated_along(const Catalog& catalog,
                                         const std::vector<ObjectId>& tables) {
  std::vector<ObjectId> open = tables;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < open.size(); ++i) {
    for (const Table* each : catalog.dependents<Table>(open[i])) {
      const bool refers =
          std::any_of(each->constraints.begin(), each->constraints.end(),
                      [&](const Constraint& key) { return key.references == open[i]; });
      if (!refers || std::find(open.begin(), open.end(), each->id) != open.end()) continue;
      open.push_back(each->id);
      names.push_back(catalog.qualified_name(each->id));
    }
  }
  return names;
}

}  // namespace mig
