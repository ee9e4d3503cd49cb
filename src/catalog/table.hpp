// Tables with their columns and constraints.
#pragma once

#include <optional>

#include "catalog/object.hpp"
#include "catalog/shared_list.hpp"
#include "sql/ast/table.hpp"

namespace mig {

// The text of an expression in the catalogue's own spelling (catalog/expression_text.hpp); empty where there is none.
using ExpressionText = std::string;

enum class Identity : unsigned char { none, always, by_default };

struct Column {
  std::string name;
  DataType type;  // SQLite: as written, may be empty
  ExpressionText default_value;
  ExpressionText generated;
  bool is_stored = true;  // generated: STORED; else VIRTUAL
  Identity identity = Identity::none;
  bool not_null = false;  // also by a primary key
  std::string collation;  // with its schema where it is not the engine's own
  std::string storage;    // lower case; empty: that of the type
  std::string compression;
  std::string statistics;  // empty: the default
  StoredSettings options;  // n_distinct, …
  StoredSettings foreign_options;
  std::string comment;
  ObjectId sequence = 0;      // that serial or identity made for it
  std::uint32_t created = 0;  // number of the statement that added it
  bool is_perhaps = false;    // as Object::is_perhaps
  bool is_local = true;       // defined here; an inherited column may be both
  bool is_inherited = false;
};

struct Constraint {
  ast::ConstraintKind kind = ast::ConstraintKind::check;
  std::string name;           // PostgreSQL: always there, chosen as it does; SQLite: as given
  bool is_named = false;      // a person gave the name
  ExpressionText expression;  // check
  std::vector<std::string> columns;  // the key, the referencing columns, the column of a not-null
  ObjectId references = 0;           // foreign_key on PostgreSQL
  std::string referenced_name;  // foreign_key on SQLite, which looks the table up by name each time
  std::vector<std::string> referenced_columns;  // PostgreSQL: always there
  ast::MatchType match = ast::MatchType::simple;
  ast::ForeignKeyAction on_delete = ast::ForeignKeyAction::no_action;
  ast::ForeignKeyAction on_update = ast::ForeignKeyAction::no_action;
  std::vector<std::string> on_delete_columns;
  bool is_deferrable = false;
  bool initially_deferred = false;
  bool is_valid = true;     // not NOT VALID
  bool is_enforced = true;  // not NOT ENFORCED
  bool no_inherit = false;
  bool without_overlaps = false;  // PERIOD of a foreign key
  ObjectId index = 0;             // that enforces it (PostgreSQL)
  std::vector<std::string> exclusion_operators;
  std::string comment;
  std::uint32_t created = 0;
  bool is_perhaps = false;
  bool is_local = true;
  bool is_inherited = false;  // from a parent, or a copy of the partitioned table's
  // SQLite
  std::vector<std::string> key_suffixes;  // of the columns of a key: "", " desc", " collate nocase"
  bool is_autoincrement = false;
  bool is_descending = false;  // INTEGER PRIMARY KEY DESC is no alias of the rowid
  ast::ConflictAction on_conflict = ast::ConflictAction::unsaid;
};

struct PartitionKey {
  ast::PartitionStrategy strategy = ast::PartitionStrategy::none;
  std::string elements;              // as printed: "a, lower(b)"
  std::vector<std::string> columns;  // those among the elements
};

// kind: table or foreign_table
struct Table final : Object {
  SharedList<Column> columns;
  SharedList<Constraint> constraints;  // in the order of their making
  ast::Persistence persistence = ast::Persistence::permanent;
  PartitionKey partition_key;  // strategy none: not partitioned
  ObjectId partition_of = 0;
  std::string partition_bound;     // "FOR VALUES …" or "DEFAULT"
  std::vector<ObjectId> inherits;  // in order
  ObjectId of_type = 0;
  StoredSettings storage_parameters;
  std::string access_method;  // empty: heap
  std::string on_commit;
  bool if_not_exists = false;    // unless it was there before
  std::string replica_identity;  // empty: default; "full", "nothing", "index name"
  std::string clustered_on;      // name of an index
  bool row_security = false;
  bool is_open =
      false;  // it has columns that are not known: LIKE an unknown table, SELECT * of one
  bool force_row_security = false;
  std::string server;  // foreign table
  StoredSettings foreign_options;
  // SQLite
  bool without_rowid = false;
  bool is_strict = false;
  std::string module;  // virtual table: "fts5(title, body)"

  Table() : Object(ObjectKind::table) {}
  explicit Table(ObjectKind which) : Object(which) {}

  bool is_partitioned() const { return partition_key.strategy != ast::PartitionStrategy::none; }
  bool is_temporary() const { return persistence == ast::Persistence::temporary; }
  const Column* column(std::string_view column_name) const;
  const Constraint* constraint(std::string_view constraint_name) const;
  const Constraint* primary_key() const;
  // To be changed; what another state of the table holds too is copied.
  Column* column_for_change(std::string_view column_name);
  Constraint* constraint_for_change(std::string_view constraint_name);

  std::shared_ptr<Object> clone() const override { return std::make_shared<Table>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
  void add_constraint_names(std::vector<std::string_view>& to) const override;

  // What expressions of this table use: functions, types, sequences.
  std::vector<ObjectId> uses;
};

}  // namespace mig
