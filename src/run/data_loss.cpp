#include "run/data_loss.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "sql/ast.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// Above it PostgreSQL's own estimate is told: counting would read the whole table.
constexpr std::int64_t most_counted = 3'000'000;
constexpr std::size_t most_told = 8;

std::string written(const ast::ObjectName& name, Dialect dialect) {
  const std::string table = quote_identifier(name.name.text, dialect);
  return name.schema ? concat(quote_identifier(name.schema.text, dialect), ".", table) : table;
}

void add_losses(const ast::Statement& statement, Dialect dialect, std::vector<LostData>& lost) {
  if (const auto* drop = statement.as<ast::Drop>();
      drop != nullptr && drop->object == ast::ObjectKind::table) {
    for (const ast::ObjectReference& each : drop->objects) {
      lost.push_back({written(each.name, dialect), {}});
    }
  }
  const auto* alter = statement.as<ast::AlterTable>();
  if (alter == nullptr || alter->object != ast::ObjectKind::table) return;
  for (const ast::AlterTableAction& action : alter->actions) {
    if (action.kind != ast::AlterTableKind::drop_column) continue;
    lost.push_back({written(alter->name, dialect), quote_identifier(action.name.text, dialect)});
  }
}

// The planner's estimate of the rows; 0 where it is small, unknown or not there.
std::int64_t large_estimate(Driver& driver, const std::string& table) {
  if (driver.dialect() != Dialect::postgres) return 0;
  const Value parameters[] = {table};
  const Rows rows = driver.query(
      "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = to_regclass($1)",
      parameters);
  const std::int64_t rows_there =
      rows.empty() ? 0 : parse_number(rows[0][0].value_or("")).value_or(0);
  return rows_there > most_counted ? rows_there : 0;
}

std::string amount(Driver& driver, const LostData& lost) try {
  const std::string_view noun = lost.column.empty() ? "row" : "value";
  if (const std::int64_t about = large_estimate(driver, lost.table)) {
    return concat("about ", about / 1'000'000, " million ", noun, "s");
  }
  const Rows rows = driver.exchange(
      concat("SELECT count(", lost.column.empty() ? "*" : lost.column, ") FROM ", lost.table));
  return count_of(static_cast<std::uint64_t>(parse_number(*rows.at(0).at(0)).value_or(0)), noun);
} catch (const Error& error) {
  if (error.kind == ErrorKind::connection) throw;
  return "not counted";
}

}  // namespace

std::vector<LostData> lost_data(const MigrationScript& script) {
  std::vector<LostData> lost;
  StatementReader reader(script.source().text(), script.dialect());
  while (const ParsedStatement* each = reader.next()) {
    if (each->statement != nullptr) add_losses(*each->statement, script.dialect(), lost);
  }
  return lost;
}

bool loses_data(const MigrationScript& up, const MigrationScript* down) {
  if (up.directives().phase != Phase::contract) return false;
  if (down != nullptr) return down->directives().irreversible.has_value();
  return !lost_data(up).empty();
}

std::string describe_loss(Driver& driver, const std::vector<LostData>& lost) {
  std::string out;
  for (std::size_t i = 0; i < std::min(lost.size(), most_told); ++i) {
    const LostData& each = lost[i];
    const std::string what =
        each.column.empty() ? concat("table ", each.table) : concat(each.table, ".", each.column);
    out += concat(i == 0 ? "" : ", ", what, " (", amount(driver, each), ")");
  }
  if (lost.size() > most_told) out += concat(" and ", lost.size() - most_told, " more");
  return out;
}

}  // namespace mig
