// Which version of SQLite a statement needs. Source: sqlite.org, "Release History".
#pragma once

#include <string>
#include <vector>

#include "base/source.hpp"
#include "lint/server_version.hpp"
#include "sql/ast/statement.hpp"

namespace mig {

struct NeededFeature {
  std::string name;  // "STRICT tables"
  ServerVersion since;
  Span span;  // as the statement's syntax has it
};

// Those that came after 3.8, without what ALTER TABLE can do; each once.
std::vector<NeededFeature> needed_features(const ast::Statement& statement);

// "3.37", "3.8.2"
std::string sqlite_version_text(ServerVersion version);

}  // namespace mig
