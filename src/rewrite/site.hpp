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

// Why a statement has no online way, or what has to be known first.
struct RewriteRefusal : std::exception {
  explicit RewriteRefusal(std::string says, std::string directive = {})
      : why(std::move(says)), line(std::move(directive)) {}
  const char* what() const noexcept override { return why.c_str(); }

  std::string why;  // "orders.region needs a value for the rows that are there"
  std::string
      line;  // the line to write into the file: "-- mig: fill region = <expression>"; empty: none helps
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
  // What a reviewer has to know of the result: "the column is the last one".
  void differs(std::string what) { differences.push_back(std::move(what)); }

  std::vector<RewriteStep> steps;
  std::vector<std::string> differences;

 private:
  const Directives& answers_;
};

}  // namespace mig
