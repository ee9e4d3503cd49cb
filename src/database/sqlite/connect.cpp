#include "database/sqlite/connect.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/text.hpp"
#include "database/sqlite/driver.hpp"
#include "database/sqlite/errors.hpp"

namespace mig {
namespace {

constexpr std::string_view memory = ":memory:";

[[noreturn]] void refuse(const DatabaseUrl& url, std::string_view why, std::string_view sqlstate,
                         std::string hint) {
  Error error(ErrorKind::connection, concat("cannot open ", url.display, ": ", why),
              std::move(hint));
  error.sqlstate = sqlstate;
  throw error;
}

std::string directory_of(const std::string& path) {
  const std::string directory = std::filesystem::path(path).parent_path().string();
  return directory.empty() ? "." : directory;
}

// What the file system can say about a path, before SQLite reduces it to "unable to open database file".
void check_path(const DatabaseUrl& url, OpenMode mode) {
  const std::string& path = url.target;
  const bool write = mode == OpenMode::read_write;
  struct stat facts {};
  if (::stat(path.c_str(), &facts) == 0) {
    if (S_ISDIR(facts.st_mode)) refuse(url, "it is a directory", "58030", "name a file in it");
    if (::access(path.c_str(), R_OK) != 0) {
      refuse(url, std::strerror(errno), "42501", "you need the permission to read the file");
    }
    if (write && ::access(path.c_str(), W_OK) != 0) {
      refuse(url, "the file is read-only", "25006", "you need the permission to write to the file");
    }
  } else if (errno != ENOENT) {
    refuse(url, std::strerror(errno), "58030",
           "check the path, and that you may enter its directories");
  } else if (!write) {
    refuse(url, "no such file", "3D000", "check the path; `mig up` creates the file");
  }
  const std::string directory = directory_of(path);
  if (::stat(directory.c_str(), &facts) != 0) {
    refuse(url, concat("no directory ", shorten(directory, 200)), "58030",
           "create the directory, or check the path");
  }
  if (write && ::access(directory.c_str(), W_OK) != 0) {
    refuse(url, "its directory is read-only", "25006",
           "SQLite writes a journal beside the file: you need the permission to write there");
  }
}

[[noreturn]] void explain(const DatabaseUrl& url, int code, std::string_view message) {
  const int primary = code & 0xff;
  const std::string_view hint =
      primary == SQLITE_NOTADB
          ? "the file is not a SQLite database, or it is encrypted: check the path"
      : primary == SQLITE_CORRUPT ? "the file is damaged: restore it from a backup"
                                  : "check the path and its permissions";
  refuse(url, shorten(message, 500), sqlstate_of(code), std::string(hint));
}

// One thread uses the connection (sqlite3_interrupt needs no lock), and nobody asks for memory statistics: without
// the mutexes of both a large file runs a tenth faster.
void drop_needless_locks() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)once;  // refused when SQLite is in use already: then it is only slower
}

SQLite::Database open(const DatabaseUrl& url, int flags, const ConnectOptions& options) {
  drop_needless_locks();
  SQLite::Database database(url.target, flags | SQLite::OPEN_NOMUTEX,
                            static_cast<int>(options.busy_timeout.count()));
  sqlite3_extended_result_codes(database.getHandle(), 1);
  // Only reading shows whether the file is a database at all. A busy one is: waiting for it is the caller's business.
  const int code =
      sqlite3_exec(database.getHandle(), "PRAGMA schema_version", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) {
    throw SQLite::Exception(database.getHandle(), code);
  }
  return database;
}

// A crashed writer leaves a journal that somebody has to roll back before anybody can read, and a connection that may
// not write cannot do it. Every reader of SQLite does this; nothing else is ever written.
bool needs_recovery(int code) {
  return code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY ||
         code == SQLITE_READONLY_CANTINIT || (code & 0xff) == SQLITE_CANTOPEN;
}

SQLite::Database open_to_read(const DatabaseUrl& url, const ConnectOptions& options) try {
  return open(url, SQLite::OPEN_READONLY, options);
} catch (const SQLite::Exception& exception) {
  if (!needs_recovery(exception.getExtendedErrorCode())) throw;
  SQLite::Database database = open(url, SQLite::OPEN_READWRITE, options);
  database.exec("PRAGMA query_only = 1");
  return database;
}

SQLite::Database open_to_write(const DatabaseUrl& url, const ConnectOptions& options) {
  SQLite::Database database = open(url, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, options);
  if (sqlite3_db_readonly(database.getHandle(), "main") == 1) {  // SQLite falls back without a word
    refuse(url, "the database is read-only", "25006",
           "you need the permission to write to the file");
  }
  return database;
}

}  // namespace

std::unique_ptr<Driver> connect_sqlite(const DatabaseUrl& url, const ConnectOptions& options) try {
  const bool write = options.mode == OpenMode::read_write || url.target == memory;
  if (url.target != memory) check_path(url, options.mode);
  return std::make_unique<SqliteDriver>(write ? open_to_write(url, options)
                                              : open_to_read(url, options));
} catch (const SQLite::Exception& exception) {
  explain(url, exception.getExtendedErrorCode(), exception.what());
}

std::string_view sqlite_library_version() { return sqlite3_libversion(); }

}  // namespace mig
