#include "cli/table_sizes.hpp"

#include "base/text.hpp"
#include "database/table_sizes.hpp"
#include "sql/quote.hpp"

namespace mig {

TableSizes sizes_of_database(Driver& driver) {
  TableSizes sizes;
  for (const StoredTable& each : table_sizes(driver)) {
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
