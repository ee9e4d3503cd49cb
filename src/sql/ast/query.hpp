// Statements that read and write rows. What tables, columns and functions one touches: sql/references.hpp.
#pragma once

#include "sql/ast/statement.hpp"

namespace mig::ast {

struct Query : Statement {};  // a SELECT, VALUES, TABLE; SELECT INTO is a CreateTableAs

struct Insert : Statement {
  ObjectName table;
  Name alias;
  List<Name> columns;      // empty: all
  Expression source;       // the query; empty for DEFAULT VALUES
  bool is_values = false;  // the source is a list of rows
  Syntax on_conflict;      // SQLite's INSERT OR IGNORE/REPLACE is `conflict`
  Syntax returning;
  std::string_view or_action;  // SQLite: "replace", "ignore", …; REPLACE INTO is "replace"
};

struct Assignment {
  List<Name> columns;  // one, or several for (a, b) = …
  Expression value;
};

struct Update : Statement {
  ObjectName table;
  Name alias;
  List<Assignment> assignments;
  Syntax from;
  Expression where;  // the condition; empty: every row. WHERE CURRENT OF: the `current_of` node
  Syntax returning;
};

struct Delete : Statement {
  ObjectName table;
  Name alias;
  Syntax using_;
  Expression where;
  Syntax returning;
};

struct Merge : Statement {
  ObjectName table;
  Name alias;
  Syntax source;
};

struct Copy : Statement {
  ObjectName table;  // empty for COPY (query)
  List<Name> columns;
  Expression query;
  bool is_from = false;
  bool is_stdio = false;  // STDIN or STDOUT
  bool is_program = false;
  List<Option> options;
};

struct Explain : Statement {
  bool is_analyze = false;
  const Statement* statement = nullptr;
};

struct Prepare : Statement {
  Name name;
  const Statement* statement = nullptr;
};

}  // namespace mig::ast
