// Turns pending migrations that would lock, break or lose something into the steps that do the same while the application
// runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lint/judge.hpp"

namespace mig {

// A migration directory to be written.
struct StepDirectory {
  std::int64_t version = 0;
  std::string name;      // "orders_region_expand"
  std::string up, down;  // the whole texts
  std::string summary;   // one line of the plan: "expand: ALTER TABLE …"
  std::string wait;      // the gate in front of it; empty: none
  std::string id() const;
};

// Why something stays as it is, or what has to be known first.
struct RewriteRemark {
  Location place;
  std::string says;
  std::string line;  // to write into the file; empty: none helps
};

struct RewrittenMigration {
  std::int64_t version = 0;
  std::string id;
  std::vector<StepDirectory> steps;     // in their order; empty where something stands in the way
  std::vector<RewriteRemark> refusals;  // with any, nothing of the migration changes
  std::vector<RewriteRemark> remarks;   // what stays as it is, and how the result differs
};

struct RewritePlan {
  std::vector<RewrittenMigration> migrations;  // those that are not safe as they are
  std::size_t judged = 0;                      // files
};

// Judges the files of the input and rewrites what recipes answer. `taken`: versions that other migrations have, which
// the steps must not take; they come between the migration's own version and the next taken one.
RewritePlan rewrite(LintInput input, const std::vector<std::int64_t>& taken);

}  // namespace mig
