#include "database/table_sizes.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace mig {
namespace {

// The rows as the planner estimates them (estimate_rel_size): the density that was last seen times the pages there are.
// Never analysed: as many as fit with 8 bytes each, so that no large table passes for a small one.
constexpr std::string_view postgres_query = R"(
WITH stored AS (
  SELECT c.oid, c.relkind, n.nspname, c.relname,
    pg_catalog.pg_relation_size(c.oid) / current_setting('block_size')::bigint AS pages,
    c.relpages, c.reltuples, pg_catalog.pg_total_relation_size(c.oid) AS bytes
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
), sized AS (
  SELECT oid, relkind, nspname, relname, bytes,
    CASE WHEN relpages > 0 AND reltuples >= 0 THEN reltuples / relpages * pages
         ELSE pages * current_setting('block_size')::bigint / 36 END::bigint AS rows
  FROM stored
)
SELECT s.nspname, s.relname,
  CASE WHEN s.relkind = 'p' THEN p.rows ELSE s.rows END,
  CASE WHEN s.relkind = 'p' THEN p.bytes ELSE s.bytes END
FROM sized s LEFT JOIN LATERAL (
  SELECT COALESCE(sum(leaf.rows), 0)::bigint AS rows, COALESCE(sum(leaf.bytes), 0)::bigint AS bytes
  FROM pg_catalog.pg_partition_tree(s.oid) tree JOIN sized leaf ON leaf.oid = tree.relid
  WHERE tree.isleaf
) p ON s.relkind = 'p'
ORDER BY 1, 2)";

constexpr std::string_view sqlite_query = R"(
SELECT name FROM sqlite_master
WHERE type = 'table' AND rootpage <> 0 AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name)";

constexpr std::string_view dbstat_query = R"(
SELECT s.tbl_name, sum(d.pgsize) FROM dbstat d JOIN sqlite_master s ON s.name = d.name
GROUP BY 1)";

constexpr std::int64_t most_counted = 1'000'000;

std::int64_t number_in(const Value& value) { return value ? parse_number(*value).value_or(0) : 0; }

std::vector<StoredTable> postgres_sizes(Driver& driver) {
  std::vector<StoredTable> all;
  for (const Row& row : driver.query(postgres_query)) {
    all.push_back({row.at(0).value_or(""), row.at(1).value_or(""), number_in(row.at(2)),
                   number_in(row.at(3))});
  }
  return all;
}

std::map<std::string, std::int64_t> sqlite_bytes(Driver& driver) {
  std::map<std::string, std::int64_t> bytes;
  try {
    for (const Row& row : driver.query(dbstat_query)) {
      bytes[row.at(0).value_or("")] = number_in(row.at(1));
    }
  } catch (const Error& error) {
    if (error.sqlstate != "42601") throw;  // this library was built without dbstat
  }
  return bytes;
}

std::vector<StoredTable> sqlite_sizes(Driver& driver) {
  const auto bytes = sqlite_bytes(driver);
  std::vector<StoredTable> all;
  for (const Row& row : driver.query(sqlite_query)) {
    StoredTable& made = all.emplace_back();
    made.name = row.at(0).value_or("");
    const Rows count =
        driver.query(concat("SELECT count(*) FROM (SELECT 1 FROM ",
                            driver.quote_identifier(made.name), " LIMIT ", most_counted, ")"));
    made.rows = number_in(count.at(0).at(0));
    const auto found = bytes.find(made.name);
    if (found != bytes.end()) made.bytes = found->second;
  }
  return all;
}

}  // namespace

std::vector<StoredTable> table_sizes(Driver& driver) {
  return driver.dialect() == Dialect::postgres ? postgres_sizes(driver) : sqlite_sizes(driver);
}

}  // namespace mig
