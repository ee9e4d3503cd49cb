// Prints what mig's runner costs, side by side with the floor in one run: the same SQL through sqlite3 and psql, one
// transaction a migration, once bare and once with the history row that any runner must write; for status, the reading
// of the directory and one SELECT. dbmate is measured too where it is installed.
//
//   bench-runner [--sizes 10,100,1000,10000] [--runs 5] [--megabytes 50] [--directory .]
//
// MIG names the binary. PostgreSQL is measured when MIG_TEST_POSTGRES names a server (scripts/bench starts one, with
// fsync on, as a real one has). Every figure is the median of the runs; the contenders take turns, so that a busy
// machine hurts all alike. The database of SQLite lies in --directory: on a disk, a commit costs what it costs there.
#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "database/driver.hpp"

namespace fs = std::filesystem;
using mig::concat;

namespace {

struct Cost {
  double wall_ms = 0, cpu_ms = 0, peak_mb = 0;
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

// Runs a program with its output thrown away.
Cost measure(std::vector<std::string> words, const std::string& input = "/dev/null") {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open(input.c_str(), O_RDONLY), 0);
    ::dup2(::open("/dev/null", O_WRONLY), 1);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  const auto end = std::chrono::steady_clock::now();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "failed: %s %s\n", words[0].c_str(),
                 words.size() > 1 ? words[1].c_str() : "");
    std::exit(1);
  }
  return {std::chrono::duration<double, std::milli>(end - start).count(),
          milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
          static_cast<double>(used.ru_maxrss) / 1024};
}

Cost median(std::vector<Cost> costs) {
  const auto middle = [&](double Cost::*field) {
    std::sort(costs.begin(), costs.end(),
              [&](const Cost& a, const Cost& b) { return a.*field < b.*field; });
    return costs[costs.size() / 2].*field;
  };
  return {middle(&Cost::wall_ms), middle(&Cost::cpu_ms), middle(&Cost::peak_mb)};
}

struct Contender {
  std::string name;
  std::function<Cost()> run;
};

// mig first; the others' figures are followed by how many times as long mig took.
void contest(const std::string& what, int runs, const std::vector<Contender>& contenders) {
  std::vector<std::vector<Cost>> costs(contenders.size());
  for (int i = 0; i < runs; ++i) {
    for (std::size_t k = 0; k < contenders.size(); ++k) costs[k].push_back(contenders[k].run());
  }
  const Cost mig = median(costs[0]);
  std::printf("%-26s mig %9.1f ms %8.1f cpu %6.1f MB", what.c_str(), mig.wall_ms, mig.cpu_ms,
              mig.peak_mb);
  for (std::size_t k = 1; k < contenders.size(); ++k) {
    const Cost other = median(costs[k]);
    std::printf(" | %s %.1f ms %.1f cpu: %.2f x", contenders[k].name.c_str(), other.wall_ms,
                other.cpu_ms, mig.wall_ms / other.wall_ms);
  }
  std::printf("\n");
  std::fflush(stdout);
}

std::string statement(int i) {
  return concat("INSERT INTO bench VALUES (", i, ", 'row ", i, "');\n");
}

std::string version(int i) {
  std::string number = std::to_string(20'200'101'000'000LL + i);
  return number;
}

// `count` one-INSERT migrations for mig and for dbmate, and the same SQL as one script with a transaction each.
void write_history(const fs::path& root, int count) {
  fs::create_directories(root / "migrations");
  fs::create_directories(root / "dbmate");
  std::ofstream bare(root / "bare.sql"), floor(root / "floor.sql");
  floor << "CREATE TABLE history (version bigint PRIMARY KEY, name text, sum text, at text);\n";
  for (int i = 0; i < count; ++i) {
    const std::string id = concat(version(i), "_step_", i);
    fs::create_directory(root / "migrations" / id);
    const std::string up =
        i == 0 ? "CREATE TABLE bench (id integer PRIMARY KEY, body text);\n" : statement(i);
    const std::string down =
        i == 0 ? "DROP TABLE bench;\n" : concat("DELETE FROM bench WHERE id = ", i, ";\n");
    std::ofstream(root / "migrations" / id / "up.sql") << up;
    std::ofstream(root / "migrations" / id / "down.sql") << down;
    std::ofstream(root / "dbmate" / concat(id, ".sql")) << "-- migrate:up\n"
                                                        << up << "-- migrate:down\n"
                                                        << down;
    bare << "BEGIN;\n" << up << "COMMIT;\n";
    floor << "BEGIN;\n"
          << up << "INSERT INTO history VALUES (" << version(i) << ", 'step_" << i << "', '"
          << std::string(64, 'a') << "', '2026-01-01T00:00:00Z');\nCOMMIT;\n";
  }
}

