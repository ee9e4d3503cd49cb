#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// Added by another action of the same ALTER TABLE.
bool is_added_beside(const ast::AlterTable& alter, const JudgedStatement& at,
                     std::string_view name) {
  return std::any_of(alter.actions.begin(), alter.actions.end(), [&](const auto& each) {
    return each.kind == ast::AlterTableKind::add_constraint && each.constraint->not_valid &&
           name_of_added(at, each) == name;
  });
}

// Added before, in the transaction that is still open.
bool is_added_in_transaction(const JudgedStatement& at, const Table* table, std::string_view name) {
  if (at.transaction == 0 || table == nullptr) return false;
  const Constraint* found = table->constraint(name);
  return found != nullptr && !found->is_valid && !found->is_perhaps &&
         found->created > at.transaction_begin;
}

std::string_view lock_of(const Table* table, const ast::AlterTable& alter,
                         const JudgedStatement& at, std::string_view name) {
  const Constraint* found = table != nullptr ? table->constraint(name) : nullptr;
  if (found == nullptr) {
    const auto* after = at.after.get<Table>(at.find_after(ObjectKind::table, alter.name));
    if (after != nullptr) found = after->constraint(name);
  }
  const bool is_key = found != nullptr && found->kind == ast::ConstraintKind::foreign_key;
  return is_key ? "nobody can write to it" : "nobody can read or write it";
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(
      ast::AlterTableKind::validate_constraint,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        const ObjectId id = at.relation(alter.name);
        if (context.is_new(at, id)) return;
        const auto* table = at.before.get<Table>(id);
        const std::string_view name = action.name.text;
        if (!is_added_beside(alter, at, name) && !is_added_in_transaction(at, table, name)) return;
        Finding& found = findings.add(
            at, action.syntax.span(),
            concat("VALIDATE CONSTRAINT reads all of ", at.shown(alter.name), " while ",
                   lock_of(table, alter, at, name), ": the transaction that added ",
                   at.before.quoted(name), " still holds its lock"));
        found.tables = {at.shown(alter.name)};
        found.steps = {concat("-- next migration:\nALTER TABLE ", sql_name(at, alter.name),
                              " VALIDATE CONSTRAINT ", at.before.quoted(name), ";")};
      });
}

}  // namespace

extern const LintRule not_valid_validated_in_same_transaction_rule;
const LintRule not_valid_validated_in_same_transaction_rule{
    .id = "not-valid-validated-in-same-transaction",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a constraint is validated in the transaction that added it NOT VALID",
    .why =
        R"(NOT VALID and VALIDATE CONSTRAINT are two steps so that the scan runs under a weak lock. A lock is kept
until its transaction ends: in one transaction, or in one ALTER TABLE, the scan runs under the strong lock
that adding the constraint took, and nothing is won. Put VALIDATE into the next migration, or run the file
with `-- mig: transaction off`.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- history:
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) NOT VALID;
ALTER TABLE posts VALIDATE CONSTRAINT posts_author_fkey;
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
