// PostgreSQL's table locks, weakest first.
// Source: PostgreSQL manual, "Explicit Locking", table of conflicting lock modes.
#pragma once

#include <string_view>

namespace mig {

enum class LockMode : unsigned char {
  none,
  access_share,            // SELECT
  row_share,               // SELECT … FOR UPDATE
  row_exclusive,           // INSERT, UPDATE, DELETE
  share_update_exclusive,  // VACUUM, CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT
  share,                   // CREATE INDEX
  share_row_exclusive,     // CREATE TRIGGER, ADD FOREIGN KEY
  exclusive,               // REFRESH MATERIALIZED VIEW CONCURRENTLY
  access_exclusive,        // most of ALTER TABLE, DROP, TRUNCATE
};

// "ACCESS EXCLUSIVE", as LOCK TABLE spells it; "" for none.
std::string_view to_string(LockMode mode);

bool conflicts(LockMode a, LockMode b);
inline bool blocks_reads(LockMode mode) { return mode == LockMode::access_exclusive; }
inline bool blocks_writes(LockMode mode) { return mode >= LockMode::share; }

// "reads and writes", "writes", "other schema changes"; "" for the locks of plain statements.
std::string_view blocked_by(LockMode mode);

}  // namespace mig
