// What a rebuilt table had and no longer has at the end of the file.
#pragma once

#include <string>
#include <vector>

#include "lint/sqlite/rebuild.hpp"

namespace mig {

struct RebuildLoss {
  enum class Kind : unsigned char { index, trigger, sequence, key, constraint } kind;
  std::string what;  // "index users_email", "the foreign key (team_id) to teams"
  std::vector<std::string>
      again;  // the SQL that brings it back; empty: it belongs into the definition of the table
};

// What lies on columns that the new table does not have is not among them.
std::vector<RebuildLoss> losses_of(const Rebuild& rebuild);

}  // namespace mig
