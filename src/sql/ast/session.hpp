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

// What SET and RESET say, also as clauses of ALTER ROLE, ALTER DATABASE, CREATE and ALTER FUNCTION.
struct Setting {
  // Lower case: "search_path", "lock_timeout", "role", "all" for RESET ALL. What has words of its own has its setting's
  // name: "timezone" (TIME ZONE), "client_encoding" (NAMES), "search_path" (SCHEMA), "session_authorization";
  // "transaction" for SET TRANSACTION, also SNAPSHOT, and SESSION CHARACTERISTICS.
  std::string_view name;
  bool is_reset = false;  // RESET, SET … TO DEFAULT
  // Unquoted, identifiers folded; of a transaction its modes: "isolation level serializable". None: FROM CURRENT.
  List<std::string_view> values;
};

struct Set : Statement, Setting {
  bool is_local = false;
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
