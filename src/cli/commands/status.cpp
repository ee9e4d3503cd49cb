#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/changes_text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/table_sizes.hpp"
#include "migration/sum_file.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"check", "", "exit 1 unless every migration is applied or held, and nothing is wrong"},
};

constexpr MigrationState troubles[] = {MigrationState::edited, MigrationState::missing,
                                       MigrationState::out_of_order, MigrationState::half_way,
                                       MigrationState::reverting};

std::string progress_of(const SurveyLine& line) {
  const HistoryRow& row = *line.row;
  std::string text = concat(row.done, " of ", row.total, " statements done");
  if (row.in_flight) text += concat(", cut off in statement ", *row.in_flight);
  if (!row.error.empty()) text += concat(", stopped by: ", shorten(row.error, 120));
  return text;
}

std::string remark(const SurveyLine& line) {
  switch (line.state) {
    case MigrationState::applied:
      return concat(line.row->finished_at.substr(0, 19), "Z",
                    line.down_changed ? "  (down file changed since)" : "");
    case MigrationState::baseline: return "was there before mig";
    case MigrationState::out_of_order: return "older than what is applied: mig rebase";
    case MigrationState::half_way: return progress_of(line) + "; mig up resumes";
    case MigrationState::reverting: return progress_of(line) + "; mig down resumes";
    case MigrationState::edited: return "up file edited after it was applied";
    case MigrationState::missing: return "applied, but its directory is gone";
    case MigrationState::held: return concat("waits for: ", line.step->held_for);
    case MigrationState::pending:
    case MigrationState::elsewhere: break;
  }
  return {};
}

std::string_view colour_of(MigrationState state) {
  if (std::find(std::begin(troubles), std::end(troubles), state) != std::end(troubles)) {
    return "\033[31m";
  }
  const bool is_open = state == MigrationState::pending || state == MigrationState::held;
  return is_open ? "\033[33m" : "";
}

std::string as_text(const Survey& survey, const std::vector<OpenChange>& changes,
                    const std::string& database, const std::string& holder) {
  const bool colour = colour_on_stdout();
  const std::size_t pending = survey.count(MigrationState::pending);
  const std::size_t applied =
      survey.count(MigrationState::applied) + survey.count(MigrationState::baseline);
  std::string out = concat(database, ": ", applied, " applied, ", pending, " pending");
  if (const std::size_t held = survey.count(MigrationState::held))
    out += concat(", ", held, " held");
  for (const MigrationState state : troubles) {
    if (const std::size_t count = survey.count(state)) {
      out += concat(", ", count, " ", to_string(state));
    }
  }
  out += "\n";
  if (!holder.empty()) out += concat("running now: ", holder, "\n");
  std::size_t longest = 0, widest = 8;
  for (const SurveyLine& line : survey.lines) {
    longest = std::max(longest, line.id().size());
    widest = std::max(widest, to_string(line.state).size());
  }
  longest = std::min<std::size_t>(longest, 60);
  const auto pad = [](std::string_view text, std::size_t width) {
    return concat(text, std::string(text.size() < width ? width - text.size() : 0, ' '));
  };
  for (const SurveyLine& line : survey.lines) {
    const std::string_view paint = colour ? colour_of(line.state) : "";
    const std::string tail = remark(line);
    out += concat("  ", paint, pad(to_string(line.state), widest), paint.empty() ? "" : "\033[0m",
                  "  ", tail.empty() ? line.id() : pad(line.id(), longest),
                  tail.empty() ? "" : "  ", tail, "\n");
  }
  return out + open_changes_text(changes);
}

std::string as_json(const Survey& survey, const std::vector<OpenChange>& changes,
                    const std::string& database, const std::string& holder) {
  JsonWriter json;
  json.begin_object()
      .member("database", database)
      .member("applied",
              survey.count(MigrationState::applied) + survey.count(MigrationState::baseline))
      .member("pending", survey.count(MigrationState::pending))
      .member("held", survey.count(MigrationState::held));
  json.key("running_now");
  holder.empty() ? json.null() : json.value(std::string_view(holder));
  json.key("migrations").begin_array();
  for (const SurveyLine& line : survey.lines) {
    std::string state(to_string(line.state));
    std::replace(state.begin(), state.end(), ' ', '_');
    json.begin_object()
        .member("version", std::to_string(line.version()))
        .member("id", line.id())
        .member("state", state);
    if (const HistoryRow* row = line.row) {
      json.member("applied_at", row->finished_at)
          .member("applied_by", row->applied_by)
          .member("duration_ms", row->duration_ms)
          .member("statements_done", row->done)
          .member("statements", row->total);
      if (!row->error.empty()) json.member("error", row->error);
      if (line.down_changed) json.member("down_changed", true);
    }
    json.end_object();
  }
  json.end_array();
  open_changes_json(json, changes);
  json.end_object();
  return json.text();
}

int run(const Invocation& invocation) {
  const DatabaseUrl url = database_of(invocation.settings);
  MigrationDirectory directory =
      MigrationDirectory::read(invocation.settings.migrations, url.dialect);
  ReadOnlyView view = read_only_view(url, run_options_of(invocation));
  if (view.driver == nullptr) {
    print_note(concat(url.display, " does not exist yet"), invocation.settings.json);
  }
  Survey found = survey(std::move(directory), std::move(view.history), url.dialect, true);
  if (read_steps(found, url.dialect, false)) hold_back(found, view.gates());
  const std::vector<Change> all = changes_of(found);
  if (view.driver != nullptr && !all.empty()) limit_lock_wait(*view.driver, invocation.settings);
  const std::vector<OpenChange> changes = open_changes(view.driver.get(), found, all);
  print_result(invocation.settings.json ? as_json(found, changes, url.display, view.holder)
                                        : as_text(found, changes, url.display, view.holder));
  bool listed = true;
  try {
    SumFile::check(found.directory);
  } catch (const Error& error) {
    listed = false;
    print_note(concat(error.message, "; ", error.hint), invocation.settings.json);
  }
  if (!invocation.has("check")) return 0;
  const bool settled = listed && found.count(MigrationState::pending) == 0 &&
                       std::none_of(std::begin(troubles), std::end(troubles),
                                    [&](MigrationState state) { return found.count(state) != 0; });
  return settled ? 0 : exit_code(ErrorKind::answer_no);
}

}  // namespace

extern const Command status_command;
const Command status_command{
    .name = "status",
    .arguments = "",
    .summary = "show what is applied, pending, or wrong",
    .details =
        "Compares the migrations directory with the database's history. Writes nothing: not even "
        "mig's own tables, and a SQLite file that is not there is not made.",
    .most_words = 0,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
