// How fast text becomes typed statements, in MB/s of CPU time (best of several runs), and how much memory that takes:
// over a generated file that is mostly rows (that of bench-split), and over one that is all definitions. Beside it, where
// they are installed: libpg_query's JSON and protobuf trees, and squawk (wall time, a process of its own).
//   bench-parse [MEGABYTES]
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

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

void bench_squawk(const std::string& text) {
  namespace fs = std::filesystem;
  if (std::system("command -v squawk > /dev/null 2>&1") != 0) return;
  const fs::path file = fs::temp_directory_path() / concat("mig_bench_parse_", text.size(), ".sql");
  std::ofstream(file, std::ios::binary) << text;
  const auto start = std::chrono::steady_clock::now();
  const int status =
      std::system(concat("squawk --reporter gcc ", file.string(), " > /dev/null 2>&1").c_str());
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  std::printf("squawk\n%-24s %8.1f MB/s of wall time, all rules%s\n", "  lint",
              static_cast<double>(text.size()) / wall.count() / 1e6,
              status == -1 ? " (did not start)" : "");
  fs::remove(file);
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
  const long asked = argc > 1 ? std::atol(argv[1]) : 10;
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
    bench_squawk(text);
  }
}
