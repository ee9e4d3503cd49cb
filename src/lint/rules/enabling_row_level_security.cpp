#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// A policy that lets somebody see rows; restrictive ones only take away.
bool has_policy(const Catalog& catalog, ObjectId table) {
  const auto policies = catalog.dependents<Policy>(table);
  return std::any_of(policies.begin(), policies.end(), [&](const Policy* each) {
    return each->parent == table && each->is_permissive;
  });
}

bool is_enabled(const Catalog& catalog, ObjectId id) {
  const auto* table = catalog.get<Table>(id);
  return table == nullptr || table->row_security;
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each_action(
      ast::AlterTableKind::enable_row_security,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        const ObjectId id = at.relation(alter.name);
        if (is_of_set(at, id)) return;
        const auto* table = at.before.get<Table>(id);
        // Made above, perhaps: CREATE TABLE IF NOT EXISTS, where the history is not known whole.
        if (table != nullptr && (table->row_security || table->created > at.file_begin)) return;
        const Catalog& end = outlook.after_transaction(at);
        if (id != 0 && (has_policy(end, id) || !is_enabled(end, id))) return;
        const std::string name = at.shown(alter.name);
        Finding& found = findings.add(
            at, action.syntax.span(),
            concat("all but the owner of ", name,
                   " see no rows from now on: row level security is enabled without a policy"));
        found.tables = {name};
        found.steps = {
            concat("-- in the same transaction, for the roles and rows that are meant:\n",
                   "-- CREATE POLICY … ON ", name, " TO … USING (…);\n",
                   "-- or, where nobody else is meant to see a row:\n",
                   "-- mig: ignore enabling-row-level-security -- its owner alone uses it\n",
                   "ALTER TABLE ", name, " ENABLE ROW LEVEL SECURITY;")};
      });
}

}  // namespace

extern const LintRule enabling_row_level_security_rule;
const LintRule enabling_row_level_security_rule{
    .id = "enabling-row-level-security",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "row level security is enabled without a policy in the same transaction",
    .why =
        R"(Without a policy, row level security hides every row from everybody but the owner of the table and roles
that bypass it. Queries do not fail, they find nothing: an application that logs in as another role sees
an empty table and may act on it. Create the policies first and enable in the same transaction. A table
that the same migrations made has no readers yet.)",
    .bad = R"(CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
-- history:
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
)",
    .good = R"(CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
-- history:
CREATE POLICY own_notes ON notes USING (owner = current_user);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
)",
    .check = check,
};

}  // namespace mig
