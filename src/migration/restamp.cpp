#include "migration/restamp.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"
#include "migration/names.hpp"

namespace mig {

std::string Restamp::new_id() const { return concat(version_text(version), '_', entry.name); }

std::vector<Restamp> plan_restamps(const std::vector<MigrationEntry>& entries,
                                   const std::function<bool(const MigrationEntry&)>& is_mine,
                                   std::int64_t others_beyond, std::int64_t now) {
  std::vector<const MigrationEntry*> mine;
  std::int64_t last = others_beyond;
  for (const MigrationEntry& entry : entries) {
    if (is_mine(entry)) {
      mine.push_back(&entry);
    } else {
      last = std::max(last, entry.version);
    }
  }
  std::vector<Restamp> restamps;
  for (const MigrationEntry* const entry : mine) {
    if (entry->version > last) {
      last = entry->version;
      continue;
    }
    last = std::max(now, version_after(last));
    restamps.push_back({*entry, last});
  }
  return restamps;
}

void run_restamps(std::span<const Restamp> restamps) {
  for (auto restamp = restamps.rbegin(); restamp != restamps.rend(); ++restamp) {
    const std::filesystem::path& from = restamp->entry.directory;
    const std::filesystem::path to = from.parent_path() / restamp->new_id();
    if (std::rename(from.c_str(), to.c_str()) == 0) continue;
    throw Error(
        ErrorKind::half_way,
        concat("cannot rename ", from.string(), " to ", to.string(), ": ", std::strerror(errno)),
        "`mig rebase` goes on from here once that is mended");
  }
}

}  // namespace mig
