// Types and domains.
#pragma once

#include "sql/ast/table.hpp"

namespace mig::ast {

struct CreateEnum : Statement {
  ObjectName name;
  List<Name> values;  // unescaped
};

struct AlterEnum : Statement {  // ADD VALUE; RENAME VALUE is a Rename
  ObjectName name;
  bool if_not_exists = false;
  Name value;
  Name neighbour;          // empty: at the end
  bool is_before = false;  // BEFORE neighbour; else AFTER
};

struct CreateCompositeType : Statement {
  ObjectName name;
  List<Column> attributes;
};

struct CreateRangeType : Statement {
  ObjectName name;
  List<Option> options;
};

struct CreateDomain : Statement {
  ObjectName name;
  Type type;
  ObjectName collation;
  List<Constraint> constraints;
};

struct AlterDomain : Statement {
  enum class Action : unsigned char {
    set_default,
    drop_default,
    set_not_null,
    drop_not_null,
    add_constraint,
    drop_constraint,
    validate_constraint
  };
  ObjectName name;
  Action action = Action::set_default;
  Expression expression;
  Constraint constraint;  // add_constraint
  Name constraint_name;   // drop_constraint, validate_constraint
  bool if_exists = false;
  Behavior behavior = Behavior::unsaid;
};

// CREATE AGGREGATE, OPERATOR, TYPE (base or shell), TEXT SEARCH …, COLLATION
struct Define : Statement {
  ObjectKind object = ObjectKind::unknown;
  bool or_replace = false;
  bool if_not_exists = false;
  ObjectReference target;
  List<Option> options;
};

}  // namespace mig::ast
