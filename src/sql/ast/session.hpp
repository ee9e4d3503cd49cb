// Settings, transactions, maintenance: statements about the session and the server.
#pragma once

#include "sql/ast/statement.hpp"

namespace mig::ast {

enum class TransactionAction : unsigned char {
  begin,
  commit,
  rollback,
  savepoint,
  release,
  rollback_to,
  prepare,
  commit_prepared,
  rollback_prepared,
};
struct Transaction : Statement {
  TransactionAction action = TransactionAction::begin;
  Name savepoint;  // or the identifier of a prepared transaction
  bool and_chain = false;
};

struct Set
    : Statement {  // SET and RESET of a setting; SET TRANSACTION and the like have the name "transaction"
  std::string_view
      name;  // lower case: "search_path", "lock_timeout", "role", "time zone"; "all" for RESET ALL
  bool is_local = false;
  bool is_reset = false;          // RESET, SET … TO DEFAULT
  List<std::string_view> values;  // unquoted; identifiers folded
};

struct SetConstraints : Statement {
  bool all = false;
  List<ObjectName> constraints;
  bool deferred = false;
};

struct Maintenance : Statement {  // vacuum, analyze, cluster, reindex
  ObjectKind object = ObjectKind::
      unknown;  // reindex: index, table, schema, database, unknown for SYSTEM; else table
  List<ObjectName> objects;    // empty: everything
  bool is_concurrent = false;  // reindex
  List<Option> options;
};

struct Pragma : Statement {  // SQLite
  ObjectName name;           // lower case
  bool has_value = false;
  std::string_view value;  // without quotes
};

struct Attach : Statement {  // SQLite: attach, detach
  Name schema;
  Expression file;
};

}  // namespace mig::ast
