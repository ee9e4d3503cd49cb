// Histories of migrations for the benchmarks that replay and judge them.
#pragma once

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "base/text.hpp"

namespace mig::bench {

namespace fs = std::filesystem;
using History = std::vector<std::string>;

// What a project's history looks like: a table now and then, then columns, indexes, constraints, views, functions and
// changes of rows; later migrations change what earlier ones made.
inline std::string generated_migration(std::size_t number) {
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

inline History generated_history(std::size_t count) {
  History history = {
      "CREATE SCHEMA shop;\nCREATE TYPE shop.state AS ENUM ('new', 'known', 'gone');\n"
      "CREATE TABLE shop.region (id bigint PRIMARY KEY, name text NOT NULL UNIQUE);\n"};
  for (std::size_t i = 0; history.size() < count; ++i) history.push_back(generated_migration(i));
  return history;
}

inline History history_below(const fs::path& directory) {
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

}  // namespace mig::bench
