// One migration file made ready to run: what is sent, in which order, in which transactions.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/source.hpp"
#include "migration/directive.hpp"
#include "sql/split.hpp"

namespace mig {

enum class Direction : unsigned char { up, down };

constexpr std::string_view to_string(Direction direction) {
  return direction == Direction::up ? "up" : "down";
}

// One statement to send. A naked step cannot run in a transaction, so its end and the history row cannot be one commit:
// it runs at least once, and a probe tells after a crash whether it was done.
struct Step {
  const Statement* statement = nullptr;  // owned by the MigrationScript
  bool naked = false;
  const StatementDirectives* directives = nullptr;  // the same; null: it has none of its own

  // In batches, each a transaction that holds its own checkpoint: run/backfill.
  bool is_backfill() const { return directives != nullptr && directives->backfill.has_value(); }
  // Its rows are looked at: `check` and `quiet`.
  bool is_query() const { return directives != nullptr && directives->is_query(); }
};

class MigrationScript {
 public:
  // Splits and checks the text. Throws Error{refused} with the place for: text that is not SQL, a bad directive,
  // transaction control other than one BEGIN … COMMIT around the whole file, a file without statements that is not
  // declared `noop` (or, down, `irreversible`).
  // `known`: what split() made of the text, where that is known already.
  MigrationScript(Source source, Dialect dialect, Direction direction,
                  std::optional<SplitResult> known = std::nullopt);
  MigrationScript(const MigrationScript&) = delete;
  MigrationScript& operator=(const MigrationScript&) = delete;

  const Source& source() const { return source_; }
  Dialect dialect() const { return dialect_; }
  Direction direction() const { return direction_; }
  const Directives& directives() const { return directives_; }
  const std::vector<Step>& steps() const { return steps_; }
  std::string_view text(const Step& step) const { return step.statement->span.of(source_.text()); }
  // Worked out anew: lint never asks, and it takes as long as all the rest.
  std::string sum() const { return canonical_sum(source_.text(), dialect_); }

  // One transaction for the whole file; else step by step, each recorded.
  bool is_transactional() const { return transactional_; }
  // "BEGIN", or the file's own with its options ("BEGIN ISOLATION LEVEL SERIALIZABLE").
  const std::string& begin_text() const { return begin_; }
  // SQLite: foreign-key enforcement the file asks for, lifted out of the transaction, where it would be a silent no-op.
  std::optional<bool> foreign_keys() const { return foreign_keys_; }

  std::vector<std::string> statement_sums() const;

 private:
  void refuse_problems() const;
  void refuse_if_empty() const;
  [[noreturn]] void refuse(Span span, std::string message, std::string hint) const;
  // Each takes what it handles off the steps.
  void read_own_directives();
  void lift_foreign_keys();
  void take_outer_transaction();
  void refuse_transaction_control() const;
  void mark_naked();

  Source source_;
  Dialect dialect_;
  Direction direction_;
  SplitResult split_;
  Directives directives_;
  std::vector<Step> steps_;
  std::string begin_;
  std::optional<bool> foreign_keys_;
  const Statement* outer_begin_ = nullptr;
  bool transactional_ = true;
};

// True for CALL, and for a DO block that mentions a way to commit: the server allows that only outside a transaction.
bool may_commit_inside(std::string_view text);

// True for a statement that sets something for the session, which a resumed run must do again.
bool sets_session_state(const Statement& statement, std::string_view text);

}  // namespace mig
