// What ALTER COLUMN … TYPE costs on PostgreSQL, by old and new type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"
#include "catalog/replay.hpp"
#include "lint/server_version.hpp"
#include "sql/ast/table.hpp"

namespace mig {

// Of the table itself, cheapest first.
enum class TypeChangeCost : unsigned char {
  catalogue_only,    // varchar(50) to varchar(100)
  rebuilds_indexes,  // the table stays, indexes on the column are built anew: another collation
  may_rewrite,       // a type that is not known
  rewrites,          // integer to bigint
};

// The types alone. `in_utc`: the session's TimeZone is UTC, which makes timestamp and timestamptz alike.
TypeChangeCost cost_of_type_change(const DataType& from, const DataType& to, const Catalog& catalog,
                                   bool in_utc = false);
// Values of the old type may not fit into the new one, or lose something: the statement may fail.
bool narrows(const DataType& from, const DataType& to, const Catalog& catalog);
// A cast exists that ALTER COLUMN … TYPE uses without USING. Unknown types are castable.
bool converts_by_itself(const DataType& from, const DataType& to, const Catalog& catalog);

// A SET DATA TYPE action on a table as it is.
struct TypeChange {
  const Column* column = nullptr;  // null: not known
  DataType from, to;
  TypeChangeCost cost = TypeChangeCost::may_rewrite;
  std::vector<const Index*> indexes;  // on the column, whether built anew or not
  std::vector<const Index*>
      rebuilt;  // those that are built anew although the table is not rewritten
  std::vector<const Constraint*> rechecked;  // CHECKs on the column: all rows are read
  std::vector<const Constraint*>
      foreign_keys;                   // of the table with the column: rows of both tables are read
  std::vector<ObjectId> referencing;  // tables whose foreign keys refer to the column
  std::string refusal;                // PostgreSQL refuses it: a view reads the column, …
};

TypeChange type_change_of(const Table& table, const ast::AlterTableAction& action,
                          const Catalog& catalog, const SessionState& session, bool in_utc = false);

}  // namespace mig
