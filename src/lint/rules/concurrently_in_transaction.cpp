#include <map>

#include "base/text.hpp"
#include "lint/partitions.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"
#include "sql/classify.hpp"

namespace mig {
namespace {

// Whether the server takes it outside a transaction only, as far as the text tells.
bool refuses_transaction(const JudgedStatement& at) {
  Statement statement;
  classify(at.statement->syntax.text(), Dialect::postgres, statement);
  return statement.refuses_transaction;
}

// REINDEX and CLUSTER do one partition after the other, each in a transaction of its own.
bool works_on_partitions(const JudgedStatement& at) {
  const auto* work = at.as<ast::Maintenance>();
  if (work == nullptr || work->objects.size() != 1) return false;
  if (work->kind != Node::reindex && work->kind != Node::cluster) return false;
  const ObjectId on = at.relation(work->objects[0]);
  const auto* index = at.before.get<Index>(on);
  return is_partitioned(at.before, index != nullptr ? index->table : on);
}

// Follows BEGIN and COMMIT of the files.
class OpenTransactions {
 public:
  bool is_open(const JudgedStatement& at) const {
    const auto found = open_.find(at.file);
    return found != open_.end() && found->second;
  }
  void follow(const JudgedStatement& at) {
    const auto* transaction = at.as<ast::Transaction>();
    if (transaction == nullptr || at.runs != Runs::at_once) return;
    using Action = ast::TransactionAction;
    if (transaction->action == Action::begin) open_[at.file] = true;
    if (transaction->action == Action::commit || transaction->action == Action::rollback ||
        transaction->action == Action::prepare) {
      open_[at.file] = transaction->and_chain;
    }
  }

 private:
  std::map<const LintFile*, bool> open_;
};

std::string_view transaction_around(const JudgedStatement& at, const OpenTransactions& open) {
  switch (at.runs) {
    case Runs::in_block: return "a DO block runs in one";
    case Runs::when_called: return "a function runs in one";
    case Runs::at_once: break;
  }
  if (open.is_open(at)) return "the file opens one with BEGIN";
  // What the text tells, mig knows itself, and runs the statement alone.
  const bool in_file = at.file->is_transactional && !at.file->refusal && !refuses_transaction(at);
  return in_file ? "mig runs the file in one" : "";
}

std::string way_out(const JudgedStatement& at, const OpenTransactions& open) {
  const std::string text = concat(written(at, at.statement->syntax.span()), ";");
  if (at.runs != Runs::at_once) return concat("-- by itself, outside the body:\n", text);
  if (open.is_open(at)) return concat("-- without BEGIN and COMMIT:\n", text);
  return concat("-- mig: transaction off\n", text);
}

void check(const LintContext& context, Findings& findings) {
  OpenTransactions open;
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr) continue;
    open.follow(at);
    // What its text tells mig knows, too, and runs it alone: most statements need not be read for it.
    const bool is_alone = at.runs == Runs::at_once && !open.is_open(at);
    if (is_alone && !works_on_partitions(at)) continue;
    if (!refuses_transaction(at) && !works_on_partitions(at)) continue;
    const std::string_view around = transaction_around(at, open);
    if (around.empty()) continue;
    Finding& found = findings.add(at, {},
                                  concat(shorten(split_lines(at.statement->syntax.text())[0], 60),
                                         " cannot run in a transaction: ", around));
    found.steps = {way_out(at, open)};
  }
}

}  // namespace

extern const LintRule concurrently_in_transaction_rule;
const LintRule concurrently_in_transaction_rule{
    .id = "concurrently-in-transaction",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a statement that refuses a transaction is run in one",
    .why =
        R"(CREATE INDEX CONCURRENTLY, DROP INDEX CONCURRENTLY, REINDEX CONCURRENTLY, VACUUM, CREATE DATABASE, ALTER
SYSTEM and some more commit on their own, and PostgreSQL refuses them in a transaction block, in a DO
block and in a function: the deploy fails (25001). mig knows these statements and runs a file that holds
one step by step, each of the other statements in a transaction of its own; so all that is needed is to
leave out BEGIN and COMMIT. REINDEX and CLUSTER refuse a transaction where the table is partitioned,
which their text does not tell: say `-- mig: transaction off`.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
BEGIN;
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
COMMIT;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
};

}  // namespace mig
