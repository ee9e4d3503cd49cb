// What a lint is told from outside; cli/ fills it from the settings.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "lint/server_version.hpp"
#include "lint/severity.hpp"
#include "lint/timeouts.hpp"

namespace mig {

// How far back a table counts as new: nobody but the migration uses it yet.
enum class NewReach : unsigned char { transaction, file, set };

struct TableSize {
  std::int64_t rows = 0;   // estimated by the server
  std::int64_t bytes = 0;  // with its indexes and TOAST
};

// Severities for some files or tables.
struct SeverityOverride {
  std::string path;   // a glob over the path of the file or the id of the migration; empty: all
  std::string table;  // a glob over "schema.table"; empty: all
  std::map<std::string, Severity, std::less<>> rules;  // by id; "*": all
};

struct LintOptions {
  VersionRange postgres = every_postgres;
  VersionRange sqlite = every_sqlite;
  NewReach new_reach = NewReach::file;
  // What the runner sets before each file that says nothing of its own.
  Timeouts timeouts{std::chrono::milliseconds(500), std::chrono::milliseconds(0)};
  std::map<std::string, Severity, std::less<>> severities;  // by rule
  std::vector<SeverityOverride> overrides;                  // the last that fits counts
  Severity most_of_down = Severity::info;  // findings of down files weigh no more than this
  std::map<std::string, TableSize, std::less<>> sizes;  // by "schema.table"; empty: not known
  std::int64_t small_table_rows = 10'000;  // below it a scan or a rewrite is not worth a finding
  std::string today;  // "2026-11-21", for suppressions that expire; empty: as the clock says
};

}  // namespace mig
