#include "support/lab.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "base/text.hpp"

namespace mig::test {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(concat(name, " is not set"));
  return value;
}

// The server's URL with another database name: postgresql:///postgres?host=… -> postgresql:///NAME?host=…
std::string with_database(std::string url, const std::string& name) {
  const std::size_t host = url.find("//") + 2;
  const std::size_t slash = url.find('/', host);
  const std::size_t end = std::min(url.find('?', slash), url.size());
  return url.replace(slash + 1, end - slash - 1, name);
}

std::string fresh_name() {
  static std::atomic<int> count{0};
  return concat("mig_test_", ::getpid(), "_", ++count);
}

}  // namespace

Lab::Lab(Dialect dialect, std::string server) : dialect_(dialect), server_(std::move(server)) {
  std::array<char, 32> path{"/tmp/mig-lab-XXXXXX"};
  if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("cannot make a directory");
  root_ = path.data();
  std::filesystem::create_directory(migrations());
  fresh_database();
}

Lab::~Lab() {
  try {
    drop_database();
    std::filesystem::remove_all(root_);
  } catch (...) {  // the temporary directory stays behind
  }
}

std::string Lab::server() const {
  return server_.empty() ? environment("MIG_TEST_POSTGRES") : server_;
}

void Lab::on_server(const std::string& sql) const {
  mig::connect(DatabaseUrl::parse(server()))->exchange(sql);
}

void Lab::drop_database() {
  if (name_.empty()) return;
  if (dialect_ == Dialect::postgres) {
    on_server(concat("DROP DATABASE IF EXISTS ", name_, " WITH (FORCE)"));
  } else {
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
      std::filesystem::remove(root_ / concat(name_, ".db", suffix));
    }
  }
}

void Lab::fresh_database() {
  drop_database();
  name_ = fresh_name();
  if (dialect_ == Dialect::postgres) {
    on_server(concat("CREATE DATABASE ", name_));
    url_ = with_database(server(), name_);
  } else {
    url_ = concat("sqlite:", (root_ / concat(name_, ".db")).string());
  }
}

void Lab::write(const std::string& id, const std::string& up, const std::string& down) {
  std::filesystem::create_directories(migrations() / id);
  std::ofstream(migrations() / id / "up.sql", std::ios::binary) << up;
  if (!down.empty()) std::ofstream(migrations() / id / "down.sql", std::ios::binary) << down;
}

void Lab::remove(const std::string& id) { std::filesystem::remove_all(migrations() / id); }

std::vector<std::string> Lab::command(std::vector<std::string> words, bool crash_build) const {
  std::vector<std::string> out{environment(crash_build ? "MIG_CRASH" : "MIG")};
  out.insert(out.end(), words.begin(), words.end());
  out.insert(out.end(), {"--database", url_, "--migrations", migrations().string()});
  return out;
}

Finished Lab::mig(std::vector<std::string> words,
                  const std::map<std::string, std::string>& extra) const {
  return run(command(std::move(words)), extra, root_.string());
}

Finished Lab::crash(std::vector<std::string> words, int point,
                    const std::filesystem::path& log) const {
  return run(command(std::move(words), true),
             {{"MIG_CRASH_AT", std::to_string(point)}, {"MIG_CRASH_LOG", log.string()}},
             root_.string());
}

std::unique_ptr<Driver> Lab::connect() const { return mig::connect(DatabaseUrl::parse(url_)); }

Rows Lab::query(const std::string& sql) const { return connect()->exchange(sql); }

std::string Lab::one(const std::string& sql) const {
  const Rows rows = query(sql);
  return rows.empty() || rows[0].empty() ? "" : rows[0][0].value_or("");
}

bool Lab::eventually(const std::string& sql, const std::string& wanted) const {
  for (int i = 0; i < 1500; ++i) {
    try {
      if (one(sql) == wanted) return true;
    } catch (const Error&) {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

std::string Lab::fingerprint() const {
  const std::unique_ptr<Driver> driver = connect();
  std::string out;
  const auto add = [&](const std::string& sql) {
    for (const Row& row : driver->exchange(sql)) {
      for (const Value& cell : row) out += concat(cell.value_or("NULL"), "|");
      out += "\n";
    }
  };
  const bool postgres = dialect_ == Dialect::postgres;
  add(postgres
          ? "SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), "
            "a.attnotnull, i.indisvalid, pg_get_indexdef(i.indexrelid) FROM pg_class c LEFT "
            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
            "LEFT JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relnamespace = "
            "'public'::regnamespace ORDER BY 1, a.attnum"
          : "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2");
  const Rows tables = driver->exchange(
      postgres ? "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND "
                 "relkind = 'r' AND relname NOT LIKE 'mig\\_%' ORDER BY 1"
               : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'mig!_%' "
                 "ESCAPE '!' AND name NOT LIKE 'sqlite_%' ORDER BY 1");
  for (const Row& table : tables) {
    out += concat("== ", *table[0], "\n");
    add(concat("SELECT * FROM ", driver->quote_identifier(*table[0]), " ORDER BY 1"));
  }
  out += "== history\n";
  add("SELECT version, name, state, origin, up_sum, down_sum, down_sql, stmt_sums, "
      "stmts_done, stmts_total, in_flight, in_flight_sql, error FROM mig_history ORDER BY seq");
  return out;
}

}  // namespace mig::test
