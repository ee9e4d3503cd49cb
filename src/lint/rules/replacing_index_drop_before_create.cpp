#include <algorithm>

#include "base/text.hpp"
#include "lint/commits.hpp"
#include "lint/file_outlook.hpp"
#include "lint/index_cover.hpp"
#include "lint/index_replacement.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Another one does it already.
bool is_replaced_before(const JudgedStatement& at, const Index& dropped) {
  const auto all = indexes_of(at.before, dropped.table);
  return std::any_of(all.begin(), all.end(), [&](const Index* each) {
    return each->id != dropped.id && each->is_unique >= dropped.is_unique &&
           serves_for(*each, dropped);
  });
}

void check_index(const LintContext& context, const FileOutlook& files, const JudgedStatement& at,
                 const Index& dropped, Span span, Findings& findings) {
  if (context.is_new(at, dropped.table) || is_replaced_before(at, dropped)) return;
  for (const JudgedStatement* later : context.later(at)) {
    // Files later it is another index: nobody waited for that one.
    if (later->statement == nullptr || !files.are_near(*at.file, *later->file)) continue;
    const Index* made = replacement(*later, dropped);
    if (made == nullptr) continue;
    if (commit_together(at, *later)) return;  // nobody sees the gap
    const std::string table = at.before.qualified_name(dropped.table);
    const std::string name = at.before.qualified_name(dropped.id);
    Finding& found = findings.add(
        at, span,
        concat(table, " is without ", name, " until ",
               made->name == dropped.name
                   ? "it is built anew"
                   : concat(later->after.qualified_name(made->id), " is built"),
               dropped.is_unique ? ", and nothing keeps duplicates out meanwhile" : ""));
    found.tables = {table};
    found.steps = index_replacement_steps(at, dropped, *later, *made);
    return;
  }
}

void check(const LintContext& context, Findings& findings) {
  const FileOutlook files(context);
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (drop.object != ObjectKind::index) return;
    for (const ast::ObjectReference& each : drop.objects) {
      const auto* index = at.before.get<Index>(at.relation(each.name));
      const Span span = drop.objects.size() > 1 ? each.syntax.span() : Span();
      if (index != nullptr) check_index(context, files, at, *index, span, findings);
    }
  });
}

}  // namespace

extern const LintRule replacing_index_drop_before_create_rule;
const LintRule replacing_index_drop_before_create_rule{
    .id = "replacing-index-drop-before-create",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "an index is dropped before the one that takes its place is there",
    .why =
        R"(Between the two statements no index serves the queries that the old one was made for: they read the whole
table, at the very moment when the new index is being built. Of a unique index also the guarantee is
gone, and one duplicate that gets in meanwhile makes the new build fail. Build the new one first, under
another name if need be, drop the old one then, and rename: ALTER INDEX … RENAME blocks nobody.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text, day date);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
DROP INDEX CONCURRENTLY orders_email_idx;
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email, day);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text, day date);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
CREATE INDEX CONCURRENTLY orders_email_day_idx ON orders (email, day);
DROP INDEX CONCURRENTLY orders_email_idx;
ALTER INDEX orders_email_day_idx RENAME TO orders_email_idx;
)",
    .check = check,
};

}  // namespace mig
