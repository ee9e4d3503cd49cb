#include "sql/split.hpp"

#include <memory>

#include "sql/classify.hpp"
#include "sql/directive_comment.hpp"
#include "sql/problem.hpp"
#include "sql/script_lexer.hpp"

namespace mig {
namespace {

constexpr std::size_t most_problems = 100;  // a file that is no SQL at all has one for every byte

class Splitter {
 public:
  Splitter(std::string_view text, Dialect dialect)
      : text_(text), dialect_(dialect), lexer_(text, dialect) {
    // Room for short statements, so that a long list moves once at most; memory that is not used costs nothing.
    result_.statements.reserve(text.size() / 48 + 1);
  }

  SplitResult run() {
    for (Token token; lexer_.next(token);) take(token);
    close();
    check_last_copy();
    return std::move(result_);
  }

 private:
  void take(const Token& token) {
    switch (token.kind) {
      case TokenKind::comment: return take_comment(token);
      case TokenKind::copy_data: return take_rows();
      case TokenKind::meta_command: refuse(token); return close();
      case TokenKind::unterminated:
      case TokenKind::unknown: refuse(token); break;
      default: break;
    }
    if (lexer_.at_statement_end()) return close();
    if (span_.empty()) span_.begin = token.begin;
    span_.end = token.end;
  }

  void close() {
    if (span_.empty()) return;
    Statement& statement = result_.statements.emplace_back();
    statement.span = span_;
    classify(span_.of(text_), dialect_, statement);
    span_ = {};
  }

  void take_comment(const Token& token) {
    const auto text = directive_text(lexer_.text_of(token));
    if (!text) return;
    const std::size_t next = result_.statements.size() + (span_.empty() ? 0U : 1U);
    result_.directives.push_back({token.span(), *text, next});
  }

  void take_rows() {
    const CopyRows& rows = lexer_.copy_rows();
    Statement& statement = result_.statements.back();
    auto details = std::make_shared<StatementDetails>(statement.details());
    details->copy_data = rows.data;
    statement.own_details = std::move(details);
    if (!rows.stray.empty()) {
      add({rows.stray, "text after COPY … FROM stdin; on the same line",
           "the rows begin on the next line: move it below the \\. line"});
    }
    if (!rows.closed) refuse_open_copy(statement);
  }

  // A COPY … FROM stdin that ends the file without even a semicolon has no rows either.
  void check_last_copy() {
    if (result_.statements.empty()) return;
    const Statement& last = result_.statements.back();
    if (last.kind == StatementKind::copy_from_stdin && !last.details().copy_data) {
      refuse_open_copy(last);
    }
  }

  void refuse_open_copy(const Statement& statement) {
    add({statement.span, "the rows of COPY … FROM stdin have no end",
         "end them with a line that is \\. and nothing else"});
  }

  void refuse(const Token& token) { add(explain_problem(token, lexer_.text_of(token), dialect_)); }

  void add(SplitProblem problem) {
    if (result_.problems.size() < most_problems) result_.problems.push_back(std::move(problem));
  }

  std::string_view text_;
  Dialect dialect_;
  ScriptLexer lexer_;
  Span span_;  // of the statement so far; empty between statements
  SplitResult result_;
};

}  // namespace

SplitResult split(std::string_view text, Dialect dialect) { return Splitter(text, dialect).run(); }

}  // namespace mig
