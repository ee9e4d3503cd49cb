#include <algorithm>

#include "base/text.hpp"
#include "lint/own_transactions.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_followed(const LintContext& context, const JudgedStatement& at) {
  const auto later = context.later(at);
  return std::any_of(later.begin(), later.end(),
                     [&](const JudgedStatement* each) { return each->file == at.file; });
}

bool is_second(const LintContext& context, const JudgedStatement& at) {
  const auto earlier = context.earlier(at);
  return std::any_of(earlier.begin(), earlier.end(), [&](const JudgedStatement* each) {
    return each->file == at.file && each->as<ast::Transaction>() != nullptr;
  });
}

void check(const LintContext& context, Findings& findings) {
  for (const JudgedStatement* at : open_transactions(context)) {
    // transaction-nesting speaks of the first one, at which mig refuses the file; and where nothing follows nothing is lost.
    if (is_second(context, *at) || !is_followed(context, *at)) continue;
    findings
        .add(*at, {},
             "this BEGIN has no COMMIT: what follows it in the file is lost when the connection "
             "ends")
        .steps = {"COMMIT;"};
  }
}

}  // namespace

extern const LintRule uncommitted_transaction_rule;
const LintRule uncommitted_transaction_rule{
    .id = "uncommitted-transaction",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a transaction is begun and not committed before the file ends",
    .why =
        R"(A transaction that is open when the connection ends is rolled back: everything behind its BEGIN is gone,
without an error. Other tools then record the file as applied; mig refuses it. Remove the BEGIN (mig opens a
transaction for each file by itself) or write the COMMIT.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
BEGIN;
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
BEGIN;
ALTER TABLE users ADD COLUMN email text;
COMMIT;
)",
    .check = check,
};

}  // namespace mig
