// Judges migrations: replays what was there before, then looks at each new statement with every rule.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
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
    std::optional<Error> damage =
        {};  // why it is no text as it should be; what can be read is judged
  };
  std::vector<File> files;  // in order of versions; a down behind its up
  LintFacts facts;
};

struct LintResult {
  std::vector<std::unique_ptr<LintFile>> files;
  std::vector<Finding>
      findings;  // by file in the order of running, then by place; those that are off left out
  // Of files that hold passwords: the text to show in the place of LintFile::source.
  std::map<const Source*, Source> masked;
  std::size_t statements = 0;  // that were judged
  std::size_t suppressed = 0;
};

// Sees the judged statements with the schemas around them and the findings of result, while they are there.
using JudgedVisit = std::function<void(const LintContext&, const std::vector<Finding>&)>;

// Never throws for what the files hold; what `visit` throws goes through.
LintResult judge(LintInput input, const JudgedVisit& visit = {});

}  // namespace mig
