#include "base/text.hpp"
#include "lint/own_transactions.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

using Action = ast::TransactionAction;

std::string message_for(const ast::Transaction& said, const JudgedStatement& at) {
  switch (said.action) {
    case Action::begin:
      return at.file->is_transactional
                 ? "BEGIN inside the transaction that mig opens for the file: mig refuses the file"
                 : "BEGIN opens a transaction of the file's own: mig cannot tell how far it came";
    case Action::commit:
      return "COMMIT ends the transaction that guards the file: what follows is not rolled back "
             "with it";
    case Action::rollback:
      return "ROLLBACK takes back all that the file has done so far, and the rest runs without a "
             "transaction";
    case Action::prepare:
      return "PREPARE TRANSACTION takes the transaction of the file away from mig";
    case Action::savepoint:
    case Action::release:
    case Action::rollback_to:
      return "savepoints are not run: mig refuses a file that controls its transaction itself";
    default: return "a prepared transaction is ended inside the transaction of the file";
  }
}

void check(const LintContext& context, Findings& findings) {
  const auto outer = outer_transactions(context);
  const auto open = open_transactions(context);
  const LintFile* told = nullptr;  // once for each file: mig refuses it at the first
  context.each<ast::Transaction>([&](const ast::Transaction& said, const JudgedStatement& at) {
    if (at.runs != Runs::at_once) return;  // a DO block's own: allowed where it runs by itself
    if (told == at.file || outer.count(&at) != 0 || open.count(&at) != 0) return;
    told = at.file;
    Finding& found = findings.add(at, {}, message_for(said, at));
    if (!at.file->refusal) found.severity = Severity::warning;
    found.steps = {
        "-- remove it: mig runs the file in one transaction; what has to commit by itself is a "
        "migration of its own"};
  });
}

}  // namespace

extern const LintRule transaction_nesting_rule;
const LintRule transaction_nesting_rule{
    .id = "transaction-nesting",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a file begins or ends transactions inside the one that mig opens for it",
    .why =
        R"(mig runs each file in one transaction and writes its own history row in it, so that a migration is applied
whole or not at all. A BEGIN inside it would do nothing but warn; a COMMIT would end mig's transaction in the middle of
the file: what follows is no longer rolled back when something fails, and the history says nothing of it.
mig refuses such files; in one without a transaction, which it runs, this is a warning. One BEGIN … COMMIT around the whole file is understood and left out. What needs
several transactions is several migrations; `-- mig: transaction off` runs the statements one by one.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN a text;
COMMIT;
ALTER TABLE users ADD COLUMN b text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
BEGIN;
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
COMMIT;
)",
    .check = check,
    .told_by = {"sqlite-statement-not-allowed-in-transaction"},
};

}  // namespace mig
