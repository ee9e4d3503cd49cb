#include "rewrite/blocks/unique_index.hpp"

#include "base/text.hpp"
#include "catalog/print_parts.hpp"

namespace mig {
namespace {

std::string_view deferral_of(const Constraint& constraint) {
  if (constraint.initially_deferred) return " DEFERRABLE INITIALLY DEFERRED";
  return constraint.is_deferrable ? " DEFERRABLE" : "";
}

}  // namespace

std::string duplicates_check(const Catalog& catalog, const Table& table, const Index& index) {
  std::vector<std::string> parts, places, conditions;  // places: an expression may be a constant
  if (!index.predicate.empty()) conditions.push_back(concat("(", index.predicate, ")"));
  for (const IndexElement& each : index.elements) {
    const bool is_column = !each.column.empty();
    parts.push_back(is_column ? catalog.quoted(each.column) : concat("(", each.expression, ")"));
    places.push_back(std::to_string(parts.size()));
    const Column* column = is_column ? table.column(each.column) : nullptr;
    if (index.nulls_not_distinct || (column != nullptr && column->not_null)) continue;
    conditions.push_back(concat(parts.back(), " IS NOT NULL"));
  }
  const std::string columns = join(parts, ", ");
  return concat("-- mig: check no two rows of ", table.name, " have the same ", columns,
                "\nSELECT ", columns, ", count(*) FROM ", catalog.qualified_name(table.id),
                conditions.empty() ? "" : " WHERE ", join(conditions, " AND "), " GROUP BY ",
                join(places, ", "), " HAVING count(*) > 1 LIMIT 5;");
}

std::string concurrent_build(const Catalog& catalog, const Index& index) {
  std::string text = print_index(catalog, index);
  text.insert(text.find(" INDEX ") + std::string_view(" INDEX ").size(), "CONCURRENTLY ");
  return text + ";";
}

void add_unique_steps(RewriteSite& site, const Table& table, const Constraint& constraint) {
  const Catalog& after = site.at.after;
  const auto* index = after.get<Index>(constraint.index);
  if (index == nullptr || constraint.without_overlaps) {
    throw RewriteRefusal(concat("the index of ", constraint.name, " cannot be built concurrently"));
  }
  const bool is_primary = constraint.kind == ast::ConstraintKind::primary_key;
  const std::string bare = after.quoted(constraint.name);
  RewriteStep& build = site.step(Stage::build, table.id);
  build.is_step_by_step = true;
  build.up.push_back(duplicates_check(after, table, *index));
  build.up.push_back(concurrent_build(after, *index));
  const std::string alter = concat("ALTER TABLE ", after.qualified_name(table.id), " ");
  build.up.push_back(concat(alter, "ADD CONSTRAINT ", bare, is_primary ? " PRIMARY KEY" : " UNIQUE",
                            " USING INDEX ", bare, deferral_of(constraint), ";"));
  build.down.insert(build.down.begin(), concat(alter, "DROP CONSTRAINT IF EXISTS ", bare, ";"));
}

}  // namespace mig
