// One unsafe statement or action as a recipe sees it, and where it puts its steps.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"
#include "lint/finding.hpp"
#include "rewrite/step.hpp"

namespace mig {

// Why a statement has no online way: it stays as it is. With a line, what has to be known first: nothing of the migration
// changes until it is.
struct RewriteRefusal : std::exception {
  explicit RewriteRefusal(std::string says, std::string directive = {})
      : why(std::move(says)), stops(!directive.empty()), line(std::move(directive)) {}
  RewriteRefusal& for_all() {
    stops = true;
    return *this;
  }
  const char* what() const noexcept override { return why.c_str(); }

  std::string why;     // "orders.region needs a value for the rows that are there"
  bool stops = false;  // nothing of the migration changes: a part of it alone would make it worse
  std::string
      line;  // to write into the file: "-- mig: fill region = <expression>"; empty: none helps
};

bool lies_in(Span inner, Span outer);

class RewriteSite {
 public:
  RewriteSite(const LintContext& lint, const JudgedStatement& statement,
              const ast::AlterTableAction* of, const Directives& directives)
      : context(lint), at(statement), action(of), answers_(directives) {}

  const LintContext& context;
  const JudgedStatement& at;
  const ast::AlterTableAction* action;        // null: the statement as a whole
  std::vector<const Finding*> findings = {};  // those that the recipe is to take away

  // The step of that stage on the table, made if it is not there.
  RewriteStep& step(Stage stage, ObjectId table);
  // "-- mig: fill column = …" of the file; empty: nobody said.
  std::string fill_of(ObjectId table, std::string_view column) const;
  // "-- mig: rename from -> to" of the file, or with the table in front of the names.
  bool is_rename(ObjectId table, std::string_view from, std::string_view to) const;
  // Another statement, or action of one, that this one's steps do as well: it is neither kept nor rewritten.
  struct Part {
    const JudgedStatement* at = nullptr;
    Span span;  // in the statement's text; empty: all of it
  };
  void take(const JudgedStatement& other, Span span = {}) { taken.push_back({&other, span}); }
  // A statement of the down file that fills this table takes back nothing that is not taken back already.
  void take_rows_of(std::string_view name) { rows_taken.emplace_back(name); }
  bool is_own(const JudgedStatement& other) const;
  // What a reviewer has to know of the result: "the column is the last one".
  void differs(std::string what) { differences.push_back(std::move(what)); }

  std::vector<RewriteStep> steps;
  std::vector<std::string> differences;
  std::vector<Part> taken;
  std::vector<std::string> rows_taken;

 private:
  const Directives& answers_;
};

}  // namespace mig
