#include <set>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/rule.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& create, const JudgedStatement& at) {
    std::set<ObjectId> parents;
    const AddedConstraint* first = nullptr;
    const auto added = added_constraints(at);
    for (const AddedConstraint& each : added) {
      const ObjectId parent = each.constraint->references;
      if (each.constraint->kind != ast::ConstraintKind::foreign_key) continue;
      if (parent == 0 || parent == each.table->id || context.is_new(at, parent)) continue;
      if (parents.insert(parent).second && first == nullptr) first = &each;
    }
    // Of several multiple-foreign-keys-in-transaction speaks.
    if (parents.size() != 1) return;
    if (holds_already(context, at, *parents.begin(), LockMode::share_row_exclusive)) return;
    const std::string parent = at.after.qualified_name(*parents.begin());
    Finding& found =
        findings.add(at, first->span(),
                     concat("CREATE TABLE ", create.name.name.text, " blocks writes to ", parent,
                            " until its transaction ends, as it refers to it"));
    found.tables = {parent};
  });
}

}  // namespace

extern const LintRule create_table_references_existing_rule;
const LintRule create_table_references_existing_rule{
    .id = "create-table-references-existing",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a new table refers to one that is in use, and locks it",
    .why =
        R"(CREATE TABLE … REFERENCES takes a SHARE ROW EXCLUSIVE lock on the table that it refers to: writes to it
wait until the transaction ends. Nothing is read, so it is short if the transaction is, but the lock waits
for writers that are at work, and others queue behind it. Keep lock_timeout short and the file small.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
)",
    .good = R"(-- history:
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
)",
    .check = check,
};

}  // namespace mig
