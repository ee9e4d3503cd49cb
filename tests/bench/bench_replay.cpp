// What it costs to know the schema: a history of migrations replayed into a catalogue, in ms of CPU time (best of several
// runs), with the share that reading the text takes. The aim is 50 ms for 1,000 migrations.
//   bench-replay [MIGRATIONS | DIRECTORY…]   a generated history, or the up.sql of those below the directories, as PostgreSQL
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/source.hpp"
#include "bench/generated_sql.hpp"
#include "catalog/replay.hpp"

using namespace mig;
using namespace mig::bench;

namespace {

namespace fs = std::filesystem;
using History = std::vector<std::string>;

// What a project's history looks like: a table now and then, then columns, indexes, constraints, views, functions and
// changes of rows; later migrations change what earlier ones made.
std::string generated_migration(std::size_t number) {
  const std::string table = concat("shop.account_", number / 8);
  const std::string name = concat("account_", number / 8);
  switch (number % 8) {
    case 0:
      return concat(
          "CREATE TABLE ", table, " (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n",
          "  name varchar(80) NOT NULL DEFAULT '',\n  region_id bigint,\n  state shop.state NOT "
          "NULL DEFAULT 'new',\n  created_at timestamptz NOT NULL DEFAULT now(),\n  CONSTRAINT ",
          name, "_name CHECK (length(name) < 80)\n);\nCOMMENT ON TABLE ", table,
          " IS 'one of many';\n");
    case 1:
      return concat("CREATE INDEX ", name, "_region ON ", table,
                    " (region_id) WHERE state <> 'gone';\n", "CREATE UNIQUE INDEX ", name,
                    "_lower_name ON ", table, " (lower(name));\n");
    case 2:
      return concat("ALTER TABLE ", table,
                    "\n  ADD COLUMN balance numeric(12, 2) NOT NULL DEFAULT 0,\n",
                    "  ADD CONSTRAINT ", name,
                    "_region_fkey FOREIGN KEY (region_id) REFERENCES shop.region (id) NOT VALID;\n",
                    "ALTER TABLE ", table, " VALIDATE CONSTRAINT ", name, "_region_fkey;\n");
    case 3:
      return concat("CREATE VIEW shop.rich_", name,
                    " AS\n  SELECT a.id, a.name, r.name AS region\n  FROM ", table,
                    " a JOIN shop.region r ON r.id = a.region_id WHERE a.balance > 1000;\n");
    case 4:
      return concat("UPDATE ", table,
                    " SET name = trim(name) WHERE name <> trim(name);\nALTER TABLE ", table,
                    " ALTER COLUMN region_id SET NOT NULL;\n");
    case 5:
      return concat(
          "CREATE FUNCTION shop.touch_", name, "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n",
          "  IF NEW.name = '' THEN RAISE EXCEPTION 'no name'; END IF;\n  RETURN NEW;\nEND $$;\n",
          "CREATE TRIGGER touch BEFORE UPDATE ON ", table,
          " FOR EACH ROW EXECUTE FUNCTION shop.touch_", name, "();\n");
    case 6:
      return concat("DROP VIEW shop.rich_", name, ";\nALTER TABLE ", table,
                    " RENAME COLUMN name TO title;\n");
    default:
      return concat("ALTER TABLE ", table,
                    " DROP COLUMN balance, ALTER COLUMN title TYPE text;\nDROP INDEX shop.", name,
                    "_lower_name;\n");
  }
}

History generated_history(std::size_t count) {
  History history = {
      "CREATE SCHEMA shop;\nCREATE TYPE shop.state AS ENUM ('new', 'known', 'gone');\n"
      "CREATE TABLE shop.region (id bigint PRIMARY KEY, name text NOT NULL UNIQUE);\n"};
  for (std::size_t i = 0; history.size() < count; ++i) history.push_back(generated_migration(i));
  return history;
}

History history_below(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.path().filename() == "up.sql") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  History history;
  for (const fs::path& file : files) history.emplace_back(Source::load(file).text());
  return history;
}

template <typename Work>
double best_milliseconds(Work work) {
  double best = 1e9;
  for (int run = 0; run < 7; ++run) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
  }
  return best;
}

void bench_history(const std::string& name, const History& history) {
  std::size_t bytes = 0, statements = 0, notes = 0;
  for (const std::string& text : history) bytes += text.size();
  const double parse = best_milliseconds([&] {
    for (const std::string& text : history) {
      StatementReader reader(text, Dialect::postgres);
      while (reader.next() != nullptr) {
      }
    }
  });
  const double replay = best_milliseconds([&] {
    Replay all(Dialect::postgres);
    for (const std::string& text : history) {
      all.begin_file(true);
      all.apply_script(text);
      all.end_file();
      all.end_session();
    }
    statements = all.statement_number();
    notes = all.notes().size();
  });
  std::printf(
      "%-20s %5zu migrations %6zu statements %6zu kB  replay %7.1f ms, reading %6.1f ms of it"
      "  (%.1f ms for 1,000 migrations; %zu notes)\n",
      name.c_str(), history.size(), statements, bytes / 1000, replay, parse,
      replay * 1e3 / static_cast<double>(history.size()), notes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && fs::is_directory(argv[1])) {
    for (int i = 1; i < argc; ++i)
      bench_history(fs::path(argv[i]).filename().string(), history_below(argv[i]));
    return 0;
  }
  const long asked = argc > 1 ? std::atol(argv[1]) : 1'000;
  bench_history("generated", generated_history(static_cast<std::size_t>(std::max(1L, asked))));
}