// What `status` cannot do without: the names of every directory and the bytes of every file.
void read_tree(const fs::path& root) {
  std::vector<char> buffer(1U << 16U);
  DIR* top = ::opendir(root.c_str());
  while (const dirent* entry = ::readdir(top)) {
    if (entry->d_name[0] == '.') continue;
    const std::string directory = concat(root.string(), "/", entry->d_name);
    DIR* inner = ::opendir(directory.c_str());
    if (inner == nullptr) continue;
    while (const dirent* file = ::readdir(inner)) {
      if (file->d_name[0] == '.') continue;
      const int descriptor = ::open(concat(directory, "/", file->d_name).c_str(), O_RDONLY);
      while (::read(descriptor, buffer.data(), buffer.size()) > 0) {
      }
      ::close(descriptor);
    }
    ::closedir(inner);
  }
  ::closedir(top);
}

struct Target {
  std::string name;
  std::function<std::string()> fresh;  // an empty database: its URL
  std::function<std::vector<std::string>(const std::string& url, const std::string& script)> shell;
};

std::string mig_binary() {
  const char* path = std::getenv("MIG");
  return path == nullptr ? "mig" : path;
}

std::vector<std::string> mig_words(const std::string& command, const std::string& url,
                                   const fs::path& root) {
  return {mig_binary(), command, "--database", url, "--migrations", (root / "migrations").string()};
}

bool installed(const std::string& program) {
  return std::system(concat("command -v ", program, " > /dev/null 2>&1").c_str()) == 0;
}

std::vector<std::string> dbmate_words(const std::string& url, const fs::path& root) {
  const std::string at = url.starts_with("sqlite:") ? url : concat(url, "&sslmode=disable");
  return {"dbmate",           "--url", at, "--migrations-dir", (root / "dbmate").string(),
          "--no-dump-schema", "up"};
}

// Reading the tree here, and one SELECT in the engine's own shell.
Cost look_floor(const fs::path& root, const std::vector<std::string>& shell) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  read_tree(root / "migrations");
  const double own = static_cast<double>(std::clock() - cpu) * 1e3 / CLOCKS_PER_SEC;
  const double wall =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  Cost cost = measure(shell);
  cost.wall_ms += wall;
  cost.cpu_ms += own;
  return cost;
}

void bench_size(const Target& target, const fs::path& root, int count, int runs) {
  const std::string label = concat(target.name, " ", count, " ");
  const auto script = [&](const char* name) {
    return [&target, path = (root / name).string()] {
      return measure(target.shell(target.fresh(), path));
    };
  };
  std::vector<Contender> up{{"mig", [&] { return measure(mig_words("up", target.fresh(), root)); }},
                            {"floor", script("floor.sql")},
                            {"bare SQL", script("bare.sql")}};
  if (installed("dbmate") && count <= 1000) {
    up.push_back({"dbmate", [&] { return measure(dbmate_words(target.fresh(), root)); }});
  }
  contest(label + "up", runs, up);
  const std::string url = target.fresh();
  measure(mig_words("up", url, root));
  const std::string select = (root / "select.sql").string();
  std::ofstream(select) << "SELECT version, name, state, up_sum FROM mig_history ORDER BY seq;\n";
  const auto look = [&] { return look_floor(root, target.shell(url, select)); };
  contest(label + "no-op up", runs,
          {{"mig", [&] { return measure(mig_words("up", url, root)); }}, {"read + SELECT", look}});
  contest(
      label + "status", runs,
      {{"mig", [&] { return measure(mig_words("status", url, root)); }}, {"read + SELECT", look}});
}

