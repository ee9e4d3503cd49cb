// How fast text becomes typed statements, in MB/s of CPU time (best of several runs), and how much memory that takes:
// over a generated file that is mostly rows (that of bench-split), and over one that is all definitions. Beside it, where
// they are installed: libpg_query's JSON and protobuf trees, and squawk (wall time, a process of its own, which also judges
// what it reads). Given directories, over the *.sql below each instead: mig in this process, squawk in one for all of a
// directory's files, which it is given as arguments.
//   bench-parse [--squawk PATH] [MEGABYTES | DIRECTORY…]
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <vector>

#include "bench/generated_sql.hpp"
#include "sql/parse.hpp"
#ifdef MIG_HAVE_PG_QUERY
#include <pg_query.h>
#endif

using namespace mig;
using namespace mig::bench;

namespace {

// Definitions and changes of them, few rows.
std::string generated_definitions(std::size_t bytes, Dialect dialect) {
  std::string text;
  text.reserve(bytes + 4'000);
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    text +=
        concat("CREATE TABLE account_", i, " (\n  id ", key_type(dialect),
               ",\n  name varchar(80) NOT NULL DEFAULT '' CHECK (length(name) < 80),\n  region_id "
               "bigint REFERENCES region (id) ON DELETE CASCADE,\n  created_at timestamp DEFAULT "
               "CURRENT_TIMESTAMP NOT NULL,\n  CONSTRAINT account_",
               i, "_name_key UNIQUE (region_id, name)\n);\n");
    text += concat(
        "ALTER TABLE account_", i, " ADD COLUMN balance numeric(12, 2) DEFAULT 0 NOT NULL;\n",
        "ALTER TABLE account_", i, " RENAME COLUMN name TO title;\n",
        "CREATE UNIQUE INDEX account_", i, "_title ON account_", i,
        " (lower(title)) WHERE balance > 0;\n", "CREATE VIEW rich_account_", i,
        " AS\n  SELECT a.id, a.title, r.name AS region, sum(p.amount) AS paid\n  FROM account_", i,
        " a JOIN region r ON r.id = a.region_id LEFT JOIN payment p ON p.account_id = a.id\n",
        "  WHERE a.balance > 1000 AND r.name IN ('north', 'south')\n  GROUP BY a.id, a.title, "
        "r.name HAVING count(*) > 1;\nUPDATE account_",
        i,
        " SET title = trim(title), balance = coalesce(balance, 0) WHERE created_at < "
        "'2026-01-01';\nDROP VIEW IF EXISTS poor_account_",
        i, ";\n");
  }
  return text;
}

struct Count {
  std::size_t read = 0, unreadable = 0;
  void take(const ParsedStatement& statement) {
    ++(statement.statement != nullptr ? read : unreadable);
  }
};

void print_count(const char* what, Count count) {
  std::printf("%-24s %8zu statements, %zu unreadable\n", what, count.read + count.unreadable,
              count.unreadable);
}

void print_memory(const char* what, long before, std::size_t text) {
  const double used = static_cast<double>(peak_kilobytes() - before) * 1e3;
  std::printf("%-24s %8.1f MB beyond the text: %.1f times its size\n", what, used / 1e6,
              used / static_cast<double>(text));
}

void bench_mig(const std::string& text, Dialect dialect) {
  Count count;
  const long before = peak_kilobytes();
  measure("  statement by statement", text.size(), [&] {
    count = {};
    StatementReader reader(text, dialect);
    while (const ParsedStatement* statement = reader.next()) count.take(*statement);
  });
  print_count("  read", count);
  print_memory("  peak memory", before, text.size());
  measure("  kept as a whole", text.size(), [&] { Script(text, dialect); });
  print_memory("  peak memory", before, text.size());
}

#ifdef MIG_HAVE_PG_QUERY
void bench_libpg_query_json(const std::string& text) {
  const long before = peak_kilobytes();
  measure("  parse", text.size(),
          [&] { pg_query_free_parse_result(pg_query_parse(text.c_str())); });
  print_memory("  peak memory", before, text.size());
}

void bench_libpg_query_protobuf(const std::string& text) {
  const long before = peak_kilobytes();
  measure("  parse", text.size(),
          [&] { pg_query_free_protobuf_parse_result(pg_query_parse_protobuf(text.c_str())); });
  print_memory("  peak memory", before, text.size());
}
#endif

std::string quoted(const std::string& word) {
  std::string made = "'";
  for (const char c : word) made += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return made + "'";
}

double wall_seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Megabytes per second of wall time; 0: it is not installed or did not run to its end.
double bench_squawk(const std::string& squawk, const std::vector<std::string>& files,
                    std::size_t bytes) {
  if (std::system(concat("command -v ", quoted(squawk), " > /dev/null 2>&1").c_str()) != 0) {
    return 0;
  }
  std::string command = concat(quoted(squawk), " --reporter gcc");
  for (const std::string& each : files) command += concat(" ", quoted(each));
  int status = 0;
  const double seconds =
      wall_seconds([&] { status = std::system((command + " > /dev/null 2>&1").c_str()); });
  const bool is_run = WIFEXITED(status) && WEXITSTATUS(status) <= 1;  // 1: it found something
  const double speed = static_cast<double>(bytes) / seconds / 1e6;
  std::printf("squawk\n%-24s %8.1f MB/s of wall time, all rules, one process for %zu files%s\n",
              "  lint", speed, files.size(), is_run ? "" : " (did not run to its end)");
  return is_run ? speed : 0;
}

void bench_squawk(const std::string& squawk, const std::string& text) {
  namespace fs = std::filesystem;
  const fs::path file = fs::temp_directory_path() / concat("mig_bench_parse_", text.size(), ".sql");
  std::ofstream(file, std::ios::binary) << text;
  bench_squawk(squawk, {file.string()}, text.size());
  fs::remove(file);
}

// ---- the files of a directory

void bench_directory(const std::string& squawk, const std::filesystem::path& directory) {
  std::vector<std::string> files, texts;
  std::size_t bytes = 0;
  for (const auto& item : std::filesystem::recursive_directory_iterator(directory)) {
    if (item.path().extension() != ".sql" || !item.is_regular_file()) continue;
    files.push_back(item.path().string());
    std::ifstream stream(item.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    bytes += texts.back().size();
  }
  std::printf("%s, %zu files, %zu bytes\n", directory.c_str(), files.size(), bytes);
  if (bytes == 0) return;
  Count count;
  const double seconds = wall_seconds([&] {
    for (const std::string& text : texts) {
      StatementReader reader(text, Dialect::postgres);
      while (const ParsedStatement* statement = reader.next()) count.take(*statement);
    }
  });
  const double speed = static_cast<double>(bytes) / seconds / 1e6;
  std::printf(
      "mig, postgres\n%-24s %8.1f MB/s of wall time, in this process, without reading the "
      "files\n",
      "  parse", speed);
  print_count("  read", count);
#ifdef MIG_HAVE_PG_QUERY
  const double theirs = wall_seconds([&] {
    for (const std::string& text : texts) {
      pg_query_free_parse_result(pg_query_parse(text.c_str()));
    }
  });
  std::printf(
      "libpg_query, JSON tree\n%-24s %8.1f MB/s of wall time, in this process; mig is %.1f "
      "times as fast\n",
      "  parse", static_cast<double>(bytes) / theirs / 1e6, theirs / seconds);
#endif
  std::fflush(stdout);
  if (const double other = bench_squawk(squawk, files, bytes); other > 0) {
    std::printf("%-24s %8.1f times the speed of squawk, which also starts, reads and judges\n",
                "  mig's parse", speed / other);
  }
}

// Runs `work` in a child, so that its peak of memory is its own: one before it would hide it.
template <typename Work>
void in_child(const std::string& title, Work work) {
  std::puts(title.c_str());
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    ::_exit(0);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0)
    std::puts("  did not end well");
}

struct Text {
  const char* name;
  std::string (*generate)(std::size_t, Dialect);
};

constexpr Text texts[] = {{"mostly rows", generated_sql}, {"definitions", generated_definitions}};

}  // namespace

