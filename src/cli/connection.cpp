#include "cli/connection.hpp"

#include <cstdlib>
#include <random>

#include "base/duration.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/changes_text.hpp"
#include "cli/console.hpp"
#include "cli/progress.hpp"

namespace mig {
namespace {

std::string random_id() {
  std::random_device device;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string id;
  for (int i = 0; i < 8; ++i) id += digits[device() % digits.size()];
  return id;
}

constexpr std::chrono::seconds progress_every{10};

std::string as_json(const BackfillProgress& progress) {
  JsonWriter json;
  json.begin_object().key("backfill").begin_object();
  json.member("version", std::to_string(progress.version))
      .member("direction", to_string(progress.direction))
      .member("statement", progress.statement)
      .member("table", progress.table)
      .member("rows", progress.rows)
      .member("rows_changed", progress.rows_changed)
      .member("rows_aside", progress.rows_aside)
      .member("batches", progress.batches)
      .member("batch_size", progress.batch_size)
      .member("rows_per_second", static_cast<std::int64_t>(progress.rows_per_second));
  if (progress.fraction) {
    json.member("percent", static_cast<std::int64_t>(*progress.fraction * 100));
  }
  if (progress.left) json.member("seconds_left", progress.left->count());
  return json.end_object().end_object().text();
}

[[noreturn]] void bad_usage(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

}  // namespace

std::optional<DatabaseUrl> optional_database_of(const Settings& settings) {
  const std::string& given =
      settings.direct_database.empty() ? settings.database : settings.direct_database;
  if (given.empty()) return std::nullopt;
  DatabaseUrl url = DatabaseUrl::parse(given);
  if (settings.dialect && *settings.dialect != url.dialect) {
    bad_usage(concat("the dialect is ", to_string(*settings.dialect), ", but the database (",
                     settings.database_origin, ") is ", to_string(url.dialect)),
              concat("leave --dialect and MIG_DIALECT out, or write dialect = \"",
                     to_string(url.dialect), "\" in mig.toml"));
  }
  return url;
}

DatabaseUrl database_of(const Settings& settings) {
  if (std::optional<DatabaseUrl> url = optional_database_of(settings)) return *url;
  bad_usage("no database was given",
            "--database sqlite:app.db (or postgres://user@host/name), DATABASE_URL, or database = "
            "\"…\" in mig.toml");
}

Dialect dialect_of(const Settings& settings) {
  if (settings.dialect) return *settings.dialect;
  const std::optional<DatabaseUrl> url = optional_database_of(settings);
  return url ? url->dialect : Dialect::sqlite;
}

RunOptions run_options_of(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  RunOptions options;
  options.history_schema = settings.history_schema;
  options.lock_timeout = settings.lock_timeout;
  options.statement_timeout = settings.statement_timeout;
  options.lock_wait = settings.lock_wait;
  options.allow_out_of_order = settings.allow_out_of_order || invocation.has("out-of-order");
  options.allow_data_loss = invocation.has("allow-data-loss");
  options.project = settings.project;
  options.environment = settings.environment;
  options.is_protected = settings.is_protected;
  options.may_mark_protected = !settings.database_is_of_elsewhere;
  if (const char* actor = std::getenv("MIG_ACTOR")) options.actor = actor;
  options.run_id = random_id();
  options.tool_version = MIG_VERSION;
  return options;
}

std::int64_t version_from(const std::string& word) {
  const std::optional<std::int64_t> version =
      parse_number(std::string_view(word).substr(0, word.find('_')));
  if (!version) {
    bad_usage(concat("\"", shorten(word, 60), "\" is not a version"),
              "a version is the 14 digits in front of a migration's name: mig status lists them");
  }
  return *version;
}

Target target_from(const Invocation& invocation, bool zero_is_all) {
  Target target;
  if (const std::string* to = invocation.value("to")) {
    target.to = version_from(*to);
    if (*target.to == 0 && !zero_is_all)
      bad_usage("there is no migration 0", "mig status lists them");
  }
  if (invocation.words.empty()) return target;
  if (target.to) bad_usage("a number and --to exclude each other", "give one of them");
  const std::optional<std::int64_t> count = parse_number(invocation.words.front());
  if (!count || *count == 0) {
    bad_usage(
        concat("\"", shorten(invocation.words.front(), 60), "\" is not a number of migrations"),
        "give 1 or more, or --to VERSION");
  }
  if (*count >= 10'000'000'000'000) {
    bad_usage(concat(*count, " looks like a version, not a number of migrations"),
              concat("did you mean --to ", *count, "?"));
  }
  target.count = static_cast<std::size_t>(*count);
  return target;
}

std::string confirmed_by(const Invocation& invocation) {
  const std::string* name = invocation.value("confirm");
  return name == nullptr ? "" : *name;
}

Watch::Show progress_line() {
  if (!stderr_is_terminal()) return {};
  return [](const std::string& doing, std::chrono::seconds so_far) {
    draw_progress(concat(doing, " … ", so_far.count(), " s"));
  };
}

void print_note(std::string_view text, bool json) {
  if (!json) return print_talk(concat("note: ", text));
  JsonWriter out;
  out.begin_object().member("note", text).end_object();
  print_talk(out.text());
}

RunnerConsole::RunnerConsole(const Invocation& invocation)
    : json_(invocation.settings.json),
      url_(database_of(invocation.settings)),
      watch_(progress_line()),
      runner_(url_, run_options_of(invocation), invocation.settings.migrations, watch_, events()) {}

RunnerEvents RunnerConsole::events() {
  RunnerEvents out;
  out.note = [this](const std::string& text) {
    clear_progress();
    print_note(text, json_);
  };
  out.progress = [this](const BackfillProgress& progress) { show(progress); };
  out.finished = [this](const Done& done) {
    done_.push_back(done);
    if (json_) return;
    clear_progress();
    print_result(concat(done.direction == Direction::up ? "applied   " : "reverted  ", done.id,
                        "  (", format_duration(std::chrono::milliseconds(done.duration_ms)), ")"));
  };
  out.held = [this](const HeldFile& held) {
    held_.push_back(held);
    if (json_) return;
    clear_progress();
    print_result(held_text(held));
  };
  return out;
}

// On a terminal the progress line says it already.
void RunnerConsole::show(const BackfillProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (now - shown_ < progress_every || (!json_ && stderr_is_terminal())) return;
  shown_ = now;
  print_talk(json_ ? as_json(progress) : describe(progress));
}

RunnerConsole::~RunnerConsole() { clear_progress(); }

int RunnerConsole::report(const std::function<void(Runner&)>& work, std::string_view nothing) {
  try {
    work(runner_);
  } catch (const Error&) {
    if (json_) print(nothing);
    throw;
  }
  print(nothing);
  return 0;
}

void RunnerConsole::print(std::string_view nothing) const {
  if (!json_) {
    if (done_.empty() && held_.empty()) print_result(nothing);
    return;
  }
  JsonWriter json;
  json.begin_object().member("database", url_.display).key("changes").begin_array();
  for (const Done& change : done_) {
    json.begin_object()
        .member("version", std::to_string(change.version))
        .member("id", change.id)
        .member("direction", to_string(change.direction))
        .member("duration_ms", change.duration_ms)
        .member("transactional", change.transactional)
        .end_object();
  }
  json.end_array();
  if (!held_.empty()) held_json(json, held_);
  json.end_object();
  print_result(json.text());
}

}  // namespace mig
