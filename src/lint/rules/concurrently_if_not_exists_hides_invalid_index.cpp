#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    if (!index.is_concurrent || !index.if_not_exists || !index.name) return;
    Finding& found = findings.add(
        at, {},
        concat("IF NOT EXISTS takes an invalid index ", at.before.quoted(index.name.text), " of ",
               at.shown(index.table), ", left by a build that failed, for a finished one"));
    found.tables = {at.shown(index.table)};
    const std::string_view text = at.statement->syntax.text();
    const std::string_view head =
        index.is_unique ? "CREATE UNIQUE INDEX CONCURRENTLY " : "CREATE INDEX CONCURRENTLY ";
    const std::size_t name = index.name.span.begin - at.statement->syntax.span().begin;
    found.steps = {concat(head, text.substr(name), ";")};
  });
}

}  // namespace

extern const LintRule concurrently_if_not_exists_hides_invalid_index_rule;
const LintRule concurrently_if_not_exists_hides_invalid_index_rule{
    .id = "concurrently-if-not-exists-hides-invalid-index",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "IF NOT EXISTS would pass over an invalid index that a failed build left",
    .why =
        R"(A concurrent build that fails or is cancelled leaves an index that is not valid: no query uses it, and a
unique one does not keep duplicates out for certain. CREATE INDEX CONCURRENTLY IF NOT EXISTS then finds
the name taken, says so in a notice and succeeds. mig looks for such an index before it builds, removes
it, and checks afterwards that the new one is valid; so the rule is off. Turn it on where another tool
runs the same files: without IF NOT EXISTS the second try fails and somebody looks.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
};

}  // namespace mig
