// What a lint takes from a database: what is pending, the schema, the sizes of the tables, the version of the server.
#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/lint_work.hpp"
#include "cli/table_sizes.hpp"
#include "database/introspect.hpp"
#include "sql/split.hpp"

namespace mig {
namespace {

bool is_settled(const SurveyLine& line) { return line.row != nullptr && line.row->is_settled(); }

// Those that mig up would run, or go on with.
void judge_pending(const Survey& found, LintWork& work) {
  for (const SurveyLine& line : found.lines) {
    if (line.entry == nullptr || is_settled(line)) continue;
    judge_all_of(*line.entry, work);
  }
  work.is_set = true;
}

void add_applied_facts(const Survey& found, Dialect dialect, LintWork& work) {
  work.facts.applied.emplace();
  for (const SurveyLine& line : found.lines) {
    if (!is_settled(line)) continue;
    const bool has_file = line.entry != nullptr && line.entry->up;
    // What was there before mig may be squashed away.
    if (!has_file && line.row->state == HistoryState::baseline) continue;
    AppliedFact& made = work.facts.applied->emplace_back();
    made.version = line.row->version;
    made.id = line.row->id();
    made.sum = line.row->up_sum;
    if (!has_file) continue;
    made.file = line.entry->up->string();
    made.now = canonical_sum(Source::load(*line.entry->up).text(), dialect);
  }
}

// The database is as it was before the first judged file when all files before the last one are applied or judged, and no
// judged one has begun.
bool is_schema_before(const Survey& found, const LintWork& work) {
  bool is_past_end = true;
  for (auto line = found.lines.rbegin(); line != found.lines.rend(); ++line) {
    const MigrationEntry* entry = line->entry;
    const bool is_judged = entry != nullptr && entry->up && work.judged.contains(*entry->up);
    if (is_judged) is_past_end = false;
    if (line->row != nullptr && !is_settled(*line)) return false;
    if (is_judged && line->row != nullptr) return false;
    if (!is_judged && !is_past_end && entry != nullptr && entry->up && !is_settled(*line)) {
      return false;
    }
  }
  return !is_past_end || !work.drafts.empty();
}

// A down alone of what is applied is judged on the schema that its up left.
bool judges_a_down_alone(const LintWork& work) {
  return std::any_of(work.directory->found.entries.begin(), work.directory->found.entries.end(),
                     [&](const MigrationEntry& each) {
                       return each.down && work.judged.contains(*each.down) &&
                              !(each.up && work.judged.contains(*each.up));
                     });
}

std::vector<Source> schema_text_of(Driver& driver, const std::string& history_schema,
                                   const std::string& shown) {
  IntrospectOptions options;
  const std::string prefix = driver.dialect() == Dialect::postgres ? history_schema + "." : "";
  for (const std::string_view table : tables_of_mig) {
    options.without.push_back(concat(prefix, table));
  }
  std::string text;
  for (const std::string& statement : introspect(driver, options)) {
    text += concat(statement, ";\n");
  }
  return {Source(shown, std::move(text))};
}

VersionRange version_of(const Driver& driver) {
  return {driver.server_version(), driver.server_version()};
}

void read_database(Driver& driver, const Survey* found, const Settings& settings,
                   const std::string& shown, LintWork& work) {
  limit_lock_wait(driver, settings);
  work.sizes = sizes_of_database(driver, settings.history_schema);
  work.server = version_of(driver);
  if (found == nullptr || judges_a_down_alone(work) || !is_schema_before(*found, work)) return;
  work.schema = schema_text_of(driver, settings.history_schema, shown);
}

}  // namespace

void ask_database(const Invocation& invocation, bool only_pending, LintWork& work) {
  const DatabaseUrl url = database_of(invocation.settings);
  ReadOnlyView view = read_only_view(url, run_options_of(invocation));
  std::optional<Survey> found;
  if (work.directory != nullptr) {
    found = survey(work.directory->found, std::move(view.history), url.dialect, false);
    // Its lines point into its own copy of the directory; paths are equal.
    if (only_pending) judge_pending(*found, work);
    work.facts.database = url.display;
    add_applied_facts(*found, url.dialect, work);
  }
  if (only_pending) {
    work.is_whole = false;
    work.nothing = concat("nothing to lint: no migration is pending in ", url.display);
    work.said = view.driver == nullptr ? concat(url.display, " does not exist yet") : "";
  }
  if (view.driver == nullptr) return;
  try {
    read_database(*view.driver, found ? &*found : nullptr, invocation.settings, url.display, work);
  } catch (Error& error) {
    if (error.sqlstate != "55P03") throw;
    error.kind = ErrorKind::lock;
    error.hint = "somebody holds a lock on it: try again, or wait longer with --lock-timeout";
    throw;
  }
}

}  // namespace mig
