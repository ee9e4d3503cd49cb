// A history that is applied to a real database and replayed beside it: after each migration, what the catalogue says
// against what introspection of the database says.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/compare.hpp"
#include "catalog/replay.hpp"
#include "migration/directory.hpp"
#include "migration/script.hpp"
#include "support/lab.hpp"

namespace mig::test {

// What one migration came to.
struct Agreed {
  std::string failure;  // what the server said; then nothing of the migration is replayed
  std::vector<std::string>
      refused;  // statements that ran and that the catalogue takes to be impossible
  std::vector<std::string>
      unknown;  // effects that it says it cannot know, statements it cannot read
  std::vector<Difference> differences;  // left: replayed, right: the database
  bool is_equal() const { return failure.empty() && refused.empty() && differences.empty(); }
};

class Agreement {
 public:
  // The lab's database must be empty.
  explicit Agreement(Lab& lab) : lab_(lab), replay_(lab.dialect()) {}

  // Runs the file as `mig up` and `mig down` would, on a connection of its own, and replays it.
  Agreed apply(const MigrationEntry& migration, Direction direction);

  const Replay& replay() const { return replay_; }
  // Objects of which the catalogue does not know whether or in which form they are there: they are not compared.
  std::size_t uncertain() const;

 private:
  void replay(std::string_view text, bool in_transaction, Agreed& to);

  Lab& lab_;
  Replay replay_;
};

// One line each: "table public.t: columns: replayed [a, b] database [a]".
std::string shown(const Difference& difference);

}  // namespace mig::test
