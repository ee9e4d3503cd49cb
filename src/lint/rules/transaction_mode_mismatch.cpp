#include <algorithm>

#include "base/text.hpp"
#include "lint/enum_use.hpp"
#include "lint/rerun.hpp"
#include "lint/rule.hpp"
#include "lint/runs_step_by_step.hpp"
#include "lint/set_files.hpp"
#include "lint/statement_words.hpp"

namespace mig {
namespace {

// Work that a failure would leave half done.
std::vector<const JudgedStatement*> work_of(const LintContext& context, const LintFile& file) {
  std::vector<const JudgedStatement*> work = statements_of(context, file);
  std::erase_if(work, [](const JudgedStatement* at) {
    return at->runs != Runs::at_once || at->statement == nullptr || at->as<ast::Set>() != nullptr ||
           at->as<ast::Pragma>() != nullptr || at->as<ast::Query>() != nullptr ||
           at->as<ast::Transaction>() != nullptr;
  });
  return work;
}

// Rows are read under a weak lock once what took a strong one has committed.
bool is_validation(const JudgedStatement& at) {
  const auto* alter = at.as<ast::AlterTable>();
  return alter != nullptr &&
         std::any_of(alter->actions.begin(), alter->actions.end(), [](const auto& action) {
           return action.kind == ast::AlterTableKind::validate_constraint;
         });
}

// PostgreSQL lets nobody use a new value of an enum before it is committed.
bool is_new_value_used(const std::vector<const JudgedStatement*>& work, const JudgedStatement& at) {
  const auto* add = at.as<ast::AlterEnum>();
  const ObjectId type = add != nullptr ? at.find(ObjectKind::type, add->name) : 0;
  return type != 0 && std::any_of(work.begin(), work.end(), [&](const JudgedStatement* each) {
           return each->position > at.position && use_of_value(*each, type, add->value.text);
         });
}

// Some of the work is right only once what stands before it has committed.
bool asks_for_commits(const std::vector<const JudgedStatement*>& work) {
  return std::any_of(work.begin(), work.end(), [&](const JudgedStatement* at) {
    return (at != work.front() && is_validation(*at)) || is_new_value_used(work, *at);
  });
}

bool has_query(const LintFile& file) {
  const auto& own = file.directives.statements;
  return std::any_of(own.begin(), own.end(),
                     [](const StatementDirectives& each) { return each.is_query(); });
}

void check_file(const LintContext& context, const LintFile& file, Findings& findings) {
  const auto work = work_of(context, file);
  if (work.size() < 2) return;
  const JudgedStatement* const* naked =
      std::find_if(work.data(), work.data() + work.size(),
                   [](const JudgedStatement* at) { return refuses_transaction(*at); });
  const bool has_naked = naked != work.data() + work.size();
  if (file.directives.transaction_off && !has_naked) {
    if (has_query(file)) return;  // a check that reads the table long before a lock is taken
    const auto once = std::count_if(work.begin(), work.end(),
                                    [](const JudgedStatement* at) { return is_once_only(*at); });
    if (once < 2 || asks_for_commits(work)) return;
    findings
        .add(*work.front(), {},
             "the file is marked `transaction off`, and none of its statements asks for that: one "
             "that fails leaves those before it done")
        .steps = {"-- remove the line: -- mig: transaction off"};
    return;
  }
  const auto others = std::count_if(work.begin(), work.end(), [](const JudgedStatement* at) {
    return !refuses_transaction(*at);
  });
  if (file.directives.transaction_off || !has_naked || others == 0) return;
  findings
      .add(
          **naked, {},
          concat(
              statement_words(**naked), " refuses a transaction, so that all ", work.size(),
              " statements of the file run one by one: one that fails leaves those before it done"))
      .steps = {as_next_migration(**naked)};
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    if (!file->is_transactional && !file->refusal) check_file(context, *file, findings);
  }
}

}  // namespace

extern const LintRule transaction_mode_mismatch_rule;
const LintRule transaction_mode_mismatch_rule{
    .id = "transaction-mode-mismatch",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a file runs without a transaction that most of it could have",
    .why =
        R"(mig runs a file in one transaction unless the file says `-- mig: transaction off` or holds a statement that
the server refuses in one, as CREATE INDEX CONCURRENTLY is. Then it runs all of the file step by step: each
statement commits by itself, and when the third fails the first two stay. mig remembers how far it came and
goes on from there, but the schema is in between until someone has mended the file. A statement that needs no
transaction is best alone in its file.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
)",
    .check = check,
};

}  // namespace mig
