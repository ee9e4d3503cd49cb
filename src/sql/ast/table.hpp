// Tables and what they are made of.
#pragma once

#include "sql/ast/statement.hpp"

namespace mig::ast {

enum class ConstraintKind : unsigned char {
  not_null,
  null,
  default_,
  generated,
  identity,
  check,
  primary_key,
  unique,
  foreign_key,
  exclude,
};

enum class ForeignKeyAction : unsigned char { no_action, restrict, cascade, set_null, set_default };
enum class MatchType : unsigned char { simple, full, partial };
enum class SortOrder : unsigned char { unsaid, ascending, descending };
enum class NullsOrder : unsigned char { unsaid, first, last };
// SQLite ON CONFLICT …
enum class ConflictAction : unsigned char { unsaid, rollback, abort, fail, ignore, replace };

// One column or expression of an index, a key, an exclusion or a partition key.
struct IndexElement {
  Name column;            // empty when it is an expression
  Expression expression;  // empty when it is a column
  Rare<ObjectName> collation;
  Rare<ObjectName> operator_class;
  List<Option> operator_class_options;
  SortOrder order = SortOrder::unsaid;
  NullsOrder nulls = NullsOrder::unsaid;
  std::string_view exclusion_operator;  // EXCLUDE (… WITH =), as written
  Syntax syntax;
};

struct ForeignKey {
  ObjectName table;
  List<Name> columns;  // of that table; empty: its primary key
  MatchType match = MatchType::simple;
  ForeignKeyAction on_delete = ForeignKeyAction::no_action;
  ForeignKeyAction on_update = ForeignKeyAction::no_action;
  List<Name> on_delete_columns;  // SET NULL (a, b)
};

// What primary_key, unique and exclude say of their index besides its elements.
struct ConstraintIndex {
  List<Name> include;
  Expression predicate;  // exclude … WHERE
  Name using_index;      // ADD CONSTRAINT … USING INDEX
  Name access_method;    // exclude
  List<Option> with;     // storage parameters
  Name tablespace;
};

struct Constraint {
  ConstraintKind kind = ConstraintKind::check;
  Name name;
  Expression expression;  // check, default_, generated
  List<IndexElement>
      elements;  // primary_key, unique, exclude: of a table constraint; empty on a column
  List<Name>
      columns;  // primary_key, unique: the same as plain names; foreign_key: the referencing columns; not_null as
                // a table constraint (PostgreSQL 18): the one column
  Rare<ForeignKey> references;
  Rare<ConstraintIndex> index;
  bool is_deferrable = false;
  bool initially_deferred = false;
  bool not_valid = false;
  bool not_enforced = false;
  bool no_inherit = false;
  bool nulls_not_distinct = false;
  bool without_overlaps = false;        // primary_key, unique: the last column; foreign_key: PERIOD
  bool is_stored = true;                // generated: STORED; else VIRTUAL
  bool is_always = true;                // identity: ALWAYS; else BY DEFAULT
  List<Option> sequence;                // identity: its sequence options
  bool is_autoincrement = false;        // SQLite
  SortOrder order = SortOrder::unsaid;  // SQLite PRIMARY KEY DESC on a column
  ConflictAction on_conflict = ConflictAction::unsaid;  // SQLite
  Syntax syntax;
};

struct Column {
  Name name;
  Type type;                     // SQLite: may be empty
  List<Constraint> constraints;  // in the order written
  Rare<ObjectName> collation;
  std::string_view storage;      // lower case
  std::string_view compression;  // lower case
  List<Option> options;          // of a foreign table
  Syntax syntax;

