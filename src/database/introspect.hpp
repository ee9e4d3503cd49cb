// The schema of a live database as the statements that recreate it: one way in for `dump`, `diff`, drift and
// verification, which then replay the text like any other file.
//
// The order loads into an empty database: what a statement needs stands before it, otherwise kind by kind and by name
// (byte order). The text is a function of the schema alone: neither object ids nor the order of creation show, and it
// holds no owner, no tablespace, no data and no setting of the database or of a role. On PostgreSQL every name is
// qualified; what belongs to an extension is left to CREATE EXTENSION; indexes and constraints that a partition has
// only because its parent has them are left to the parent. No password is in it, nor any other secret option.
//
// PostgreSQL, not told: base types, languages, conversions, transforms, text search parsers and templates (they are
// written in C and come with extensions), subscriptions (their connection strings are secrets), security labels, large
// objects; whether a materialized view is populated, and whether an inherited column is the child's own too where the
// columns stand in another order than the parents'. A grant to a role that owns the object there and not here is told
// here only. Roles must exist before the text is loaded.
#pragma once

#include <string>
#include <vector>

#include "database/driver.hpp"

namespace mig {

struct IntrospectOptions {
  // Tables to leave out with all that hangs on them, as `schema.table` on PostgreSQL and `table` on SQLite: mig's own.
  std::vector<std::string> without;
};

// Each element is one statement without its `;`. It may begin with a comment line: `-- invalid` stands before a CREATE
// INDEX whose index is not valid. PostgreSQL: sees one snapshot, and leaves the transaction that is open, if any, as it
// was. Throws what Driver::query throws.
std::vector<std::string> introspect(Driver& driver, const IntrospectOptions& options = {});

}  // namespace mig
