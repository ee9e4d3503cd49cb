#include "migration/script.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

bool is_transaction_control(StatementKind kind) {
  return kind == StatementKind::begin || kind == StatementKind::commit ||
         kind == StatementKind::rollback || kind == StatementKind::savepoint ||
         kind == StatementKind::prepare_transaction;
}

bool is_on(std::string_view value) {
  const std::string word = lower_ascii(value);
  return word == "on" || word == "true" || word == "yes" || word == "1";
}

std::string first_word(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" \t\r\n(;"), text.size());
  return lower_ascii(text.substr(0, end));
}

bool gives_up_rollback(const StatementDetails& pragma) {
  const std::string mode = lower_ascii(pragma.value);
  return pragma.pragma == "journal_mode" && (mode == "off" || mode == "memory");
}

bool discards_all(std::string_view text) {
  return first_word(text) == "discard" && first_word(trim(text.substr(7))) == "all";
}

// What `transaction off` is for: CALL and DO may commit inside, REINDEX and CLUSTER of a partitioned table refuse a
// transaction, and the text alone does not tell. Every other statement is safer committed with its progress.
bool may_need_autocommit(std::string_view text) {
  const std::string word = first_word(text);
  return may_commit_inside(text) || word == "reindex" || word == "cluster";
}

// `PRAGMA foreign_keys` without a value only asks.
bool refuses_transaction(const Statement& statement) {
  if (statement.kind == StatementKind::pragma && statement.details().value.empty() &&
      statement.details().pragma == "foreign_keys") {
    return false;
  }
  return statement.refuses_transaction;
}

}  // namespace

MigrationScript::MigrationScript(Source source, Dialect dialect, Direction direction,
                                 std::optional<SplitResult> known)
    : source_(std::move(source)),
      dialect_(dialect),
      direction_(direction),
      split_(known ? std::move(*known) : split(source_.text(), dialect)),
      directives_((refuse_problems(), read_directives(source_, split_))),
      begin_(dialect == Dialect::postgres ? "BEGIN" : "BEGIN IMMEDIATE") {
  steps_.reserve(split_.statements.size());  // there may be a million: no room to grow into
  for (const Statement& statement : split_.statements) steps_.push_back({&statement});
  refuse_if_empty();
  read_own_directives();
  if (directives_.foreign_keys_off) foreign_keys_ = false;
  lift_foreign_keys();
  take_outer_transaction();
  refuse_transaction_control();
  mark_naked();
}

void MigrationScript::refuse(Span span, std::string message, std::string hint) const {
  Error error(ErrorKind::refused, std::move(message), std::move(hint));
  error.location = source_.locate(span);
  throw error;
}

void MigrationScript::refuse_problems() const {
  if (split_.problems.empty()) return;
  const SplitProblem& first = split_.problems.front();
  const std::size_t more = split_.problems.size() - 1;
  refuse(first.span, more == 0 ? first.message : concat(first.message, " (and ", more, " more)"),
         first.hint);
}

void MigrationScript::refuse_if_empty() const {
  if (!split_.statements.empty() || directives_.noop || directives_.irreversible) return;
  const bool up = direction_ == Direction::up;
  refuse({0, 0}, std::string("the file holds no statement"),
         up ? "write the SQL, or declare it on purpose: -- mig: noop <reason>"
            : "write the way back, or declare -- mig: irreversible <reason> (or -- mig: noop "
              "<reason> when nothing needs undoing)");
}

void MigrationScript::read_own_directives() {
  constexpr std::array<std::string_view, 4> changes_rows{"update", "delete", "insert", "with"};
  constexpr std::array<std::string_view, 4> queries{"select", "with", "values", "table"};
  for (const StatementDirectives& each : directives_.statements) {
    Step& step = steps_[each.statement];
    step.directives = &each;
    const std::string word = first_word(text(step));
    const auto& fitting = each.backfill ? changes_rows : queries;
    if (std::find(fitting.begin(), fitting.end(), word) != fitting.end()) continue;
    refuse(step.statement->span,
           each.backfill ? "a backfill is an UPDATE, a DELETE or an INSERT ... SELECT"
                         : "a check is a query: it looks at rows and changes none",
           "put the directive right before the statement that it is about");
  }
}