  const Constraint* constraint(ConstraintKind wanted) const {
    for (const Constraint& each : constraints) {
      if (each.kind == wanted) return &each;
    }
    return nullptr;
  }
};

enum class PartitionStrategy : unsigned char { none, range, list, hash };
struct PartitionKey {
  PartitionStrategy strategy = PartitionStrategy::none;
  List<IndexElement> elements;
};

// FOR VALUES … or DEFAULT
struct PartitionBound {
  bool is_default = false;
  Syntax syntax;  // empty when there is none
};

// LIKE table INCLUDING …
struct LikeTable {
  ObjectName table;
  // INCLUDING/EXCLUDING resolved in order; comments, compression, constraints, defaults, generated, identity, indexes,
  // statistics, storage
  bool comments = false, compression = false, constraints = false, defaults = false,
       generated = false, identity = false, indexes = false, statistics = false, storage = false;
  std::size_t position = 0;  // number of columns written before it
};

enum class Persistence : unsigned char { permanent, temporary, unlogged };

struct CreateTable : Statement {  // create_table, create_foreign_table
  ObjectName name;
  Persistence persistence = Persistence::permanent;
  bool if_not_exists = false;
  List<Column>
      columns;  // OF type and PARTITION OF: columns that have options here; their type is empty
  List<Constraint> constraints;
  List<LikeTable> likes;
  List<ObjectName> inherits;
  ObjectName partition_of;
  PartitionBound bound;
  PartitionKey partition_by;
  Type of_type;
  Name access_method;
  List<Option> with;
  Name tablespace;
  std::string_view on_commit;  // "drop", "delete rows", "preserve rows"
  Name server;                 // foreign table
  List<Option> options;        // foreign table
  bool without_rowid = false;  // SQLite
  bool is_strict = false;      // SQLite
};

// SELECT … INTO as well: `query` is then the statement itself.
struct CreateTableAs : Statement {  // create_table_as (also SELECT INTO), create_materialized_view
  ObjectName name;
  Persistence persistence = Persistence::permanent;
  bool if_not_exists = false;
  List<Name> columns;
  Expression query;  // empty for EXECUTE
  bool with_data = true;
  Name access_method;
  List<Option> with;
  Name tablespace;
};

struct CreateVirtualTable : Statement {  // SQLite
  ObjectName name;
  bool if_not_exists = false;
  Name module;
  std::string_view arguments;  // as written, without the parentheses
};

// What an ALTER TABLE does.
enum class AlterTableKind : unsigned char {
#define MIG_ALTER_TABLE_ACTION(name) name,
#include "grammar/alter_table_actions.def"
#undef MIG_ALTER_TABLE_ACTION
  replace_options,  // what CREATE OR REPLACE VIEW does inside the server; nobody writes it
  other
};

struct AlterTableAction {
  AlterTableKind kind = AlterTableKind::other;
  Name name;  // column, constraint, trigger, rule, index, access method, tablespace, owner
  bool if_exists = false;  // of the column or constraint
  bool if_not_exists = false;
  Behavior behavior = Behavior::unsaid;
  Rare<Column> column;          // add_column
  Rare<Constraint> constraint;  // add_constraint, alter_constraint, add_identity
  Rare<Type> type;              // set_type, of_type
  Rare<ObjectName> collation;   // set_type
  Expression expression;        // set_default; set_type … USING; set_expression
  Rare<ObjectName> object;      // partition, parent, index to attach
  PartitionBound bound;         // attach_partition
  bool is_concurrent = false;   // detach_partition
  List<Option> options;         // set_options, column options, identity options
  // Lower case. set_statistics: a number or "default"; set_storage, set_compression: the word; replica_identity:
  // "full", "nothing", "default", "using index"; set_identity: "always", "by default", empty when unsaid;
  // alter_constraint: what is altered, as written: "deferrable initially deferred", "not enforced", "inherit".
  std::string_view text;
  Syntax syntax;
};

struct AlterTable : Statement {
  ObjectKind object = ObjectKind::
      table;  // table, foreign_table, index, view, materialized_view, sequence, type (composite)
  ObjectName name;
  bool if_exists = false;
  bool is_only = false;
  List<AlterTableAction> actions;
};

struct Truncate : Statement {
  List<ObjectName> tables;
  bool restart_identity = false;
  Behavior behavior = Behavior::unsaid;
};

struct Lock : Statement {
  List<ObjectName> tables;
  std::string_view mode;  // lower case: "access exclusive" when unsaid
  bool nowait = false;
};

}  // namespace mig::ast