int main(int argc, char** argv) {
  std::string squawk = "squawk";
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() > 1 && words[0] == "--squawk") {
    squawk = words[1];
    words.erase(words.begin(), words.begin() + 2);
  }
  if (!words.empty() && std::filesystem::is_directory(words[0])) {
    for (const std::string& each : words) bench_directory(squawk, each);
    return 0;
  }
  const long asked = words.empty() ? 10 : std::atol(words[0].c_str());
  const std::size_t bytes = static_cast<std::size_t>(std::max(1L, asked)) * 1'000'000;
  for (const Text& kind : texts) {
    const std::string text = kind.generate(bytes, Dialect::postgres);
    const std::string head = concat(kind.name, ", ", text.size() / 1'000'000, " MB, ");
    in_child(concat(head, "mig, postgres"), [&] { bench_mig(text, Dialect::postgres); });
    in_child(concat(head, "mig, sqlite"),
             [&] { bench_mig(kind.generate(bytes, Dialect::sqlite), Dialect::sqlite); });
#ifdef MIG_HAVE_PG_QUERY
    in_child(concat(head, "libpg_query, JSON tree"), [&] { bench_libpg_query_json(text); });
    in_child(concat(head, "libpg_query, protobuf tree"), [&] { bench_libpg_query_protobuf(text); });
#endif
    bench_squawk(squawk, text);
  }
}
