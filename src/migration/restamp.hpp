// Gives migrations new versions after all others: what `mig rebase` does once it knows which ones are mine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "migration/directory.hpp"

namespace mig {

struct Restamp {
  MigrationEntry entry;  // as it is
  std::int64_t version;  // as it will be, greater than it is
  std::string new_id() const;
};

// What must move so that every migration for which `is_mine` holds comes after every other one and all of mine have
// versions of their own, in the order they have now. One that is right already keeps its version, unless one before it
// moves past it. `entries` as read_names returns them; `others_beyond`: a version elsewhere that mine must exceed too
// (0: none); `now` is the first new version where that is late enough. In the order of `entries`.
std::vector<Restamp> plan_restamps(const std::vector<MigrationEntry>& entries,
                                   const std::function<bool(const MigrationEntry&)>& is_mine,
                                   std::int64_t others_beyond, std::int64_t now);

// Renames the directories, the last one first: at every moment mine are in their order, so that a run that was cut
// short is finished by planning and running again. Throws Error{half_way} when a rename fails.
void run_restamps(std::span<const Restamp> restamps);

}  // namespace mig
