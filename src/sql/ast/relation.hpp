// Indexes, views, sequences.
#pragma once

#include "sql/ast/table.hpp"

namespace mig::ast {

struct CreateIndex : Statement {
  Name name;    // may be empty on PostgreSQL; its schema is the table's (SQLite: `schema`)
  Name schema;  // SQLite
  ObjectName table;
  bool is_unique = false;
  bool is_concurrent = false;
  bool if_not_exists = false;
  bool is_only = false;
  Name access_method;  // empty: btree
  List<IndexElement> elements;
  List<Name> include;
  bool nulls_not_distinct = false;
  List<Option> with;
  Name tablespace;
  Expression predicate;
};

struct CreateView : Statement {
  ObjectName name;
  bool or_replace = false;
  bool is_temporary = false;
  bool is_recursive = false;
  bool if_not_exists = false;  // SQLite
  List<Name> columns;
  List<Option> with;
  std::string_view check_option;  // "", "local", "cascaded"
  Expression query;
};

struct RefreshMaterializedView : Statement {
  ObjectName name;
  bool is_concurrent = false;
  bool with_data = true;
};

// Options are those of the manual, lower case: "as" (a type), "increment", "minvalue" (without a value: NO MINVALUE),
// "maxvalue", "start", "restart", "cache", "cycle" (text "true"/"false"), "owned_by" (text as written, "none"),
// "sequence_name", "logged"/"unlogged"
struct CreateSequence : Statement {
  ObjectName name;
  Persistence persistence = Persistence::permanent;
  bool if_not_exists = false;
  List<Option> options;
  Type type;  // AS; empty: bigint
  ObjectName owned_by_table;
  Name owned_by_column;
};

struct AlterSequence : Statement {
  ObjectName name;
  bool if_exists = false;
  List<Option> options;
  Type type;
  ObjectName owned_by_table;
  Name owned_by_column;
  bool owned_by_none = false;
};

}  // namespace mig::ast
