// Types and domains.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/drop.hpp"

namespace mig {
namespace {

ObjectId new_type_schema(Applier& to, const ast::ObjectName& name) {
  const ObjectId schema = to.creation_schema(name.schema.text);
  const ObjectId present = to.catalog.find(ObjectKind::type, schema, name.name.text);
  if (present == 0) return schema;
  const Object* object = to.catalog.object(present);
  const auto* type = dynamic_cast<const UserType*>(object);
  const bool is_shell = type != nullptr && type->form == TypeForm::base && type->options.empty();
  if (!object->is_unknown && !object->is_perhaps && !is_shell) {
    throw Refused{concat("type ", to.catalog.qualified_name(present), " exists already")};
  }
  drop_object(to, present);
  return schema;
}

UserType new_type(Applier& to, const ast::ObjectName& name, TypeForm form) {
  UserType made;
  made.parent = new_type_schema(to, name);
  made.name = name.name.text;
  made.form = form;
  return made;
}

// A check of a domain is named after the domain.
std::string check_name(const Applier& to, const Domain& domain) {
  for (unsigned pass = 0;; ++pass) {
    const std::string label = pass == 0 ? "check" : concat("check", pass);
    std::string name = joined_name(domain.name, {}, label);
    const bool is_taken = to.catalog.find_constraint(domain.parent, name) != 0 ||
                          std::any_of(domain.constraints.begin(), domain.constraints.end(),
                                      [&](const Constraint& each) { return each.name == name; });
    if (!is_taken) return name;
  }
}

void add_constraint(Applier& to, Domain& domain, const ast::Constraint& constraint) {
  switch (constraint.kind) {
    case ast::ConstraintKind::not_null: domain.not_null = true; break;
    case ast::ConstraintKind::default_:
      domain.default_value = to.text(constraint.expression, domain.uses);
      break;
    case ast::ConstraintKind::check: {
      Constraint made;
      made.is_named = static_cast<bool>(constraint.name);
      made.name = constraint.name ? std::string(constraint.name.text) : check_name(to, domain);
      made.expression = to.text(constraint.expression, domain.uses);
      made.is_valid = !constraint.not_valid;
      domain.constraints.push_back(std::move(made));
      break;
    }
    default: break;
  }
}

}  // namespace

void apply_to(Applier& to, const ast::CreateEnum& statement) {
  UserType made = new_type(to, statement.name, TypeForm::enumeration);
  made.values = texts(statement.values);
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterEnum& statement) {
  const ObjectId id = to.find(ObjectKind::type, statement.name);
  to.catalog.edit<UserType>(id, [&](UserType& changed) {
    auto& values = changed.values;
    const std::string value(statement.value.text);
    if (std::find(values.begin(), values.end(), value) != values.end()) {
      if (statement.if_not_exists) return;
      throw Refused{concat("value ", value, " exists already")};
    }
    auto at = values.end();
    if (statement.neighbour) {
      at = std::find(values.begin(), values.end(), statement.neighbour.text);
      if (at != values.end() && !statement.is_before) ++at;
    }
    values.insert(at, value);
  });
}

void apply_to(Applier& to, const ast::CreateCompositeType& statement) {
  UserType made = new_type(to, statement.name, TypeForm::composite);
  for (const ast::Column& each : statement.attributes) {
    Column& attribute = made.attributes.emplace_back();
    attribute.name = each.name.text;
    attribute.type = to.data_type(each.type);
    if (each.collation) attribute.collation = to.collation_of(each.collation);
  }
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::CreateRangeType& statement) {
  UserType made = new_type(to, statement.name, TypeForm::range);
  for (const ast::Option& each : statement.options) {  // names, which keep their quotes
    const std::string_view value = each.value ? each.value.text() : each.text;
    made.options.push_back({std::string(each.name), std::string(value)});
  }
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::CreateDomain& statement) {
  Domain made;
  made.parent = new_type_schema(to, statement.name);
  made.name = statement.name.name.text;
  made.type = to.data_type(statement.type);
  if (statement.collation) made.collation = to.collation_of(statement.collation);
  for (const ast::Constraint& each : statement.constraints) add_constraint(to, made, each);
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterDomain& statement) {
  using Action = ast::AlterDomain::Action;
  const ObjectId id = to.find(ObjectKind::type, statement.name);
  to.catalog.edit<Domain>(id, [&](Domain& changed) {
    switch (statement.action) {
      case Action::set_default:
        changed.default_value = to.text(statement.expression, changed.uses);
        break;
      case Action::drop_default: changed.default_value.clear(); break;
      case Action::set_not_null: changed.not_null = true; break;
      case Action::drop_not_null: changed.not_null = false; break;
      case Action::add_constraint: add_constraint(to, changed, statement.constraint); break;
      case Action::drop_constraint:
        std::erase_if(changed.constraints, [&](const Constraint& each) {
          return each.name == statement.constraint_name.text;
        });
        break;
      case Action::validate_constraint:
        for (Constraint& each : changed.constraints) {
          if (each.name == statement.constraint_name.text) each.is_valid = true;
        }
        break;
    }
  });
}

}  // namespace mig
