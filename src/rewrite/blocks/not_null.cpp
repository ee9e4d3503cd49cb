#include "rewrite/blocks/not_null.hpp"

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/table.hpp"
#include "rewrite/helper_names.hpp"

namespace mig {
namespace {

void add_not_valid_not_null(RewriteSite& site, ObjectId table, std::string_view column) {
  const Catalog& catalog = site.at.before;
  const std::string alter = concat("ALTER TABLE ", catalog.qualified_name(table), " ");
  const std::string quoted = catalog.quoted(column);
  Catalog names = catalog;
  const auto* object = catalog.get<Table>(table);
  const std::string name =
      catalog.quoted(choose_constraint_name(names, object->parent, *object, column, "not_null"));
  RewriteStep& constrain = site.step(Stage::constrain, table);
  constrain.up.push_back(
      concat(alter, "ADD CONSTRAINT ", name, " NOT NULL ", quoted, " NOT VALID;"));
  constrain.down.push_back(concat(alter, "ALTER COLUMN ", quoted, " DROP NOT NULL;"));
  site.step(Stage::validate, table).up.push_back(concat(alter, "VALIDATE CONSTRAINT ", name, ";"));
}

}  // namespace

void add_not_null_steps(RewriteSite& site, ObjectId table, std::string_view column) {
  if (site.context.versions.oldest >= postgres_version(18)) {
    add_not_valid_not_null(site, table, column);
    return;
  }
  const Catalog& catalog = site.at.before;
  const std::string alter = concat("ALTER TABLE ", catalog.qualified_name(table), " ");
  const std::string quoted = catalog.quoted(column);
  const std::string proof = bare_helper_name(catalog, table, "nn", column);
  const std::string drop_proof = concat(alter, "DROP CONSTRAINT IF EXISTS ", proof, ";");
  RewriteStep& constrain = site.step(Stage::constrain, table);
  constrain.up.push_back(
      concat(alter, "ADD CONSTRAINT ", proof, " CHECK (", quoted, " IS NOT NULL) NOT VALID;"));
  constrain.down.insert(constrain.down.begin(), drop_proof);
  RewriteStep& validate = site.step(Stage::validate, table);
  validate.is_step_by_step = true;
  validate.up.push_back(concat(alter, "VALIDATE CONSTRAINT ", proof, ";"));
  // Two statements: in one ALTER TABLE the proof is lost, and the table is scanned under the lock.
  validate.up.push_back(concat(alter, "ALTER COLUMN ", quoted, " SET NOT NULL;"));
  validate.up.push_back(concat(alter, "DROP CONSTRAINT ", proof, ";"));
  validate.down.insert(
      validate.down.begin(),
      {concat(alter, "ADD CONSTRAINT ", proof, " CHECK (", quoted, " IS NOT NULL) NOT VALID;"),
       concat(alter, "ALTER COLUMN ", quoted, " DROP NOT NULL;")});
}

void add_null_check(RewriteSite& site, const Table& table, std::string_view column) {
  const Catalog& catalog = site.at.before;
  RewriteStep& constrain = site.step(Stage::constrain, table.id);
  constrain.is_step_by_step = true;
  constrain.up.push_back(concat("-- mig: check no row of ", table.name, " has no ", column,
                                "\nSELECT * FROM ", catalog.qualified_name(table.id), " WHERE ",
                                catalog.quoted(column), " IS NULL LIMIT 5;"));
}

}  // namespace mig
