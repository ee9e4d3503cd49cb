// Which relations a statement locks more strongly than writers do, read off its syntax: what the peek asks about before
// a transaction queues for them (PostgreSQL). Names as the statement has them; the server tells what they are and what
// hangs on them.
#pragma once

#include <string>
#include <vector>

#include "migration/script.hpp"

namespace mig {

// PostgreSQL's table locks above RowExclusiveLock, weakest first.
enum class TableLock : unsigned char {
  share_update_exclusive,  // VALIDATE CONSTRAINT, SET STATISTICS
  share,                   // CREATE INDEX
  share_row_exclusive,     // CREATE TRIGGER, ADD FOREIGN KEY
  exclusive,               // REFRESH MATERIALIZED VIEW CONCURRENTLY
  access_exclusive,        // most of ALTER TABLE, DROP, TRUNCATE
};

struct StrongLock {
  std::string relation;  // quoted where needed: for to_regclass()
  TableLock mode = TableLock::access_exclusive;
  // Tables on the other side of its foreign keys are locked too: of all of them, or of the one named here.
  bool with_foreign_keys = false;
  std::string foreign_key;
};

// Of a statement that runs in a transaction; nothing for what is not read or waits on its own (CONCURRENTLY).
std::vector<StrongLock> strong_locks(std::string_view statement);
// Of all steps of a file, each relation once, with the strongest lock.
std::vector<StrongLock> strong_locks(const MigrationScript& script);
std::vector<StrongLock> strong_locks(const MigrationScript& script, const Step& step);

}  // namespace mig