void MigrationScript::lift_foreign_keys() {
  if (dialect_ != Dialect::sqlite) return;
  std::erase_if(steps_, [&](const Step& step) {
    const Statement* statement = step.statement;
    if (statement->kind != StatementKind::pragma || statement->details().pragma != "foreign_keys" ||
        statement->details().value.empty()) {
      return false;
    }
    if (!foreign_keys_) foreign_keys_ = is_on(statement->details().value);
    return true;
  });
}

void MigrationScript::take_outer_transaction() {
  if (steps_.size() < 2 || steps_.front().statement->kind != StatementKind::begin ||
      steps_.back().statement->kind != StatementKind::commit) {
    return;
  }
  outer_begin_ = steps_.front().statement;
  if (dialect_ == Dialect::postgres) begin_ = outer_begin_->span.of(source_.text());
  steps_.erase(steps_.begin());
  steps_.pop_back();
}

void MigrationScript::refuse_transaction_control() const {
  for (const Step& step : steps_) {
    const Statement* statement = step.statement;
    if (is_transaction_control(statement->kind)) {
      refuse(statement->span,
             concat(shorten(statement->span.of(source_.text()), 40),
                    ": mig runs the file in a transaction of its own"),
             "remove it (one BEGIN … COMMIT around the whole file is fine); for several "
             "transactions write several migrations");
    }
    if (statement->kind == StatementKind::pragma && gives_up_rollback(statement->details())) {
      refuse(statement->span,
             "with this journal mode a crash in the middle would damage the database",
             "leave it out, or use WAL, DELETE, TRUNCATE or PERSIST");
    }
    if (dialect_ == Dialect::postgres && discards_all(statement->span.of(source_.text()))) {
      refuse(statement->span, "DISCARD ALL would let go of the lock that keeps other runners out",
             "remove it: mig resets the session after every file");
    }
    if (dialect_ == Dialect::sqlite &&
        (statement->kind == StatementKind::attach || statement->kind == StatementKind::detach)) {
      refuse(statement->span, "a migration cannot attach or detach databases",
             "one commit must decide both the change and its history row: migrate each database "
             "with its own run");
    }
  }
}

void MigrationScript::mark_naked() {
  const bool off = directives_.transaction_off;
  for (Step& step : steps_) {
    const Statement* statement = step.statement;
    step.naked = refuses_transaction(*statement) ||
                 (off && may_need_autocommit(statement->span.of(source_.text())));
    if ((step.naked || step.is_backfill()) && outer_begin_ != nullptr) {
      refuse(statement->span,
             concat(shorten(statement->span.of(source_.text()), 60),
                    " cannot run in a transaction, and the file opens one with BEGIN"),
             "remove the file's BEGIN and COMMIT: mig then runs it step by step");
    }
  }
  transactional_ = !off && std::none_of(steps_.begin(), steps_.end(), [](const Step& step) {
    return step.naked || step.is_backfill();
  });
}

std::vector<std::string> MigrationScript::statement_sums() const {
  std::vector<std::string> sums;
  sums.reserve(steps_.size());
  for (const Step& step : steps_) {
    Span span = step.statement->span;
    if (const auto& rows = step.statement->details().copy_data) span.end = rows->end;
    sums.push_back(canonical_sum(source_.text(), span, dialect_));
  }
  return sums;
}

bool may_commit_inside(std::string_view text) {
  const std::string word = first_word(text);
  if (word == "call") return true;
  if (word != "do") return false;
  const std::string body =
      lower_ascii(text);  // a block that says none of these ends in the transaction it began in
  constexpr std::array<std::string_view, 4> ends{"commit", "rollback", "call", "execute"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return body.find(end) != std::string::npos; });
}

bool sets_session_state(const Statement& statement, std::string_view text) {
  if (statement.kind == StatementKind::pragma) return !statement.details().value.empty();
  const std::string word = first_word(text);
  // As pg_dump writes it: SELECT pg_catalog.set_config('search_path', '', false);
  if (word == "select") return lower_ascii(text).find("set_config") != std::string::npos;
  if (word == "reset") return true;
  if (word != "set") return false;
  const std::string next = first_word(trim(text.substr(3)));
  return next != "local" && next != "transaction" && next != "constraints";
}

}  // namespace mig
