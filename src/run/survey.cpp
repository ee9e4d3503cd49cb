#include "run/survey.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/source.hpp"
#include "base/text.hpp"
#include "sql/split.hpp"

namespace mig {
namespace {

constexpr std::array<std::string_view, 10> state_names{
    "applied",   "baseline", "pending", "out of order",          "half way",
    "reverting", "edited",   "missing", "not for this database", "held"};

constexpr std::size_t most_listed = 8;

std::string sum_of(const std::filesystem::path& path, Dialect dialect) {
  return canonical_sum(Source::load(path).text(), dialect);
}

MigrationState state_of(const MigrationEntry* entry, const HistoryRow& row, Dialect dialect) {
  switch (row.state) {
    case HistoryState::running:
    case HistoryState::failed: return MigrationState::half_way;
    case HistoryState::reverting: return MigrationState::reverting;
    case HistoryState::applied:
    case HistoryState::baseline: break;
  }
  // What was there before mig may be squashed away: only what mig ran must keep its file.
  if (entry == nullptr || !entry->up) {
    return row.state == HistoryState::baseline ? MigrationState::baseline : MigrationState::missing;
  }
  if (sum_of(*entry->up, dialect) != row.up_sum) return MigrationState::edited;
  return row.state == HistoryState::applied ? MigrationState::applied : MigrationState::baseline;
}

bool down_differs(const MigrationEntry& entry, const HistoryRow& row, Dialect dialect) {
  const std::optional<std::string> now =
      entry.down ? std::optional(sum_of(*entry.down, dialect)) : std::nullopt;
  return now != row.down_sum;
}

std::string list(const std::vector<std::string>& ids) {
  const std::size_t shown = std::min(ids.size(), most_listed);
  const std::string text = join(std::span(ids).first(shown), ", ");
  return shown == ids.size() ? text : concat(text, " and ", ids.size() - shown, " more");
}

struct Complaint {
  MigrationState state;
  std::string_view says, help;
};

constexpr std::array<Complaint, 3> complaints{{
    {MigrationState::edited, "edited after it was applied",
     "restore the file and write a new migration, or take the edit as it is: mig resolve VERSION "
     "--accept-edit"},
    {MigrationState::missing, "applied here, but gone from the directory",
     "restore the file, or forget it without undoing it: mig resolve VERSION --reverted"},
    {MigrationState::out_of_order, "older than what is applied",
     "re-stamp it after the others with mig rebase VERSION, or apply it as it is with mig up "
     "--out-of-order"},
}};

}  // namespace

std::string_view to_string(MigrationState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::size_t Survey::count(MigrationState state) const {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const SurveyLine& line) { return line.state == state; }));
}

const SurveyLine* Survey::find(std::int64_t version) const {
  const auto found = std::lower_bound(
      lines.begin(), lines.end(), version,
      [](const SurveyLine& line, std::int64_t wanted) { return line.version() < wanted; });
  return found != lines.end() && found->version() == version ? &*found : nullptr;
}

void Survey::refuse_if_wrong(bool allow_out_of_order) const {
  std::vector<std::string> says, helps;
  for (const Complaint& complaint : complaints) {
    if (complaint.state == MigrationState::out_of_order && allow_out_of_order) continue;
    std::vector<std::string> ids;
    for (const SurveyLine& line : lines) {
      if (line.state == complaint.state) ids.push_back(line.id());
    }
    if (ids.empty()) continue;
    says.push_back(concat(complaint.says, ": ", list(ids)));
    helps.emplace_back(complaint.help);
  }
  if (says.empty()) return;
  throw Error(ErrorKind::refused, concat("nothing was run. ", join(says, "; ")), join(helps, "; "));
}

Survey survey(MigrationDirectory directory, std::vector<HistoryRow> history, Dialect dialect,
              bool compare_downs) {
  Survey out;
  out.directory = std::move(directory);
  out.history = std::move(history);
  std::vector<const HistoryRow*> by_version;
  std::int64_t latest = 0;
  for (const HistoryRow& row : out.history) {
    by_version.push_back(&row);
    if (row.state != HistoryState::reverting) latest = std::max(latest, row.version);
  }
  std::sort(by_version.begin(), by_version.end(),
            [](const HistoryRow* a, const HistoryRow* b) { return a->version < b->version; });
  auto row = by_version.begin();
  const auto take_missing_until = [&](std::int64_t version) {
    for (; row != by_version.end() && (*row)->version < version; ++row) {
      out.lines.push_back({state_of(nullptr, **row, dialect), nullptr, *row, false, {}});
    }
  };
  for (const MigrationEntry& entry : out.directory.entries) {
    take_missing_until(entry.version);
    SurveyLine line;
    line.entry = &entry;
    if (row != by_version.end() && (*row)->version == entry.version) {
      line.row = *row++;
      line.state = state_of(&entry, *line.row, dialect);
      line.down_changed = compare_downs && down_differs(entry, *line.row, dialect);
    } else if (entry.for_other_dialect_only) {
      line.state = MigrationState::elsewhere;
    } else {
      line.state = entry.version < latest ? MigrationState::out_of_order : MigrationState::pending;
    }
    out.lines.push_back(line);
  }
  take_missing_until(INT64_MAX);
  return out;
}

}  // namespace mig
