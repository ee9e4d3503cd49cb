// Statements that treat every kind of object alike.
#pragma once

#include "sql/ast/table.hpp"

namespace mig::ast {

struct Drop : Statement {
  ObjectKind object = ObjectKind::unknown;
  bool if_exists = false;
  bool is_concurrent = false;
  List<ObjectReference> objects;
  Behavior behavior = Behavior::unsaid;
};

struct Rename : Statement {
  ObjectKind object = ObjectKind::unknown;  // what gets the new name: table, column, constraint, …
  ObjectKind owner = ObjectKind::
      unknown;  // of a column, constraint or attribute: what it belongs to (table, view, type, domain …)
  bool if_exists = false;
  ObjectReference target;  // `part` is the old name of a column, constraint, trigger, …
  Name new_name;           // an enum's value: its text, without quotes
  Behavior behavior = Behavior::unsaid;
};

struct SetSchema : Statement {
  ObjectKind object = ObjectKind::unknown;
  bool if_exists = false;
  ObjectReference target;
  Name schema;
};

struct OwnerTo : Statement {
  ObjectKind object = ObjectKind::unknown;
  ObjectReference target;
  Name owner;
};

struct DependsOnExtension : Statement {
  ObjectKind object = ObjectKind::unknown;
  ObjectReference target;
  Name extension;
  bool is_no = false;
};

struct Comment : Statement {
  ObjectKind object = ObjectKind::unknown;
  ObjectReference target;
  bool is_null = false;
  std::string_view text;  // unescaped
};

struct Privilege {
  std::string_view name;  // lower case; "all"
  List<Name> columns;
};

struct Grant : Statement {  // grant, revoke
  ObjectKind object = ObjectKind::unknown;
  bool all_in_schema = false;  // ON ALL TABLES IN SCHEMA …: objects are schemas
  List<Privilege> privileges;
  List<ObjectReference> objects;
  List<Name> grantees;        // PUBLIC has the text "public"
  bool grant_option = false;  // WITH GRANT OPTION; GRANT OPTION FOR
  Behavior behavior = Behavior::unsaid;
};

struct AlterDefaultPrivileges : Statement {
  List<Name> roles;
  List<Name> schemas;
  bool is_revoke = false;
  ObjectKind object = ObjectKind::unknown;
  List<Privilege> privileges;
  List<Name> grantees;
  bool grant_option = false;
};

// Objects that the catalogue knows by name only. Drop finds them by kind and reference.
struct CreateOther : Statement {
  ObjectKind object = ObjectKind::unknown;
  bool or_replace = false;
  bool if_not_exists = false;
  ObjectReference target;
};

struct CreateSchema : Statement {
  Name name;  // may be empty: that of the role
  Name role;
  bool if_not_exists = false;
  List<const Statement*> elements;  // CREATE … inside it
};

struct CreateExtension : Statement {
  Name name;
  bool if_not_exists = false;
  Name schema;
  std::string_view version;
  bool cascade = false;
};

struct AlterExtension : Statement {  // UPDATE
  Name name;
  std::string_view version;
};

struct AlterExtensionContents : Statement {
  Name name;
  bool is_drop = false;
  ObjectKind object = ObjectKind::unknown;
  ObjectReference target;
};

struct PublicationObject {
  ObjectName table;  // or, with is_schema, the schema as its name
  bool is_schema = false;
  List<Name> columns;
  Expression where;
};

struct CreatePublication : Statement {
  Name name;
  bool all_tables = false;
  List<PublicationObject> objects;
  List<Option> with;
};

struct AlterPublication : Statement {
  Name name;
  enum class Action : unsigned char { add, set, drop, options } action = Action::options;
  List<PublicationObject> objects;
  List<Option> options;
};

struct CreateSubscription : Statement {
  Name name;
  List<Name> publications;
  List<Option> with;
};

struct AlterSubscription : Statement {
  Name name;
};

struct CreateStatistics : Statement {
  ObjectName name;  // may be empty
  bool if_not_exists = false;
  List<Name> kinds;
  List<IndexElement> elements;
  ObjectName table;
};

struct AlterStatistics : Statement {
  ObjectName name;
  bool if_exists = false;
  std::string_view target;
};

struct ImportForeignSchema : Statement {
  Name remote_schema;
  Name server;
  Name into;
};

}  // namespace mig::ast
