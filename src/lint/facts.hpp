// What the migrations' texts alone do not say: what the directory holds besides them, what a database has applied, what
// a git base holds. Whoever asks for a lint fills in what it knows; a rule that needs what is not there says nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mig {

// A migration that the database's history says is applied.
struct AppliedFact {
  std::int64_t version = 0;
  std::string id;                   // "20261120181500_add_user_email"
  std::string sum;                  // canonical sum of the up text when it was applied
  std::optional<std::string> file;  // path of the up file now; nullopt: it is gone
  std::optional<std::string> now;   // canonical sum of the up file now
};

// A file of the migrations directory that is not as the base has it.
struct BaseFact {
  enum class Change : unsigned char { added, edited, deleted, renamed };
  std::string id;    // of its migration, as the base has it; of an added one as it is now
  std::string path;  // as the base has it; of an added one as it is now
  Change change = Change::edited;
  std::string new_path = {};  // renamed: where it is now
  bool is_same_sql =
      false;  // edited: comments and blanks alone differ (the canonical sums are equal)
};

struct LintFacts {
  // Names of what lies in the migrations directory and looks like a migration (digits in front, or SQL), as they are
  // spelt; also those that MigrationDirectory::read() refuses.
  std::optional<std::vector<std::string>> names;
  // Text of mig.sum; empty: there is none. nullopt: not looked for.
  std::optional<std::string> sum_file;

  std::string database;  // as it may be shown: "the database", "db.example.com/shop"
  std::optional<std::vector<AppliedFact>> applied;

  std::string base;                                  // "origin/main"
  std::optional<std::vector<std::string>> base_ids;  // of all migrations that the base holds
  std::optional<std::vector<BaseFact>> changes;      // since the base and this branch parted
};

}  // namespace mig
