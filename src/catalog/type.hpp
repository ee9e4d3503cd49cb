// Types and domains.
#pragma once

#include "catalog/table.hpp"

namespace mig {

enum class TypeForm : unsigned char { enumeration, composite, range, base };

struct UserType final : Object {
  TypeForm form = TypeForm::base;
  std::vector<std::string> values;  // enumeration, in order
  std::vector<Column> attributes;   // composite: name, type, collation
  StoredSettings options;           // range, base
  std::string multirange;           // range: the name of its multirange type
  std::vector<ObjectId> uses;

  UserType() : Object(ObjectKind::type) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<UserType>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

struct Domain final : Object {
  DataType type;
  std::string collation;
  ExpressionText default_value;
  bool not_null = false;
  std::vector<Constraint> constraints;  // check
  std::vector<ObjectId> uses;

  Domain() : Object(ObjectKind::domain) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Domain>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
  void add_constraint_names(std::vector<std::string_view>& to) const override;
};

}  // namespace mig
