// A project in a temporary directory with a database of its own, on either engine: what an end-to-end test stands on.
// SQLite: a file in the directory. PostgreSQL: a database created on the server that MIG_TEST_POSTGRES names.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/dialect.hpp"
#include "database/driver.hpp"
#include "support/process.hpp"

namespace mig::test {

class Lab {
 public:
  // `server`: a PostgreSQL server's URL instead of the one that MIG_TEST_POSTGRES names.
  explicit Lab(Dialect dialect, std::string server = "");
  ~Lab();
  Lab(const Lab&) = delete;
  Lab& operator=(const Lab&) = delete;

  Dialect dialect() const { return dialect_; }
  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path migrations() const { return root_ / "migrations"; }
  const std::string& url() const { return url_; }

  // Writes migrations/<id>/up.sql and, unless it is empty, down.sql.
  void write(const std::string& id, const std::string& up, const std::string& down = "");
  void remove(const std::string& id);
  // A new, empty database under another name; the old one is dropped.
  void fresh_database();

  // The command with --database and --migrations of this project.
  std::vector<std::string> command(std::vector<std::string> words, bool crash_build = false) const;
  Finished mig(std::vector<std::string> words,
               const std::map<std::string, std::string>& environment = {}) const;
  // mig-crash, killed at the `point`th protocol point (0: never); names of the points passed go to `log`.
  Finished crash(std::vector<std::string> words, int point,
                 const std::filesystem::path& log = {}) const;

  std::unique_ptr<Driver> connect() const;
  Rows query(const std::string& sql) const;
  std::string one(const std::string& sql) const;  // the first cell, "" when there is none
  // Polls until one(sql) is `wanted`; false after half a minute. What cannot be asked yet is not so yet.
  bool eventually(const std::string& sql, const std::string& wanted) const;
  // Schema, data and history as text, without times: equal for equal databases.
  std::string fingerprint() const;

 private:
  void drop_database();
  std::string server() const;
  void on_server(const std::string& sql) const;
  Dialect dialect_;
  std::filesystem::path root_;
  std::string server_, url_, name_;
};

}  // namespace mig::test
