#include "run/sqlite_engine.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "base/text.hpp"

namespace mig {
namespace {

// Pragmas that belong to the connection and can be read back (sqlite.org/pragma.html). What is not here is stored in
// the file, ends with the transaction, or only asks.
constexpr std::array<std::string_view, 31> connection_pragmas{"analysis_limit",
                                                              "automatic_index",
                                                              "busy_timeout",
                                                              "cache_size",
                                                              "cache_spill",
                                                              "case_sensitive_like",
                                                              "cell_size_check",
                                                              "checkpoint_fullfsync",
                                                              "foreign_keys",
                                                              "full_column_names",
                                                              "fullfsync",
                                                              "hard_heap_limit",
                                                              "ignore_check_constraints",
                                                              "journal_size_limit",
                                                              "legacy_alter_table",
                                                              "locking_mode",
                                                              "max_page_count",
                                                              "mmap_size",
                                                              "query_only",
                                                              "read_uncommitted",
                                                              "recursive_triggers",
                                                              "reverse_unordered_selects",
                                                              "secure_delete",
                                                              "short_column_names",
                                                              "soft_heap_limit",
                                                              "synchronous",
                                                              "temp_store",
                                                              "threads",
                                                              "trusted_schema",
                                                              "wal_autocheckpoint",
                                                              "writable_schema"};

std::string user_at_host() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host = {"unknown"};
  const char* user = std::getenv("USER");
  if (user == nullptr) user = std::getenv("LOGNAME");
  return concat(user == nullptr ? concat("uid ", ::getuid()) : std::string(user), "@",
                std::string_view(host.data()));
}

// Temporary objects are made by text that says TEMP, TEMPORARY or temp.name: asking the database costs more.
bool may_make_temporaries(std::string_view text) {
  constexpr std::string_view word = "temp";
  return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
         }) != text.end();
}

std::string describe(const Row& violation) {
  return concat(violation[0].value_or("?"), " row ", violation[1].value_or("?"), " refers to ",
                violation[2].value_or("?"));
}

}  // namespace

SqliteEngine::SqliteEngine(Driver& driver, const DatabaseUrl& url, const RunOptions& options)
    : driver_(driver), actor_(user_at_host()), options_(options) {
  if (url.target == ":memory:") return;
  // Beside the real file, so that runners that reach it by different names meet at one lock.
  std::error_code unresolved;
  const std::filesystem::path real = std::filesystem::weakly_canonical(url.target, unresolved);
  lock_ = std::make_unique<FileLock>((unresolved ? url.target : real.string()) + ".mig-lock");
}

bool SqliteEngine::try_lock() {
  return lock_ == nullptr ||
         lock_->try_acquire(concat("process ", ::getpid(), " (", actor_, ", run ", options_.run_id,
                                   ", since ", utc_now(), ")"));
}

std::string SqliteEngine::lock_holder() { return lock_ == nullptr ? "" : lock_->holder(); }

void SqliteEngine::unlock() noexcept {
  if (lock_ != nullptr) lock_->release();
}

Rows SqliteEngine::begin(const std::string& begin_text, const BracketSettings&,
                         std::string_view guard_sql) {
  return driver_.exchange(concat(begin_text, ";\nSELECT guard.* FROM (SELECT 1) AS one LEFT JOIN (",
                                 guard_sql, ") AS guard ON true"));
}

void SqliteEngine::commit(std::string_view last_sql) {
  if (!driver_.in_transaction()) {
    throw Error(ErrorKind::internal, "the migration's transaction is not open any more");
  }
  driver_.exchange(concat(last_sql, ";\nCOMMIT"));
}

Value SqliteEngine::pragma(std::string_view name) {
  const Rows rows = driver_.exchange(concat("PRAGMA ", name));
  return rows.empty() || rows[0].empty() ? std::nullopt : rows[0][0];
}

void SqliteEngine::open_file(const MigrationScript& script, bool resumes) {
  to_restore_.clear();
  violations_before_.clear();
  const auto remember = [&](std::string_view name) {
    const bool known = std::any_of(to_restore_.begin(), to_restore_.end(),
                                   [&](const auto& pair) { return pair.first == name; });
    if (known || std::find(connection_pragmas.begin(), connection_pragmas.end(), name) ==
                     connection_pragmas.end()) {
      return;
    }
    // This one cannot be read back.
    if (name == "case_sensitive_like") return void(to_restore_.emplace_back(name, "OFF"));
    if (const Value value = pragma(name)) to_restore_.emplace_back(name, *value);
  };
  for (const Step& step : script.steps()) {
    if (step.statement->kind == StatementKind::pragma && !step.statement->details().value.empty()) {
      remember(step.statement->details().pragma);
    }
  }
  if (!script.foreign_keys()) return;
  remember("foreign_keys");
  driver_.exchange(concat("PRAGMA foreign_keys = ", *script.foreign_keys() ? "ON" : "OFF"));
  // What a cut-off run broke is the file's own fault: when it is resumed, nothing counts as there before.
  if (!*script.foreign_keys() && !resumes)
    violations_before_ = driver_.exchange("PRAGMA foreign_key_check");
}

void SqliteEngine::close_file(const MigrationScript& script) noexcept {
  try {
    for (const auto& [name, value] : to_restore_) {
      driver_.exchange(concat("PRAGMA ", name, " = ", value));
    }
    to_restore_.clear();
    if (!may_make_temporaries(script.source().text())) return;
    for (const Row& row : driver_.exchange(
             "SELECT type, name FROM temp.sqlite_master WHERE name NOT LIKE 'sqlite_%' AND type IN "
             "('table', 'view', 'trigger') ORDER BY type = 'table'")) {
      driver_.exchange(concat("DROP ", row[0].value_or(""), " IF EXISTS temp.",
                              driver_.quote_identifier(row[1].value_or(""))));
    }
  } catch (const Error&) {  // the file already failed, and its own error is the one to show
  }
}

void SqliteEngine::check_before_commit(const MigrationScript& script) {
  if (script.foreign_keys() != std::optional<bool>(false)) return;
  Rows found = driver_.exchange("PRAGMA foreign_key_check");
  std::vector<std::string> fresh;
  std::sort(found.begin(), found.end());
  std::sort(violations_before_.begin(), violations_before_.end());
  Rows added;
  std::set_difference(found.begin(), found.end(), violations_before_.begin(),
                      violations_before_.end(), std::back_inserter(added));
  if (added.empty()) return;
  for (std::size_t i = 0; i < std::min<std::size_t>(added.size(), 3); ++i) {
    fresh.push_back(describe(added[i]));
  }
  Error error(ErrorKind::failed,
              concat("the migration would leave ", count_of(added.size(), "row"),
                     " with a foreign key that points nowhere: ", join(fresh, "; "),
                     added.size() > 3 ? " …" : ""),
              "copy or keep every row that others refer to, with its key");
  error.sqlstate = "23503";
  throw error;
}

// VACUUM, PRAGMA journal_mode and their like may all run twice.
ProbeResult SqliteEngine::probe(const Statement&) { return ProbeResult::repeat; }

}  // namespace mig
