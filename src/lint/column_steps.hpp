// Safe ways to change a column, step by step, as SQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// What stands in front of a step that is a file of its own.
inline constexpr std::string_view next_migration = "-- next migration:\n";

// A name for a constraint on the column, within PostgreSQL's 63 bytes: "orders_total_not_null", quoted.
std::string constraint_name_for(const Catalog& catalog, std::string_view table,
                                std::string_view column, std::string_view suffix);

// NOT NULL without a scan under a lock that blocks. `table` and `column` are SQL, `name` that of the helping constraint.
// With servers from PostgreSQL 18 alone the constraint itself can be added NOT VALID.
std::vector<std::string> not_null_steps(const LintContext& context, std::string_view table,
                                        std::string_view column, std::string_view name);

// UPDATE in batches that fills the column where it is NULL.
std::string fill_step(std::string_view table, std::string_view column, std::string_view value);

// A unique index, built concurrently once the rows have their values, and the key or constraint of that name.
std::vector<std::string> unique_steps(std::string_view table, std::string_view column,
                                      std::string_view name, bool is_primary);

// DROP COLUMN in two steps: nothing has to give it a value, then nothing uses it. `rules` would tell of it there.
std::vector<std::string> column_drop_steps(const Catalog& catalog, const Table& table,
                                           const Column& column,
                                           std::string_view rules = "dropping-column");

// What hangs on a column ("index i", "foreign key k") and is to be made for the one that takes its place.
std::string twins_step(const std::vector<std::string>& what);

// Joins steps in order.
void append_steps(std::vector<std::string>& to, std::vector<std::string> more);

}  // namespace mig
