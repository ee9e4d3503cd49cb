#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_or_fired<ast::Truncate>(
      [&](const ast::Truncate& truncate, const JudgedStatement& at) {
        for (const ast::ObjectName& each : truncate.tables) {
          if (are_rows_of_set(context, at, at.relation(each))) continue;
          const std::string name = at.shown(each);
          Finding& found = findings.add(
              at, each.span(),
              concat("TRUNCATE deletes all rows of ", name, " and blocks reads and writes of it"));
          found.tables = {name};
          found.steps = {
              concat("-- how many rows go, and which of them have to:\nSELECT count(*) FROM ", name,
                     ";\n-- those with a DELETE … WHERE, in batches")};
        }
      });
}

}  // namespace

extern const LintRule truncate_rule;
const LintRule truncate_rule{
    .id = "truncate",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "all rows of a table are deleted",
    .why =
        R"(TRUNCATE throws all rows away, fires no row triggers, and takes ACCESS EXCLUSIVE: it waits for every
running query on the table while all later ones wait behind it. In a migration it runs on production as
it did on the empty database of a test. If rows have to go, say which with a DELETE in batches; if it is
a cache that can be filled again, say so where you ignore this rule. Tables that the same migrations
made, and temporary ones, may be emptied.)",
    .bad = R"(CREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz);
-- history:
TRUNCATE sessions;
)",
    .good = R"(CREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz);
-- history:
DELETE FROM sessions WHERE expires_at < now() - interval '1 day';
)",
    .check = check,
};

}  // namespace mig
