#include "cli/table_sizes.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "database/table_sizes.hpp"
#include "sql/quote.hpp"

namespace mig {

namespace {

bool is_of_mig(const StoredTable& table, const std::string& history_schema) {
  return (table.schema.empty() || table.schema == history_schema) &&
         std::find(std::begin(tables_of_mig), std::end(tables_of_mig), table.name) !=
             std::end(tables_of_mig);
}

}  // namespace

TableSizes sizes_of_database(Driver& driver, const std::string& history_schema) {
  TableSizes sizes;
  for (const StoredTable& each : table_sizes(driver)) {
    if (is_of_mig(each, history_schema)) continue;
    const std::string name = quote_identifier(each.name, driver.dialect());
    const std::string schema =
        each.schema.empty() ? "" : concat(quote_identifier(each.schema, driver.dialect()), ".");
    sizes.insert_or_assign(concat(schema, name), TableSize{each.rows, each.bytes});
  }
  return sizes;
}

void limit_lock_wait(Driver& driver, const Settings& settings) {
  if (driver.dialect() != Dialect::postgres) return;
  driver.exchange(concat("SET lock_timeout = ", settings.lock_timeout.count()));
}

}  // namespace mig
