#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "lint/constraint_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Parents of new tables of which a finding speaks: file, commit, parent.
using Told = std::set<std::tuple<const LintFile*, std::uint32_t, ObjectId>>;

struct Addition {
  const LintContext& context;
  const ast::AlterTableAction& action;
  const ast::AlterTable& alter;
  const JudgedStatement& at;
  Findings& findings;
  Told& told;

  const ast::Constraint& constraint() const { return *action.constraint; }
  std::string table() const { return at.shown(alter.name); }
  bool is_on_new_table() const { return context.is_new(at, at.relation(alter.name)); }
  // There is something to read, be it rows that were deleted in this transaction.
  bool has_old_rows() const {
    const auto& effects = at.effects.relations;
    return !is_on_new_table() && (effects.empty() || !effects.front().is_empty);
  }
};

void judge_check(const Addition& add) {
  if (add.is_on_new_table()) return;
  Finding& found = add.findings.add(
      add.at, add.action.syntax.span(),
      concat("ADD CHECK reads all of ", add.table(), " while nobody can read or write it"));
  found.tables = {add.table()};
  found.steps = not_valid_steps(add.context, add.at, add.alter, add.action);
}

// DROP CONSTRAINT or another action of the same ALTER TABLE may take more than ADD FOREIGN KEY.
std::string_view blocked_by(const Addition& add) {
  const auto& effects = add.at.effects.relations;
  const bool is_all = std::any_of(effects.begin(), effects.end(), [&](const Effect& each) {
    return each.lock == LockMode::access_exclusive &&
           each.reason == TouchReason::foreign_key_parent;
  });
  return is_all ? "reads and writes of " : "writes to ";
}

void judge_key(const Addition& add) {
  const std::string table = add.table();
  const std::string parent = add.at.shown(add.constraint().references->table);
  if (add.has_old_rows()) {
    const std::string both = table == parent ? table : concat(table, " and ", parent);
    Finding& found =
        add.findings.add(add.at, add.action.syntax.span(),
                         concat("ADD FOREIGN KEY blocks ", blocked_by(add), both,
                                " while it reads all of ", table, " to check the rows"));
    found.tables = {table, parent};
    found.steps = not_valid_steps(add.context, add.at, add.alter, add.action);
    return;
  }
  const ObjectId referenced = add.at.relation(add.constraint().references->table);
  if (add.context.is_new(add.at, referenced)) return;
  // Once for each commit.
  const std::uint32_t commit = add.at.transaction != 0 ? add.at.transaction : add.at.number;
  if (!add.told.emplace(add.at.file, commit, referenced).second) return;
  Finding& found = add.findings.add(
      add.at, add.action.syntax.span(),
      concat("ADD FOREIGN KEY to ", parent, " blocks writes to it until the transaction ends"));
  found.severity = Severity::info;
  found.tables = {parent};
}

// Constraints of foreign tables are believed, not checked.
bool is_foreign(const ast::AlterTable& alter, const JudgedStatement& at) {
  const Object* table = at.before.object(at.relation(alter.name));
  return alter.object != ObjectKind::table ||
         (table != nullptr && table->kind == ObjectKind::foreign_table);
}

void check(const LintContext& context, Findings& findings) {
  Told told;
  context.each_action(ast::AlterTableKind::add_constraint,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        const ast::Constraint& made = *action.constraint;
                        if (made.not_valid || made.not_enforced) return;
                        if (is_foreign(alter, at)) return;
                        const Addition add{context, action, alter, at, findings, told};
                        if (made.kind == ast::ConstraintKind::check) judge_check(add);
                        if (made.kind == ast::ConstraintKind::foreign_key) judge_key(add);
                      });
}

}  // namespace

extern const LintRule constraint_missing_not_valid_rule;
const LintRule constraint_missing_not_valid_rule{
    .id = "constraint-missing-not-valid",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a check or foreign key is added and checked under a lock that blocks",
    .why =
        R"(ADD CHECK reads the whole table under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile. ADD
FOREIGN KEY reads it, and looks each row up in the other table, under SHARE ROW EXCLUSIVE locks on both:
nobody writes to either. With NOT VALID the lock is held for a moment only, and new rows are checked from
then on. VALIDATE CONSTRAINT, in a transaction of its own, reads the old rows while everybody works. A
foreign key of a partitioned table takes no NOT VALID before PostgreSQL 18: add it to each partition
first, and the parent adopts those without reading a row.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- history:
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- history:
-- mig: transaction off
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) NOT VALID;
ALTER TABLE posts VALIDATE CONSTRAINT posts_author_fkey;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
