// Judges migrations: replays what was there before, then looks at each new statement with every rule.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/facts.hpp"
#include "lint/finding.hpp"
#include "lint/rule.hpp"

namespace mig {

// What is to be judged.
struct LintInput {
  Dialect dialect = Dialect::sqlite;
  LintOptions options;
  const MigrationDirectory* directory =
      nullptr;  // null: `files` stand alone; must outlive the result
  // Where the schema comes from: replays of the up files in front of the first judged one, or a database's schema as SQL.
  std::vector<Source> history;
  struct File {
    Source source;
    Direction direction = Direction::up;
    std::int64_t version = 0;
    std::string id = {};
    bool is_judged = true;  // false: replayed only, as it lies between those that are judged
  };
  std::vector<File> files;  // in order of versions; a down behind its up
  LintFacts facts;
};

struct LintResult {
  std::vector<std::unique_ptr<LintFile>> files;
  std::vector<Finding>
      findings;  // by file in the order of running, then by place; those that are off left out
  std::size_t statements = 0;  // that were judged
  std::size_t suppressed = 0;
};

// Never throws for what the files hold.
LintResult judge(LintInput input);

}  // namespace mig
