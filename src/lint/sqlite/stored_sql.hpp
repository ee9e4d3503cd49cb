// What the views and triggers of a SQLite schema use. SQLite keeps them as text and looks every name up anew, so one that
// names something which is gone stays there until somebody meets it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "sql/references.hpp"

namespace mig {

// Of a view or a trigger; a trigger's `WHEN` is among its columns.
struct StoredUses {
  std::vector<TableReference> tables;
  std::vector<ColumnReference> columns;
};
StoredUses uses_of(const Object& view_or_trigger);

// All views and triggers, in the order of their ids.
std::vector<const Object*> stored_sql(const Catalog& catalog);

// "view active_users", "trigger users_audit"
std::string kind_and_name(const Object& view_or_trigger);

bool names_table(const Catalog& catalog, const StoredUses& uses, std::string_view table);

// Why the view or trigger cannot be resolved: the table that is not there. Empty: none is missing as far as is known.
std::string missing_table(const Catalog& catalog, const Object& view_or_trigger);

}  // namespace mig
