#include "base/text.hpp"
#include "lint/concurrent_command.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

constexpr ServerVersion first_bad = postgres_version(14, 0), last_bad = postgres_version(14, 3);

// "14" means all of 14, of which most are good: a bad one has to be said as such.
bool is_for_bad_one(const VersionRange& versions) {
  const bool ends_bad = versions.newest >= first_bad && versions.newest <= last_bad;
  return ends_bad || (versions.oldest > first_bad && versions.oldest <= last_bad);
}

void check(const LintContext& context, Findings& findings) {
  if (!is_for_bad_one(context.versions)) return;
  for (const auto& each : *context.statements) {
    if (each->runs == Runs::when_called || each->statement == nullptr) continue;
    const std::string_view command = concurrent_command(*each->statement);
    if (command != "CREATE INDEX CONCURRENTLY" && command != "REINDEX CONCURRENTLY") continue;
    findings.add(*each, {},
                 concat(command, " on PostgreSQL 14.0 to 14.3 can leave rows out of the index"));
  }
}

}  // namespace

extern const LintRule index_build_on_known_bad_version_rule;
const LintRule index_build_on_known_bad_version_rule{
    .id = "index-build-on-known-bad-version",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a concurrent index build on a server that makes corrupt indexes",
    .why =
        R"(PostgreSQL 14.0 to 14.3 can leave rows out of an index that is built with CREATE INDEX CONCURRENTLY or
REINDEX CONCURRENTLY while the table is written to; 14.4 mends it. Queries then miss rows, and a unique
index lets duplicates in. Update the server first; then build anew what these versions built. The rule
speaks when the configuration names such a version, as in `postgres = "14.2"`; "14" alone means all of
14.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
