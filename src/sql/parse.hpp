// Text into typed statements. A statement that cannot be read is one Unreadable; those before and after it are read as
// if it were not there. Nothing here throws for what a text holds. Time is linear in the text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/ast/statement.hpp"
#include "sql/script_lexer.hpp"
#include "sql/syntax.hpp"

namespace mig {

// Why a statement cannot be read.
struct Unreadable {
  Span span;            // of the token that does not fit; empty at the end of the statement
  std::string message;  // "expected CHECK, UNIQUE or PRIMARY, found CHEK"
  std::string hint;     // "did you mean CHECK?"; may be empty
};

struct ParsedStatement {
  Span span;  // first to last byte, without comments around it and without the `;`
  const ast::Statement* statement = nullptr;  // null: unreadable
  std::shared_ptr<const Unreadable> unreadable;
  std::optional<Span> copy_data;  // the rows behind COPY … FROM stdin
};

// Reads statement by statement and keeps one: for replaying a history. `text` must outlive it and what it gave.
class StatementReader {
 public:
  StatementReader(std::string_view text, Dialect dialect);
  ~StatementReader();

  // The next statement, valid until the next call; null at the end of the text.
  const ParsedStatement* next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A whole text, kept: for those who look at several statements at once.
class Script {
 public:
  // `text` must outlive the script and all that is taken from it.
  Script(std::string_view text, Dialect dialect);
  Script(Script&&) noexcept;
  Script& operator=(Script&&) noexcept;
  ~Script();

  const std::vector<ParsedStatement>& statements() const { return statements_; }
  std::string_view text() const;
  const SyntaxTree& tree() const { return *tree_; }

 private:
  std::unique_ptr<SyntaxTree> tree_;
  std::vector<ParsedStatement> statements_;
};

}  // namespace mig
