#include "cli/applied.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"

namespace mig {

void refuse_if_applied(const Settings& settings, const std::vector<std::int64_t>& versions) {
  const std::optional<DatabaseUrl> url = optional_database_of(settings);
  if (!url) return;
  RunOptions options;
  options.history_schema = settings.history_schema;
  ReadOnlyView view;
  try {
    view = read_only_view(*url, options);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::connection) throw;
    print_talk(concat("note: ", error.message, "; not checked whether they are applied there"));
    return;
  }
  std::vector<std::string> applied;
  for (const HistoryRow& row : view.history) {
    if (std::find(versions.begin(), versions.end(), row.version) != versions.end()) {
      applied.push_back(row.id());
    }
  }
  if (applied.empty()) return;
  throw Error(ErrorKind::refused,
              concat("applied in ", url->display, " under the old version: ", join(applied, ", ")),
              "mig down there first, then rebase, then mig up");
}

}  // namespace mig
