#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "migration/sum_file.hpp"
#include "run/runner.hpp"

namespace mig {
namespace {

// Texts are kept between planning and running up to this sum; the others are read again when their turn comes.
constexpr std::size_t most_kept = 96U << 20U;

std::shared_ptr<const MigrationScript> script_from(Source source, Dialect dialect,
                                                   Direction direction) {
  return std::make_shared<const MigrationScript>(std::move(source), dialect, direction);
}

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw Error(ErrorKind::refused, std::move(message), std::move(hint));
}

// Drops the texts of the last change when all together are more than mig should hold.
void keep_within_bounds(PlannedChange& change, std::size_t& kept) {
  std::size_t size = 0;
  for (const auto& script : {change.script, change.down}) {
    if (script != nullptr) size += script->source().text().size();
  }
  if (kept + size > most_kept) {
    change.script.reset();
    change.down.reset();
  } else {
    kept += size;
  }
}

PlannedChange planned_up(const SurveyLine& line, Dialect dialect) {
  const MigrationEntry& entry = *line.entry;
  if (!entry.up) {
    refuse(concat(entry.id(), " has no up file for ", to_string(dialect)),
           concat("write ", (entry.directory / "up.sql").string()));
  }
  PlannedChange change{.version = entry.version,
                       .name = entry.name,
                       .script = {},
                       .down = {},
                       .path = *entry.up,
                       .stored_down = {},
                       .row = line.row,
                       .entry = &entry};
  change.script = script_from(Source::load(*entry.up), dialect, Direction::up);
  if (line.row != nullptr) refuse_edited_done_part(*line.row, *change.script);
  if (entry.down) {
    change.down = script_from(Source::load(*entry.down), dialect, Direction::down);
  }
  return change;
}

void refuse_reverting(const Survey& survey) {
  for (const SurveyLine& line : survey.lines) {
    if (line.state != MigrationState::reverting) continue;
    throw Error(ErrorKind::half_way, concat(line.id(), " is half way down"),
                "finish it first: mig down");
  }
}

const SurveyLine& wanted_line(const Survey& survey, std::int64_t version) {
  if (const SurveyLine* line = survey.find(version)) return *line;
  std::string known;
  if (!survey.lines.empty()) {
    known = concat("; the latest is ", survey.lines.back().version());
  }
  throw Error(ErrorKind::usage, concat("there is no migration ", version, known),
              "mig status lists them");
}

}  // namespace

PlannedChange plan_revert(const SurveyLine& line, Dialect dialect,
                          const std::function<std::optional<std::string>(std::int64_t)>& stored) {
  const HistoryRow& row = *line.row;
  const std::string id = line.id();
  if (row.state == HistoryState::baseline) {
    refuse(concat(id, " is part of the baseline: it was there before mig"),
           "mig undoes only what it has applied");
  }
  if (row.state == HistoryState::running || row.state == HistoryState::failed) {
    throw Error(ErrorKind::half_way, concat(id, " is half way up"),
                concat("finish it with mig up, or settle it by hand and mig resolve ", row.version,
                       " --reverted"));
  }
  PlannedChange change{.version = row.version,
                       .name = row.name,
                       .script = {},
                       .down = {},
                       .path = {},
                       .stored_down = {},
                       .row = &row,
                       .entry = line.entry};
  if (line.entry != nullptr && line.entry->down) {
    change.path = *line.entry->down;
    change.script = script_from(Source::load(change.path), dialect, Direction::down);
  } else if ((change.stored_down = stored(row.version))) {
    change.script =
        script_from(Source(concat(id, "/down.sql (as it was when applied)"), *change.stored_down),
                    dialect, Direction::down);
  } else {
    refuse(concat(id, " has no way back: there is no down.sql"),
           concat("write one", line.entry != nullptr
                                   ? concat(": ", (line.entry->directory / "down.sql").string())
                                   : ""));
  }
  if (const auto& reason = change.script->directives().irreversible) {
    Error error(ErrorKind::refused, concat(id, " is irreversible: ", *reason),
                "go forward with a new migration instead");
    throw error;
  }
  return change;
}

PlannedChange plan_one(const SurveyLine& line, Dialect dialect) {
  return planned_up(line, dialect);
}

std::string PlannedChange::id() const { return concat(version, "_", name); }

std::vector<PlannedChange> plan_up(const Survey& survey, Dialect dialect, const Target& target,
                                   bool allow_out_of_order) {
  survey.refuse_if_wrong(allow_out_of_order);
  refuse_reverting(survey);
  SumFile::check(survey.directory);
  std::int64_t last = INT64_MAX;
  if (target.to) {
    const SurveyLine& line = wanted_line(survey, *target.to);
    if (line.state == MigrationState::elsewhere) {
      throw Error(ErrorKind::usage, concat(line.id(), " is not for ", to_string(dialect)),
                  "name a migration of this database");
    }
    last = *target.to;
  }
  std::vector<PlannedChange> changes;
  std::size_t kept = 0;
  for (const SurveyLine& line : survey.lines) {  // what is half way comes before anything new
    if (line.state != MigrationState::half_way) continue;
    if (line.entry == nullptr) {
      refuse(concat(line.id(), " is half way, and its directory is gone"), "restore it");
    }
    changes.push_back(planned_up(line, dialect));
    keep_within_bounds(changes.back(), kept);
  }
  for (const SurveyLine& line : survey.lines) {
    const bool open =
        line.state == MigrationState::pending || line.state == MigrationState::out_of_order;
    if (line.is_held() && line.version() <= last)
      planned_up(line, dialect);  // checked all the same
    if (!open || line.is_held() || line.version() > last) continue;
    if (target.count && changes.size() >= *target.count) break;
    changes.push_back(planned_up(line, dialect));
    keep_within_bounds(changes.back(), kept);
  }
  return changes;
}

std::vector<const SurveyLine*> held_lines(const Survey& survey, const Target& target,
                                          const std::vector<PlannedChange>& planned) {
  std::int64_t last = target.to.value_or(INT64_MAX);
  if (target.count && planned.size() >= *target.count) {
    last = planned.empty() ? 0 : planned.back().version;
  }
  std::vector<const SurveyLine*> out;
  for (const SurveyLine& line : survey.lines) {
    if (line.is_held() && line.version() <= last) out.push_back(&line);
  }
  return out;
}

std::vector<PlannedChange> plan_down(
    const Survey& survey, Dialect dialect, const Target& target,
    const std::function<std::optional<std::string>(std::int64_t)>& stored) {
  if (target.to && *target.to != 0) {
    const SurveyLine& line = wanted_line(survey, *target.to);
    if (line.row == nullptr) {
      throw Error(ErrorKind::usage, concat(line.id(), " is not applied: nothing to go back to"),
                  "mig status shows what is applied");
    }
  }
  std::vector<PlannedChange> changes;
  for (auto row = survey.history.rbegin(); row != survey.history.rend(); ++row) {
    if (target.to && row->version == *target.to) break;
    if (!target.to && changes.size() >= target.count.value_or(1)) break;
    if (target.to == std::optional<std::int64_t>(0) && row->state == HistoryState::baseline) break;
    changes.push_back(plan_revert(*survey.find(row->version), dialect, stored));
  }
  return changes;
}

}  // namespace mig
