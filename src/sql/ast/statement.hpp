// What all typed statements have in common.
#pragma once

#include <type_traits>

#include "sql/ast/names.hpp"

namespace mig::ast {

struct Statement;
#define MIG_STATEMENT(kind, type) struct type;
#include "grammar/statements.def"
#undef MIG_STATEMENT

// The struct of a kind is T.
template <typename T>
constexpr bool is_struct_of(Node kind) {
  switch (kind) {
#define MIG_STATEMENT(name, type) \
  case Node::name:                \
    return std::is_same_v<T, type>;
#include "grammar/statements.def"
#undef MIG_STATEMENT
    default: return false;
  }
}

// The first of the kinds whose struct is T: it stands for all of them.
template <typename T>
constexpr Node first_kind_of() {
#define MIG_STATEMENT(name, type) \
  if (std::is_same_v<T, type>) return Node::name;
#include "grammar/statements.def"
#undef MIG_STATEMENT
}
constexpr Node first_kind_of_struct(Node kind) {
  switch (kind) {
#define MIG_STATEMENT(name, type) \
  case Node::name:                \
    return first_kind_of<type>();
#include "grammar/statements.def"
#undef MIG_STATEMENT
    default: return kind;
  }
}

// The base of every struct in sql/ast/. The kind says which struct it is (grammar/statements.def); as<T>() asks.
struct Statement {
  Node kind;
  Syntax syntax;  // the whole statement

  // The struct itself when it is one of T's, else null.
  template <typename T>
  const T* as() const {
    return is_struct_of<T>(kind) ? static_cast<const T*>(this) : nullptr;
  }
};

// A statement of which no more is known than its kind.
struct Plain : Statement {};

// DROP … CASCADE | RESTRICT
enum class Behavior : unsigned char { unsaid, cascade, restrict };

// What DROP, RENAME, COMMENT, GRANT, … can name.
enum class ObjectKind : unsigned char {
  table,
  foreign_table,
  index,
  view,
  materialized_view,
  sequence,
  column,
  constraint,
  schema,
  extension,
  type,
  domain,
  attribute,
  enum_value,
  function,
  procedure,
  routine,
  aggregate,
  operator_,
  operator_class,
  operator_family,
  trigger,
  event_trigger,
  rule,
  policy,
  publication,
  subscription,
  statistics,
  collation,
  conversion,
  cast,
  transform,
  language,
  server,
  foreign_data_wrapper,
  user_mapping,
  access_method,
  text_search_parser,
  text_search_dictionary,
  text_search_template,
  text_search_configuration,
  role,
  database,
  tablespace,
  large_object,
  domain_constraint,
  parameter,
  unknown
};
std::string_view to_string(ObjectKind kind);  // "materialized view", in lower case

// One object that a statement names.
struct ObjectReference {
  // Of the object; for a column, trigger, rule, policy, constraint: of its table (or domain). Of a type or domain that is
  // written as a type: the words of `type`, empty for one whose name is a keyword.
  ObjectName name;
  // Column, trigger, rule, policy, constraint, attribute of `name`; access method of an operator class or family;
  // language of a transform.
  Name part;
  // Function, procedure, aggregate, operator: types of its IN arguments (an empty one for an operator's NONE). Cast: the
  // type it makes.
  Types arguments;
  bool has_arguments = false;  // a list of arguments was written, maybe an empty one
  Type type;                   // cast, transform, type, domain: where the object is a type
  Syntax syntax;
};

}  // namespace mig::ast