void write_large(const fs::path& root, int megabytes) {
  fs::create_directories(root / "migrations" / "20200101000000_large");
  std::ofstream up(root / "migrations" / "20200101000000_large" / "up.sql");
  std::ofstream script(root / "floor.sql");
  std::string text = "CREATE TABLE bench (id integer, body text);\n";
  const std::size_t wanted = static_cast<std::size_t>(megabytes) << 20U;
  for (int i = 0; text.size() < wanted; ++i) {
    text += concat("INSERT INTO bench VALUES (", i,
                   ", 'some text of a usual length for a row that is loaded ", i, "'), (", i,
                   ", 'and another one with a semicolon; and a -- dash');\n");
  }
  up << text;
  script << "BEGIN;\n" << text << "COMMIT;\n";
}

std::vector<int> numbers(const std::string& list) {
  std::vector<int> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    out.push_back(std::atoi(list.substr(at, comma - at).c_str()));
    at = comma + 1;
  }
  return out;
}

std::vector<Target> targets(const fs::path& base) {
  std::vector<Target> out;
  const std::string file = (base / "bench.db").string();
  out.push_back(
      {"sqlite",
       [file] {
         for (const char* end : {"", "-journal", "-wal", "-shm"}) fs::remove(file + end);
         return "sqlite:" + file;
       },
       [file](const std::string&, const std::string& script) {
         return std::vector<std::string>{"sqlite3", "-batch", file, concat(".read ", script)};
       }});
  const char* server = std::getenv("MIG_TEST_POSTGRES");
  if (server == nullptr) return out;
  std::string url = server;
  const std::size_t slash = url.find('/', url.find("//") + 2);
  url.replace(slash + 1, url.find('?', slash) - slash - 1, "mig_bench");
  const std::string admin = server;
  out.push_back({"postgres",
                 [admin, url] {
                   const auto driver = mig::connect(mig::DatabaseUrl::parse(admin));
                   driver->exchange("DROP DATABASE IF EXISTS mig_bench");
                   driver->exchange("CREATE DATABASE mig_bench");
                   return url;
                 },
                 [](const std::string& at, const std::string& script) {
                   return std::vector<std::string>{"psql", "-X",   "-q", "-v", "ON_ERROR_STOP=1",
                                                   "-f",   script, at};
                 }});
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<int> sizes{10, 100, 1000, 10000};
  int runs = 5, megabytes = 50;
  fs::path base = fs::current_path();
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--sizes") sizes = numbers(argv[i + 1]);
    if (option == "--runs") runs = std::atoi(argv[i + 1]);
    if (option == "--megabytes") megabytes = std::atoi(argv[i + 1]);
    if (option == "--directory") base = argv[i + 1];
  }
  base /= concat("mig-bench-", ::getpid());
  fs::create_directories(base);
  contest("start-up", std::max(runs, 21),
          {{"mig",
            [] {
              return measure({mig_binary(), "--version"});
            }},
           {"static program", [] { return measure({MIG_STATIC_FLOOR}); }}});
  const std::vector<Target> engines = targets(base);
  for (const int size : sizes) {
    const fs::path root = base / std::to_string(size);
    write_history(root, size);
    for (const Target& target : engines) bench_size(target, root, size, runs);
    fs::remove_all(root);
  }
  if (megabytes > 0) {
    const fs::path root = base / "large";
    write_large(root, megabytes);
    for (const Target& target : engines) {
      const std::string script = (root / "floor.sql").string();
      contest(concat(target.name, " one file, ", megabytes, " MB"), std::min(runs, 3),
              {{"mig", [&] { return measure(mig_words("up", target.fresh(), root)); }},
               {"floor", [&] { return measure(target.shell(target.fresh(), script)); }}});
    }
  }
  fs::remove_all(base);
  return 0;
}
