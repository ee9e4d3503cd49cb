// Where rules put what they found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"

namespace mig {

class LintContext;
struct JudgedStatement;

class Findings {
 public:
  // `at` says which statement and what it locks; `span`, as the statement's syntax gave it, is what the caret shows (empty:
  // the statement). The finding can be completed: add(…).steps = {…}.
  Finding& add(const JudgedStatement& at, Span span, std::string message);
  // About a file, or with null about the directory.
  Finding& add(const LintFile* file, Span span, std::string message);

 private:
  friend class Judge;
  const LintRule* rule_ = nullptr;  // that is being checked
  std::vector<Finding> all_;
};

}  // namespace mig
