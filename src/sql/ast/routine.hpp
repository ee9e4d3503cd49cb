// Functions, triggers, rules, policies, and code that runs at once.
#pragma once

#include "sql/ast/table.hpp"

namespace mig::ast {

enum class ParameterMode : unsigned char { in, out, inout, variadic, table };
struct Parameter {
  ParameterMode mode = ParameterMode::in;
  Name name;
  Type type;
  Expression default_value;
};

struct CreateFunction : Statement {
  ObjectKind object = ObjectKind::function;  // or procedure
  bool or_replace = false;
  ObjectName name;
  List<Parameter> parameters;   // RETURNS TABLE's columns among them, with mode table
  Type returns;                 // empty: procedure, RETURNS TABLE or OUT parameters
  std::string_view language;    // lower case; "sql" when unsaid and the body is SQL
  std::string_view volatility;  // "volatile" (also when unsaid), "stable", "immutable"
  bool is_strict = false;
  bool is_security_definer = false;
  bool is_window = false;
  bool is_leakproof = false;
  std::string_view parallel;  // "unsafe" when unsaid
  Syntax body_literal;        // AS '…': the string
  Syntax link_symbol;         // AS '…', '…': the second
  Syntax sql_body;            // RETURN … or BEGIN ATOMIC … END
  List<Option> settings;  // SET name = value; the value is the whole clause, the text its values
  List<Option> others;    // COST, ROWS, SUPPORT, TRANSFORM
};

struct AlterFunction : Statement {
  ObjectKind object = ObjectKind::function;
  ObjectReference target;
  List<Option>
      options;  // "volatility", "strict", "leakproof", "security", "parallel", "cost", "rows", "support";
  // "set" and "reset": the text is the name of the setting, the value the whole clause
};

enum class TriggerTiming : unsigned char { before, after, instead_of };
struct CreateTrigger : Statement {
  Name name;
  Name schema;  // SQLite
  bool or_replace = false;
  bool is_constraint = false;
  bool is_temporary = false;   // SQLite
  bool if_not_exists = false;  // SQLite
  TriggerTiming timing = TriggerTiming::before;
  bool on_insert = false, on_update = false, on_delete = false, on_truncate = false;
  List<Name> update_columns;
  ObjectName table;
  ObjectName from_table;  // constraint trigger
  bool for_each_row = false;
  bool is_deferrable = false, initially_deferred = false;
  Name old_table, new_table;  // REFERENCING
  Expression when;
  ObjectName function;
  List<const Statement*> body;  // SQLite: the statements between BEGIN and END
};

struct CreateEventTrigger : Statement {
  Name name;
  Name event;
  ObjectName function;
};
struct AlterEventTrigger : Statement {
  Name name;
  std::string_view state;  // "enable", "enable replica", "enable always", "disable"
};

struct CreateRule : Statement {
  Name name;
  bool or_replace = false;
  std::string_view event;  // "select", "insert", "update", "delete"
  ObjectName table;
  Expression where;
  bool is_instead = false;
  List<const Statement*> actions;
};

struct CreatePolicy : Statement {
  Name name;
  ObjectName table;
  bool is_permissive = true;
  std::string_view command;  // "all", "select", …
  List<Name> roles;
  Expression using_;
  Expression check;
};
struct AlterPolicy : Statement {
  Name name;
  ObjectName table;
  List<Name> roles;
  Expression using_;
  Expression check;
};

// DO 'code'
struct Do : Statement {
  std::string_view language;  // "plpgsql" when unsaid
  Syntax body_literal;
};

struct Call : Statement {
  ObjectName procedure;
};

}  // namespace mig::ast
