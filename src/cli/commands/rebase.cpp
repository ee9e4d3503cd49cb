#include <set>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/applied.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/rebase_scope.hpp"
#include "migration/directory_lock.hpp"
#include "migration/names.hpp"
#include "migration/sum_file.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"base", "REF", "mine are those that are not in this branch, tag or commit"},
    {"dry-run", "", "say what would be moved, and change nothing"},
};

bool sum_is_right(const std::filesystem::path& root) {
  try {
    SumFile::check({root, read_names(root)});
    return true;
  } catch (const Error& error) {
    if (error.kind != ErrorKind::refused) throw;
    return false;
  }
}

void refuse_applied(const Settings& settings, const std::vector<Restamp>& restamps) {
  std::vector<std::int64_t> versions;
  for (const Restamp& restamp : restamps) versions.push_back(restamp.entry.version);
  if (!versions.empty()) refuse_if_applied(settings, versions);
}

std::string json_of(const RebaseScope& scope, const std::vector<Restamp>& restamps,
                    bool sum_written) {
  JsonWriter json;
  json.begin_object().key("base");
  if (scope.compared_with.empty()) {
    json.null();
  } else {
    json.value(scope.compared_with);
  }
  json.key("moved").begin_array();
  for (const Restamp& restamp : restamps) {
    json.begin_object().member("name", restamp.entry.name).member("from", restamp.entry.version);
    json.member("to", restamp.version);
    json.member("path", (restamp.entry.directory.parent_path() / restamp.new_id()).string());
    json.end_object();
  }
  json.end_array().member("sum_written", sum_written).end_object();
  return json.text();
}

void tell(const RebaseScope& scope, const std::vector<Restamp>& restamps, bool sum_stale,
          bool dry) {
  std::string moves;
  for (const Restamp& restamp : restamps) {
    moves += concat(restamp.entry.id(), " -> ", restamp.new_id(), '\n');
  }
  if (!scope.compared_with.empty()) print_talk(concat("compared with ", scope.compared_with));
  if (!moves.empty()) print_result(moves);
  if (sum_stale) print_talk(dry ? "mig.sum would be written anew" : "wrote mig.sum");
  if (moves.empty() && !sum_stale) print_talk("nothing to do");
}

int run(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  const DirectoryLock lock(settings.migrations);
  const std::vector<MigrationEntry> entries = read_names(settings.migrations);
  const RebaseScope scope =
      find_rebase_scope(settings.migrations, entries, invocation.words, invocation.value("base"));
  const std::vector<Restamp> restamps = plan_restamps(
      entries, [&](const MigrationEntry& entry) { return scope.mine.contains(entry.id()); },
      scope.latest_elsewhere, version_now());
  refuse_applied(settings, restamps);
  const bool dry = invocation.has("dry-run");
  if (!dry) run_restamps(restamps);
  const bool sum_stale = SumFile::exists(settings.migrations) &&
                         (!restamps.empty() || !sum_is_right(settings.migrations));
  if (sum_stale && !dry) SumFile::write({settings.migrations, read_names(settings.migrations)});
  if (settings.json) {
    print_result(json_of(scope, restamps, sum_stale && !dry));
  } else {
    tell(scope, restamps, sum_stale, dry);
  }
  return 0;
}

}  // namespace

extern const Command rebase_command;
const Command rebase_command{
    "rebase",
    "[V... | --base REF]",
    "give my migrations versions after everyone else's, after a merge",
    "After a merge or git rebase: renames the directories of my migrations so that they come after "
    "all others, in the "
    "order they have, and writes mig.sum anew, also when it holds conflict markers. Commit the "
    "result. A migration "
    "that the configured database has applied is not moved: undo it with `mig down` first.\n\n"
    "Mine are the migrations named by version or directory; else those that are not in REF; else "
    "those that are not "
    "in the branch this one follows or, failing that, in origin's main branch, main or master, nor "
    "in what is being "
    "merged. Cut off half way, running it again finishes.",
    1'000,
    options,
    true,
    run,
};

}  // namespace mig
