// Foreign keys on SQLite: who refers to whom, and whether they are enforced while a file runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// `unsaid`: what SQLite does by itself, which is not to enforce them unless it was built to; nobody checks either.
// `off`: mig switches them off in front of the file's transaction and checks them before its end.
enum class Enforcement : unsigned char { unsaid, off, on };

// As mig runs the file: `-- mig: foreign-keys off`, else the first PRAGMA foreign_keys, wherever it stands.
Enforcement enforcement_in(const LintFile& file);

// ON, TRUE, YES and numbers but 0, as SQLite reads them.
bool is_true_pragma(std::string_view value);

struct ReferringKey {
  const Table* table;
  const Constraint* key;
};
// The foreign keys that name this table, its own among them.
std::vector<ReferringKey> keys_to(const Catalog& catalog, std::string_view table);

// What an enforced DELETE of all rows of a table does to the rows that refer to it:
// "deletes the rows of orders that refer to it", "sets orders.user_id to NULL". Empty for NO ACTION and RESTRICT.
std::string effect_of_delete(const ReferringKey& child);

// Why rows cannot be written to the table of this foreign key once it is enforced: "there is no table users",
// "users.email is neither the primary key nor unique". Empty: they can, or the parent is not known.
std::string mismatch_of(const Catalog& catalog, const Table& child, const Constraint& key);

}  // namespace mig
