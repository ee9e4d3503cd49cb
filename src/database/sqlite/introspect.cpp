#include "database/sqlite/introspect.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

// SQLite keeps the text of every statement. What it keeps for itself (sqlite_sequence, sqlite_stat1, the indexes of
// constraints) has no text or a name that begins with sqlite_; a shadow table belongs to a virtual one. Triggers come
// last since they need their table or view; nothing else needs anything when it is created. encoding comes first: it
// cannot be changed any more once there is a table.
constexpr std::string_view schema_query = R"(
SELECT 0 AS rank, 'encoding' AS name, '' AS table_name, 'PRAGMA encoding = ' || quote(encoding) AS text
FROM pragma_encoding WHERE encoding <> 'UTF-8'
UNION ALL
SELECT 1, 'application_id', '', 'PRAGMA application_id = ' || application_id
FROM pragma_application_id WHERE application_id <> 0
UNION ALL
SELECT 1, 'user_version', '', 'PRAGMA user_version = ' || user_version
FROM pragma_user_version WHERE user_version <> 0
UNION ALL
SELECT CASE type WHEN 'table' THEN CASE WHEN rootpage = 0 THEN 3 ELSE 2 END WHEN 'index' THEN 4
    WHEN 'view' THEN 5 ELSE 6 END, name, lower(tbl_name), sql
FROM sqlite_master
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
ORDER BY 1, 2)";

bool is_without(const IntrospectOptions& options, const std::string& table) {
  return std::any_of(options.without.begin(), options.without.end(),
                     [&](const std::string& name) { return lower_ascii(name) == table; });
}

}  // namespace

std::vector<std::string> introspect_sqlite(Driver& driver, const IntrospectOptions& options) {
  std::vector<std::string> statements;
  for (Row& row : driver.query(schema_query)) {
    if (!is_without(options, row.at(2).value_or(""))) {
      statements.push_back(std::move(row.at(3)).value_or(""));
    }
  }
  return statements;
}

}  // namespace mig
