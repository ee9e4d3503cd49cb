#include "rewrite/blocks/not_valid.hpp"

#include "base/text.hpp"
#include "catalog/print_parts.hpp"

namespace mig {
namespace {

// Rows of a NOT VALID constraint that break it cannot be updated any more: they are told before it is there.
std::string check_of(const Catalog& catalog, const Table& table, const Constraint& constraint) {
  const std::string name = catalog.qualified_name(table.id);
  if (constraint.kind == ast::ConstraintKind::check) {
    return concat("-- mig: check every row of ", table.name, " satisfies ", constraint.name,
                  "\nSELECT * FROM ", name, " WHERE NOT (", constraint.expression, ") LIMIT 5;");
  }
  std::string is_filled, is_found;
  for (std::size_t i = 0; i < constraint.columns.size(); ++i) {
    const std::string column = catalog.quoted(constraint.columns[i]);
    is_filled += concat(is_filled.empty() ? "" : " AND ", "child.", column, " IS NOT NULL");
    is_found += concat(is_found.empty() ? "" : " AND ", "parent.",
                       catalog.quoted(constraint.referenced_columns[i]), " = child.", column);
  }
  return concat("-- mig: check every row of ", table.name, " has its parent\nSELECT child.* FROM ",
                name, " AS child WHERE ", is_filled, " AND NOT EXISTS (SELECT FROM ",
                catalog.qualified_name(constraint.references), " AS parent WHERE ", is_found,
                ") LIMIT 5;");
}

}  // namespace

void add_not_valid_steps(RewriteSite& site, const Table& table, const Constraint& constraint) {
  const Catalog& after = site.at.after;
  const std::string alter = concat("ALTER TABLE ", after.qualified_name(table.id), " ");
  const std::string name = after.quoted(constraint.name);
  if (table.is_partitioned() && constraint.kind == ast::ConstraintKind::foreign_key &&
      site.context.versions.oldest < postgres_version(18)) {
    throw RewriteRefusal(
        concat("PostgreSQL before 18 takes no NOT VALID foreign key of a "
               "partitioned table, as ",
               table.name, " is"));
  }
  RewriteStep& constrain = site.step(Stage::constrain, table.id);
  constrain.is_step_by_step = true;  // the check reads the table: no lock is held meanwhile
  constrain.needs_key_of = constraint.references;
  Constraint open = constraint;
  open.is_valid = false;
  constrain.up.insert(constrain.up.begin(), check_of(after, table, constraint));
  constrain.up.push_back(concat(alter, "ADD ", print_constraint(after, table, open), ";"));
  constrain.down.insert(constrain.down.begin(),
                        concat(alter, "DROP CONSTRAINT IF EXISTS ", name, ";"));
  RewriteStep& validate = site.step(Stage::validate, table.id);
  validate.is_step_by_step = true;
  validate.up.push_back(concat(alter, "VALIDATE CONSTRAINT ", name, ";"));
  validate.down.insert(validate.down.begin(), concat(alter, "DROP CONSTRAINT ", name, ", ADD ",
                                                     print_constraint(after, table, open), ";"));
}

}  // namespace mig
