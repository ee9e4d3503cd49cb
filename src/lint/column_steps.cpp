#include "lint/column_steps.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::size_t longest_name = 63;

// At most so many bytes, whole characters.
std::string_view cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return text.substr(0, limit);
}

}  // namespace

std::string constraint_name_for(const Catalog& catalog, std::string_view table,
                                std::string_view column, std::string_view suffix) {
  const std::string stem = concat(table, "_", column);
  return catalog.quoted(concat(cut(stem, longest_name - 1 - suffix.size()), "_", suffix));
}

std::vector<std::string> not_null_steps(const LintContext& context, std::string_view table,
                                        std::string_view column, std::string_view name) {
  const std::string validate =
      concat(next_migration, "ALTER TABLE ", table, " VALIDATE CONSTRAINT ", name, ";");
  if (context.versions.oldest >= postgres_version(18)) {
    return {concat("ALTER TABLE ", table, " ADD CONSTRAINT ", name, " NOT NULL ", column,
                   " NOT VALID;"),
            validate};
  }
  return {concat("ALTER TABLE ", table, " ADD CONSTRAINT ", name, " CHECK (", column,
                 " IS NOT NULL) NOT VALID;"),
          validate,
          concat(next_migration, "ALTER TABLE ", table, " ALTER COLUMN ", column,
                 " SET NOT NULL;\nALTER TABLE ", table, " DROP CONSTRAINT ", name, ";")};
}

std::string fill_step(std::string_view table, std::string_view column, std::string_view value) {
  return concat(next_migration, "-- in batches, each committed by itself:\nUPDATE ", table, " SET ",
                column, " = ", value, " WHERE ", column, " IS NULL;");
}

std::vector<std::string> unique_steps(std::string_view table, std::string_view column,
                                      std::string_view name, bool is_primary) {
  return {concat("-- next migration, once the rows have their values:\nCREATE UNIQUE INDEX "
                 "CONCURRENTLY ",
                 name, " ON ", table, " (", column, ");"),
          concat(next_migration, "ALTER TABLE ", table, " ADD CONSTRAINT ", name,
                 is_primary ? " PRIMARY KEY" : " UNIQUE", " USING INDEX ", name, ";")};
}

std::vector<std::string> column_drop_steps(const Catalog& catalog, const Table& table,
                                           const Column& column, std::string_view rules) {
  const std::string alter = concat("ALTER TABLE ", catalog.qualified_name(table.id), " ");
  const std::string name = catalog.quoted(column.name);
  const Constraint* key = table.primary_key();
  const bool is_in_key = key != nullptr && std::find(key->columns.begin(), key->columns.end(),
                                                     column.name) != key->columns.end();
  std::vector<std::string> steps;
  if (column.not_null && column.default_value.empty() && column.generated.empty() &&
      column.identity == Identity::none && !is_in_key) {
    steps.push_back(concat("-- so that code which leaves it out can insert:\n", alter,
                           "ALTER COLUMN ", name, " DROP NOT NULL;"));
  }
  steps.push_back(concat("-- next release: once no running code reads or writes it\n",
                         "-- mig: ignore ", rules, " -- not used since release …\n", alter,
                         "DROP COLUMN ", name, ";"));
  return steps;
}

std::string twins_step(const std::vector<std::string>& what) {
  const bool has_checks = std::any_of(
      what.begin(), what.end(), [](const std::string& each) { return each.starts_with("check "); });
  return concat(
      "-- next migrations: the same for the new column, indexes CONCURRENTLY, foreign keys ",
      has_checks ? "and checks " : "", "NOT VALID and then validated:\n--   ",
      join(what, "\n--   "));
}

void append_steps(std::vector<std::string>& to, std::vector<std::string> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace mig
