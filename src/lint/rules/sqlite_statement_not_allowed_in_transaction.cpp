#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"

namespace mig {
namespace {

bool is_named(const ast::Pragma& pragma, std::string_view name) {
  return pragma.name.name.text == name;
}

class File {
 public:
  File(std::vector<const JudgedStatement*> statements, Findings& findings)
      : statements_(std::move(statements)), findings_(findings) {}

  void check() {
    find_outer_transaction();
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const JudgedStatement& at = *statements_[i];
      if (at.as<ast::Attach>() != nullptr) {
        findings_.add(at, {}, "mig does not run a file that attaches or detaches databases");
      }
      if (at.as<ast::Transaction>() != nullptr && !is_outer(i) && !refused_) {
        refused_ = true;  // the first says it for the file
        findings_.add(at, {}, "mig runs the file in a transaction of its own and refuses this one");
      }
      if (has_outer_ && refuses_transaction(at)) {
        findings_.add(at, {}, "the statement cannot run in the transaction that the file opens");
      }
      if (const auto* pragma = at.as<ast::Pragma>(); pragma && pragma->has_value) {
        check_pragma(*pragma, i);
      }
    }
  }

 private:
  // BEGIN … COMMIT around all but PRAGMA foreign_keys.
  void find_outer_transaction() {
    std::vector<std::size_t> steps;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const auto* pragma = statements_[i]->as<ast::Pragma>();
      if (pragma != nullptr && is_named(*pragma, "foreign_keys") && pragma->has_value) continue;
      steps.push_back(i);
    }
    if (steps.size() < 2) return;
    first_ = steps.front();
    last_ = steps.back();
    const auto* begin = statements_[first_]->as<ast::Transaction>();
    const auto* end = statements_[last_]->as<ast::Transaction>();
    has_outer_ = begin != nullptr && begin->action == ast::TransactionAction::begin &&
                 end != nullptr && end->action == ast::TransactionAction::commit;
  }
  bool is_outer(std::size_t i) const { return has_outer_ && (i == first_ || i == last_); }

  static bool refuses_transaction(const JudgedStatement& at) {
    const auto& all = at.file->split.statements;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Statement& each) {
      return each.span.begin == at.span.begin;
    });
    const auto* pragma = at.as<ast::Pragma>();
    if (pragma != nullptr && is_named(*pragma, "foreign_keys")) return false;
    return found != all.end() && found->refuses_transaction;
  }

  void check_pragma(const ast::Pragma& pragma, std::size_t i) {
    const JudgedStatement& at = *statements_[i];
    const std::string mode = lower_ascii(pragma.value);
    if (is_named(pragma, "journal_mode") && (mode == "off" || mode == "memory")) {
      findings_.add(at, {}, "mig does not run a file in which a crash would damage the database");
    }
    if (!is_named(pragma, "foreign_keys")) return;
    const bool is_on = enforcement_in(*at.file) == Enforcement::on;
    if (is_true_pragma(pragma.value) == is_on || !is_followed(i)) return;
    Finding& found =
        findings_.add(at, {},
                      concat("PRAGMA foreign_keys has no effect here: for this file they are ",
                             is_on ? "on" : "off", ", as is said first"));
    // What runs without enforcement is checked before COMMIT.
    if (!is_on) found.severity = Severity::info;
  }

  // By something that would run under the pragma.
  bool is_followed(std::size_t i) const {
    for (std::size_t k = i + 1; k < statements_.size(); ++k) {
      const JudgedStatement& at = *statements_[k];
      if (at.as<ast::Pragma>() == nullptr && at.as<ast::Transaction>() == nullptr) return true;
    }
    return false;
  }

  std::vector<const JudgedStatement*> statements_;
  Findings& findings_;
  bool has_outer_ = false, refused_ = false;
  std::size_t first_ = 0, last_ = 0;
};

void check(const LintContext& context, Findings& findings) {
  std::vector<const JudgedStatement*> file;
  const auto finish = [&] {
    if (!file.empty()) File(std::move(file), findings).check();
    file.clear();
  };
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::at_once) continue;
    if (!file.empty() && file.back()->file != each->file) finish();
    file.push_back(each.get());
  }
  finish();
}

}  // namespace

extern const LintRule sqlite_statement_not_allowed_in_transaction_rule;
const LintRule sqlite_statement_not_allowed_in_transaction_rule{
    .id = "sqlite-statement-not-allowed-in-transaction",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a statement that a transaction does not allow, or in which it does nothing",
    .why =
        R"(mig runs a file in one transaction, and statement by statement where one of them cannot be in a transaction
(VACUUM, PRAGMA journal_mode). A file that opens its own transaction around such a statement, that begins or
ends transactions in the middle, or that attaches databases is refused. PRAGMA foreign_keys does nothing
inside a transaction: mig takes the first one of the file, or the directive `foreign-keys off`, and sets it in
front of the transaction for the whole file; another one in the middle has no effect.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
BEGIN;
UPDATE users SET name = trim(name) WHERE id > 0;
VACUUM;
COMMIT;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
VACUUM;
)",
    .check = check,
};

}  // namespace mig
