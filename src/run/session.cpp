#include "run/session.hpp"

#include <algorithm>

#include "base/crash_point.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds most_pause{5000};
constexpr milliseconds first_poll{30};
constexpr milliseconds most_poll{500};

ConnectOptions connect_options(const RunOptions& options) {
  ConnectOptions out;
  out.application_name = concat("mig ", options.tool_version, " ", options.run_id);
  if (options.lock_timeout.count() > 0) out.busy_timeout = options.lock_timeout;
  return out;
}

// What cannot be created for want of rights is a matter of permission, not of the migration.
[[noreturn]] void explain_tables(const Error& cause, const History& history) {
  Error error = cause;
  if (cause.sqlstate == "42501" || cause.sqlstate == "25006" || cause.sqlstate == "3F000") {
    error.kind = ErrorKind::connection;
    error.hint = concat("mig keeps its history in ", history.table(),
                        ": grant CREATE there, or choose another schema with history_schema");
  }
  error.message = concat("cannot create mig's tables: ", cause.message);
  throw error;
}

}  // namespace

Session::Session(const DatabaseUrl& url, RunOptions options, Watch& watch)
    : url_(url),
      options_(std::move(options)),
      watch_(watch),
      driver_(connect(url, connect_options(options_))),
      engine_(Engine::create(*driver_, url, options_)),
      history_(*driver_, options_.history_schema),
      random_(std::random_device{}()) {
  watch_.on_interrupt([driver = driver_.get()] { driver->interrupt(); });
  engine_->start_session();
}

Session::~Session() {
  watch_.on_interrupt({});
  driver_->rollback();
  engine_->unlock();
}

std::unique_ptr<Driver> Session::connect_another() const {
  return connect(url_, connect_options(options_));
}

bool Session::wait_for_lock(milliseconds one_try) {
  if (waited_ >= options_.lock_wait) return false;
  // Ten times the try: so that writers queue behind us at most a tenth of the time.
  const milliseconds grown{100LL << std::min(tries_++, 6)};
  const milliseconds base = std::min(most_pause, std::max(10 * one_try, grown));
  std::uniform_real_distribution<double> jitter(0.5, 1.5);
  const milliseconds pause{
      static_cast<std::int64_t>(static_cast<double>(base.count()) * jitter(random_))};
  const milliseconds left = std::min(pause, options_.lock_wait - waited_);
  watch_.sleep(left);
  waited_ += left + one_try;
  return true;
}

bool Session::pause_for_lock(milliseconds time, milliseconds looking) {
  if (waited_ >= options_.lock_wait) return false;
  watch_.sleep(time);
  waited_ += time + looking;
  return true;
}

void Session::take_lock(const std::function<void(const std::string&)>& talk) {
  const auto start = std::chrono::steady_clock::now();
  std::uniform_real_distribution<double> jitter(0.5, 1.5);
  milliseconds poll = first_poll;
  bool told = false;
  while (!engine_->try_lock()) {
    const auto so_far =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
    if (so_far >= options_.lock_wait) {
      const std::string holder = engine_->lock_holder();
      throw Error(ErrorKind::lock,
                  concat("another mig is at work on this database",
                         holder.empty() ? "" : concat(": ", holder)),
                  "wait for it to end, or give it longer with --lock-wait");
    }
    if (!told && so_far >= milliseconds{1000}) {
      told = true;
      const std::string holder = engine_->lock_holder();
      talk(concat("waiting for another mig", holder.empty() ? "" : concat(": ", holder)));
    }
    watch_.doing("waiting for the run lock");
    watch_.sleep(milliseconds{
        static_cast<std::int64_t>(static_cast<double>(poll.count()) * jitter(random_))});
    poll = std::min(most_poll, poll * 2);
  }
  watch_.doing("");
}

void Session::with_patience(const std::function<void()>& read) {
  for (;;) {
    try {
      return read();
    } catch (Error& error) {
      driver_->rollback();
      watch_.check();
      if (error.sqlstate != "55P03") throw;
      if (wait_for_lock(options_.lock_timeout)) continue;
      error.kind = ErrorKind::lock;
      error.hint =
          "another process holds the database: see what it does, or wait longer with --lock-wait";
      throw;
    }
  }
}

void Session::check_project() {
  if (options_.project.empty() || !has_history_) return;
  const std::optional<std::string> known = history_.meta("project");
  if (!known || *known == options_.project) return;
  throw Error(ErrorKind::refused,
              concat("this database belongs to project ", *known, ", mig.toml is project ",
                     options_.project),
              "check --database and --config: these are another project's migrations");
}

// What a database remembers of its configuration: whose it is, and that it is protected.
void Session::record_configuration() {
  if (!options_.project.empty() && !history_.meta("project")) {
    driver_->exchange(history_.set_meta_sql("project", options_.project));
  }
  if (options_.is_protected && options_.may_mark_protected && !history_.meta("protected")) {
    driver_->exchange(history_.set_meta_sql("protected", options_.environment));
  }
}

void Session::open(const std::function<void(const std::string&)>& talk) {
  crash_point("connected");
  if (!engine_->is_writable()) {
    throw Error(ErrorKind::connection, "the server is a standby: it takes no writes",
                "connect to the primary (target_session_attrs=read-write in the URL does it)");
  }
  take_lock(talk);
  crash_point("run lock taken");
  with_patience([this] { has_history_ = history_.exists(); });
  if (has_history_) {
    with_patience([this] {
      history_.check_format();
      check_project();
    });
  }
}

void Session::prepare_to_write() {
  for (;;) {
    try {
      if (!has_history_) history_.create();
      has_history_ = true;
      crash_point("tables made");
      record_configuration();
      return;
    } catch (const Error& error) {
      driver_->rollback();
      watch_.check();
      // Behind a pooler two runners may create the tables at once: the second sees them next time round.
      const bool raced = error.sqlstate == "23505" || error.sqlstate == "42P07" ||
                         error.sqlstate == "55P03" || error.sqlstate == "42710";
      if (!raced || !wait_for_lock(milliseconds{10})) explain_tables(error, history_);
    }
  }
}

std::vector<HistoryRow> Session::read_history() {
  std::vector<HistoryRow> rows;
  if (has_history_) with_patience([&] { rows = history_.read(); });
  return rows;
}

void Session::refuse_if_protected(const std::string& confirmed) {
  std::optional<std::string> name;
  if (has_history_) with_patience([&] { name = history_.meta("protected"); });
  if (!name && options_.is_protected) name = options_.environment;
  if (confirmed == name.value_or("")) return;
  if (!name) {
    throw Error(ErrorKind::refused,
                concat("--confirm ", confirmed, ": this database is not known as that"),
                "leave --confirm out, or check --env and --database");
  }
  throw Error(ErrorKind::refused,
              concat("\"", *name, "\" is protected: nothing is undone there",
                     confirmed.empty() ? "" : concat(" (--confirm said \"", confirmed, "\")")),
              concat("if you mean it, say so by name: --confirm ", *name));
}

}  // namespace mig
