#include <algorithm>
#include <array>
#include <thread>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "migration/directory.hpp"
#include "migration/script.hpp"
#include "run/backfill/progress_meter.hpp"
#include "run/backfill/store.hpp"

namespace mig {
namespace {

using std::chrono::milliseconds;

constexpr Option options[] = {
    {"accept-edit", "", "resume: the rest is done by the statement as the file has it now"},
};

constexpr std::array<std::string_view, 4> actions{"status", "pause", "resume", "stop"};

constexpr milliseconds poll{100};
constexpr int most_polls = 150;  // a batch that waits for a lock, and its pause

struct Seen {
  std::vector<BackfillRow> rows;
  std::string holder;  // who runs migrations now
};

std::string place_of(const BackfillRow& row) {
  return concat(row.id.version, " ", to_string(row.id.direction), ", statement ", row.id.statement);
}

bool is_open(const BackfillRow& row) { return row.state != BackfillState::done; }

Seen look(const Invocation& invocation, const DatabaseUrl& url) {
  const RunOptions asked = run_options_of(invocation);
  ReadOnlyView view = read_only_view(url, asked);
  Seen seen;
  seen.holder = view.holder;
  if (view.driver == nullptr) return seen;
  BackfillStore store(*view.driver, asked.history_schema);
  if (store.exists()) seen.rows = store.read();
  return seen;
}

// "20261120181500", or the change whose steps they are.
std::vector<std::int64_t> versions_of(const Invocation& invocation, Dialect dialect) {
  const std::string& word = invocation.words.at(1);
  if (!word.empty() && word.front() >= '0' && word.front() <= '9') return {version_from(word)};
  std::vector<std::int64_t> versions;
  const auto directory = MigrationDirectory::read(invocation.settings.migrations, dialect);
  for (const MigrationEntry& entry : directory.entries) {
    if (!entry.up) continue;
    const MigrationScript script(Source::load(*entry.up), dialect, Direction::up);
    if (script.directives().change == word) versions.push_back(entry.version);
  }
  if (!versions.empty()) return versions;
  throw Error(ErrorKind::usage, concat("no migration is a step of a change \"", word, "\""),
              "give a version, or the id behind -- mig: change");
}

std::vector<BackfillRow> of_versions(std::vector<BackfillRow> rows, const Invocation& invocation,
                                     Dialect dialect) {
  if (invocation.words.size() < 2) return rows;
  const std::vector<std::int64_t> wanted = versions_of(invocation, dialect);
  std::erase_if(rows, [&](const BackfillRow& row) {
    return std::find(wanted.begin(), wanted.end(), row.id.version) == wanted.end();
  });
  return rows;
}

// A runner that was killed left the state as it was.
std::string state_of(const BackfillRow& row, const std::string& holder) {
  const bool is_at_work = row.state == BackfillState::running || row.state == BackfillState::paused;
  return is_at_work && holder.empty() ? "cut off" : std::string(to_string(row.state));
}

std::string as_text(const std::vector<BackfillRow>& rows, const std::string& holder) {
  if (rows.empty()) return "no backfill is known here";
  std::string out;
  for (const BackfillRow& row : rows) {
    const std::string part = percent_of(row), state = state_of(row, holder);
    out += concat(place_of(row), ": ", row.table, " by (", join(row.columns, ", "), ")\n  ", state,
                  part.empty() ? "" : concat(", ", part), ", ", with_thousands(row.rows_walked),
                  " rows in ", with_thousands(row.batches), " batches, ",
                  with_thousands(row.rows_changed), " changed");
    if (row.rows_aside > 0) out += concat(", ", row.rows_aside, " put aside");
    out += concat("\n  since ", row.started_at.substr(0, 19), "Z, last batch ",
                  row.updated_at.substr(0, 19), "Z",
                  row.last && is_open(row) ? concat(", at ", join(*row.last, ", ")) : "", "\n");
    if (!row.error.empty()) out += concat("  stopped by: ", shorten(row.error, 200), "\n");
    if (is_open(row) && state != "running" && state != "paused") {
      out += concat("  mig ", to_string(row.id.direction), " goes on with it\n");
    }
  }
  if (!holder.empty()) out += concat("running now: ", holder, "\n");
  return out;
}

std::string as_json(const std::vector<BackfillRow>& rows, const std::string& holder) {
  JsonWriter json;
  json.begin_object().key("backfills").begin_array();
  for (const BackfillRow& row : rows) {
    json.begin_object()
        .member("version", std::to_string(row.id.version))
        .member("direction", to_string(row.id.direction))
        .member("statement", row.id.statement)
        .member("table", row.table)
        .member("key", join(row.columns, ","))
        .member("state", state_of(row, holder))
        .member("rows", row.rows_walked)
        .member("rows_changed", row.rows_changed)
        .member("rows_aside", row.rows_aside)
        .member("batches", row.batches);
    if (const auto fraction = row.fraction()) {
      json.member("percent", static_cast<std::int64_t>(*fraction * 100));
    }
    if (row.last) json.member("last_key", key_to_text(*row.last));
    if (!row.error.empty()) json.member("error", row.error);
    json.member("started_at", row.started_at).member("updated_at", row.updated_at).end_object();
  }
  json.end_array().key("running_now");
  holder.empty() ? json.null() : json.value(std::string_view(holder));
  return json.end_object().text();
}

// The batches of a SQLite backfill leave little room for another writer: it asks until it gets in.
void write(Driver& driver, const std::function<void()>& change) {
  for (int tries = 0;; ++tries) {
    try {
      return change();
    } catch (const Error& error) {
      driver.rollback();
      if (error.sqlstate != "55P03" || tries == most_polls) throw;
      std::this_thread::sleep_for(poll);
    }
  }
}

// Waits until the batch that runs has ended and the engine has seen it.
bool came_to(BackfillStore& store, const BackfillId& id, BackfillState state) {
  for (int tries = 0; tries < most_polls; ++tries) {
    const auto row = store.find(id);
    if (!row || row->state == state || row->state == BackfillState::done) return true;
    std::this_thread::sleep_for(poll);
  }
  return false;
}

[[noreturn]] void refuse_idle(std::string_view action, const std::string& place) {
  throw Error(ErrorKind::refused, concat("nothing to ", action, ": no mig is running ", place),
              "mig backfill status shows how far each is; mig up goes on with it");
}

void say(const Invocation& invocation, const BackfillRow& row, std::string_view what) {
  if (!invocation.settings.json) return print_result(concat(place_of(row), ": ", what));
  JsonWriter json;
  json.begin_object()
      .member("version", std::to_string(row.id.version))
      .member("direction", to_string(row.id.direction))
      .member("statement", row.id.statement)
      .member("backfill", what)
      .end_object();
  print_result(json.text());
}

void ask_engine(const Invocation& invocation, BackfillStore& store, Driver& driver,
                const BackfillRow& row, std::string_view action) {
  const bool is_pause = action == "pause";
  write(driver, [&] { store.want(row.id, action); });
  const bool obeyed =
      came_to(store, row.id, is_pause ? BackfillState::paused : BackfillState::stopped);
  say(invocation, row,
      !obeyed    ? "asked; the batch that runs has not ended yet"
      : is_pause ? "paused"
                 : "stopped");
}

void resume(const Invocation& invocation, BackfillStore& store, Driver& driver,
            const BackfillRow& row, const std::string& holder) {
  if (invocation.has("accept-edit")) write(driver, [&] { store.accept_edit(row.id); });
  write(driver, [&] { store.want(row.id, ""); });
  say(invocation, row,
      holder.empty() ? concat("no mig is running; mig ", to_string(row.id.direction), " goes on")
                     : "goes on");
}

int run(const Invocation& invocation) {
  const std::string action = invocation.words.empty() ? "status" : invocation.words.front();
  if (std::find(actions.begin(), actions.end(), action) == actions.end()) {
    throw Error(ErrorKind::usage, concat("backfill cannot \"", shorten(action, 60), "\""),
                "give one of status, pause, resume, stop");
  }
  if (invocation.has("accept-edit") && action != "resume") {
    throw Error(ErrorKind::usage, "--accept-edit belongs to mig backfill resume",
                "mig backfill resume VERSION --accept-edit");
  }
  const DatabaseUrl url = database_of(invocation.settings);
  Seen seen = look(invocation, url);
  seen.rows = of_versions(std::move(seen.rows), invocation, url.dialect);
  if (action == "status") {
    print_result(invocation.settings.json ? as_json(seen.rows, seen.holder)
                                          : as_text(seen.rows, seen.holder));
    return 0;
  }
  std::erase_if(seen.rows, [](const BackfillRow& row) { return !is_open(row); });
  if (seen.rows.empty()) {
    throw Error(ErrorKind::refused, concat("nothing to ", action, ": no backfill is half way"),
                "mig backfill status shows all of them");
  }
  ConnectOptions connecting;
  connecting.application_name = concat("mig ", MIG_VERSION, " backfill");
  connecting.busy_timeout = invocation.settings.lock_timeout;
  const auto driver = connect(url, connecting);
  BackfillStore store(*driver, invocation.settings.history_schema);
  for (const BackfillRow& row : seen.rows) {
    if (action == "resume") {
      resume(invocation, store, *driver, row, seen.holder);
    } else if (seen.holder.empty()) {
      refuse_idle(action, place_of(row));
    } else {
      ask_engine(invocation, store, *driver, row, action);
    }
  }
  return 0;
}

}  // namespace

extern const Command backfill_command;
const Command backfill_command{
    .name = "backfill",
    .arguments = "[status|pause|resume|stop] [V|CHANGE]",
    .summary = "show and steer statements that run in batches",
    .details =
        "From another terminal than the one in which mig up runs a statement with -- mig: "
        "backfill. status (the default) tells how far each is. pause lets the run wait after the "
        "batch that is under way, resume lets it go on, stop ends the run as Ctrl-C does; what is "
        "done stays done, and a later mig up goes on from there. V or CHANGE: of that migration, "
        "or of the steps of that change.",
    .most_words = 2,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
