#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/changes_text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"to", "V", "as with up, or with down when --down is given"},
    {"down", "", "show what down would do"},
    {"out-of-order", "", "also plan migrations that are older than what is applied"},
};

std::shared_ptr<const MigrationScript> script_of(const PlannedChange& change, Dialect dialect,
                                                 Direction direction) {
  if (change.script != nullptr) return change.script;
  return std::make_shared<const MigrationScript>(Source::load(change.path), dialect, direction);
}

// How many of the statements an earlier run has done already.
std::size_t already_done(const PlannedChange& change) {
  return change.row != nullptr && !change.row->is_settled() ? change.row->done : 0;
}

std::string statement_text(const MigrationScript& script, const Step& step) {
  std::string out = concat(script.text(step), ";\n");
  if (step.statement->details().copy_data) {
    out += concat(step.statement->details().copy_data->of(script.source().text()), "\\.\n");
  }
  return out;
}

std::string as_text(const PlannedChange& change, const MigrationScript& script,
                    std::string_view direction) {
  const bool whole = script.is_transactional() && already_done(change) == 0;
  std::string out = concat("-- ", change.id(), " ", direction, ": ",
                           whole ? "one transaction" : "step by step, each step recorded", "\n");
  const auto foreign_keys = script.foreign_keys();
  if (foreign_keys) out += concat("PRAGMA foreign_keys = ", *foreign_keys ? "ON" : "OFF", ";\n");
  if (whole) out += concat(script.begin_text(), ";\n");
  for (std::size_t i = 0; i < script.steps().size(); ++i) {
    const Step& step = script.steps()[i];
    if (!whole) {
      out += i < already_done(change) ? concat("-- step ", i + 1, ": done already\n")
             : step.naked             ? concat("-- step ", i + 1, ": refuses a transaction\n")
                          : concat("-- step ", i + 1, ": in a transaction of its own\n");
    }
    out += statement_text(script, step);
  }
  if (foreign_keys == std::optional<bool>(false)) out += "PRAGMA foreign_key_check;\n";
  if (whole) out += "COMMIT;\n";
  return out;
}

void as_json(JsonWriter& json, const PlannedChange& change, const MigrationScript& script,
             std::string_view direction) {
  json.begin_object()
      .member("version", std::to_string(change.version))
      .member("id", change.id())
      .member("direction", direction)
      .member("transactional", script.is_transactional() && already_done(change) == 0)
      .member("statements_done", already_done(change))
      .key("statements")
      .begin_array();
  for (const Step& step : script.steps()) {
    json.begin_object()
        .member("sql", script.text(step))
        .member("refuses_transaction", step.naked)
        .end_object();
  }
  json.end_array().end_object();
}

int run(const Invocation& invocation) {
  const bool down = invocation.has("down");
  const Target target = target_from(invocation, down);
  const DatabaseUrl url = database_of(invocation.settings);
  const RunOptions run_options = run_options_of(invocation);
  MigrationDirectory directory =
      MigrationDirectory::read(invocation.settings.migrations, url.dialect);
  ReadOnlyView view = read_only_view(url, run_options);
  Survey found = survey(std::move(directory), view.history, url.dialect, false);
  if (!down && read_steps(found, url.dialect, false)) hold_back(found, view.gates());
  const std::vector<PlannedChange> changes =
      down ? plan_down(found, url.dialect, target,
                       [&](std::int64_t version) { return view.stored_down(version); })
           : plan_up(found, url.dialect, target, run_options.allow_out_of_order);
  const Direction direction = down ? Direction::down : Direction::up;
  JsonWriter json;
  json.begin_object().member("database", url.display).key("changes").begin_array();
  for (const PlannedChange& change : changes) {
    const auto script = script_of(change, url.dialect, direction);
    if (invocation.settings.json) {
      as_json(json, change, *script, to_string(direction));
    } else {
      print_result(as_text(change, *script, to_string(direction)) + "\n");
    }
  }
  json.end_array();
  std::vector<HeldFile> held;
  if (!down) {
    for (const SurveyLine* line : held_lines(found, target, changes)) {
      held.push_back(held_file(*line));
    }
  }
  if (!held.empty()) held_json(json, held);
  json.end_object();
  if (invocation.settings.json) {
    print_result(json.text());
    return 0;
  }
  for (const HeldFile& each : held) print_result(concat("-- ", held_text(each)));
  if (changes.empty() && held.empty()) {
    print_talk("nothing to do");
  }
  return 0;
}

}  // namespace

extern const Command plan_command;
const Command plan_command{
    .name = "plan",
    .arguments = "[N | --to V]",
    .summary = "show the exact statements that up (or down) would run",
    .details =
        "Prints every statement with its transaction brackets, and which ones refuse a transaction "
        "and run as recorded steps. Writes nothing. What mig up would refuse, plan refuses alike.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
