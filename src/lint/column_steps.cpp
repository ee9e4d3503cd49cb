#include "lint/column_steps.hpp"

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

void append_steps(std::vector<std::string>& to, std::vector<std::string> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace mig
