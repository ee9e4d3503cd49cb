#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/features.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  const VersionRange& versions = context.versions;
  const bool is_configured =
      versions.oldest != every_sqlite.oldest || versions.newest != every_sqlite.newest;
  std::set<std::string> told;
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr) continue;
    for (const NeededFeature& each : needed_features(*at->statement)) {
      if (versions.oldest >= each.since) continue;
      // Where nobody said what it is for, it is worth a note, not one for each use.
      if (!is_configured && !told.insert(each.name).second) continue;
      Finding& found = findings.add(
          *at, each.span,
          concat("SQLite ", sqlite_version_text(each.since), " is the first with ", each.name,
                 is_configured
                     ? concat("; this is for ", sqlite_version_text(versions.oldest), " too")
                     : std::string()));
      if (!is_configured) found.severity = Severity::info;
    }
  }
}

}  // namespace

extern const LintRule sqlite_version_gate_rule;
const LintRule sqlite_version_gate_rule{
    .id = "sqlite-version-gate",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a statement needs a newer SQLite than the oldest it is for",
    .why =
        R"(SQLite comes with the application, the telephone or the operating system, and an old one answers new syntax with a
syntax error. Which versions a migration is for stands in mig.toml (sqlite = "3.37", or a range). Where
nothing is said this is told as information, once for each thing that came after 3.36.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT) STRICT;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
)",
    .check = check,
};

}  // namespace mig
