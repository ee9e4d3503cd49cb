// What SQLite makes of a table's columns.
#pragma once

#include <string_view>

#include "catalog/table.hpp"
#include "sql/syntax.hpp"

namespace mig {

// Without regard to the case of ASCII letters; null: there is none.
const Column* column_of(const Table& table, std::string_view name);
// INTEGER PRIMARY KEY: another name of the rowid. Null: the table has none, or no rowid at all.
const Column* rowid_alias(const Table& table);
bool is_in_primary_key(const Table& table, std::string_view column);
// NULL is refused: said, or by a key that implies it.
bool refuses_null(const Table& table, const Column& column);
// rowid, _rowid_, oid
bool is_rowid_name(std::string_view name);

// The constraint is written at this column, not as one of the table: it goes when the column is dropped.
bool is_written_at(const Constraint& constraint, std::string_view column);

// The default of ADD COLUMN is one that SQLite can give to rows that are there: a constant, also with a sign, in
// parentheses or cast.
bool is_constant_default(const Syntax& value);
bool is_null_literal(const Syntax& value);

}  // namespace mig
