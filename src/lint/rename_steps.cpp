#include "lint/rename_steps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/expression_text.hpp"
#include "lint/column_steps.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

// The names that the steps are written with.
struct Names {
  std::string table, from, to, sync_function, sync_trigger, check;
};

Names names_for(const Catalog& catalog, const Table& table, std::string_view from,
                std::string_view to) {
  const std::string schema = concat(catalog.quoted(catalog.object(table.parent)->name), ".");
  const std::string sync = joined_name(table.name, to, "sync");
  return {catalog.qualified_name(table.id),
          catalog.quoted(from),
          catalog.quoted(to),
          concat(schema, catalog.quoted(sync)),
          catalog.quoted(sync),
          catalog.quoted(joined_name(table.name, to, "not_null"))};
}

std::string sync_function(const Names& names) {
  const std::string &from = names.from, &to = names.to;
  return concat("CREATE FUNCTION ", names.sync_function,
                "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  IF TG_OP = 'INSERT' THEN\n",
                "    IF NEW.", to, " IS NULL THEN NEW.", to, " := NEW.", from, "; ELSE NEW.", from,
                " := NEW.", to, "; END IF;\n  ELSIF NEW.", to, " IS DISTINCT FROM OLD.", to,
                " THEN\n    NEW.", from, " := NEW.", to, ";\n  ELSE\n    NEW.", to, " := NEW.",
                from, ";\n  END IF;\n  RETURN NEW;\nEND $$;");
}

void add_not_null(std::vector<std::string>& steps, const Names& names) {
  const std::string alter = concat("ALTER TABLE ", names.table, " ");
  steps.push_back(concat(next_migration, alter, "ADD CONSTRAINT ", names.check, " CHECK (",
                         names.to, " IS NOT NULL) NOT VALID;"));
  steps.push_back(concat(next_migration, alter, "VALIDATE CONSTRAINT ", names.check, ";"));
  steps.push_back(concat(next_migration, alter, "ALTER COLUMN ", names.to, " SET NOT NULL;"));
  steps.push_back(concat(alter, "DROP CONSTRAINT ", names.check, ";"));
}

// Indexes and constraints stay on the old column: whoever reads has to make them again.
void add_twins(std::vector<std::string>& steps, const Catalog& catalog, const Table& table,
               std::string_view from, const Names& names) {
  for (const Index* each : catalog.dependents<Index>(table.id)) {
    const bool covers =
        std::any_of(each->elements.begin(), each->elements.end(),
                    [&](const IndexElement& element) { return element.column == from; });
    if (!covers || each->table != table.id) continue;
    steps.push_back(concat("-- next migration: the index ", catalog.qualified_name(each->id),
                           " again, for ", names.to, ", built concurrently"));
  }
}

// PostgreSQL keeps the old column as long as these read it.
void add_readers(std::vector<std::string>& steps, const Catalog& catalog, const Table& table,
                 const std::string& from, const Names& names) {
  std::vector<std::string> readers;
  for (const View* each : catalog.dependents<View>(table.id)) {
    const bool reads =
        std::any_of(each->relations.begin(), each->relations.end(), [&](const ViewUse& use) {
          return use.relation == table.id &&
                 std::find(use.columns.begin(), use.columns.end(), from) != use.columns.end();
        });
    if (reads) readers.push_back(catalog.qualified_name(each->id));
  }
  for (const Function* each : catalog.dependents<Function>(table.id)) {
    if (each->has_sql_body && mentions_column(each->body, from, catalog.dialect())) {
      readers.push_back(catalog.qualified_name(each->id));
    }
  }
  if (readers.empty()) return;
  steps.push_back(concat("-- next migration: ", listed(readers), " made again to read ", names.to));
}

void add_grants(std::vector<std::string>& steps, const Object& object, const std::string& on,
                const Catalog& catalog) {
  for (const Grant& each : object.grants) {
    const std::string columns =
        each.column.empty() ? std::string() : concat(" (", catalog.quoted(each.column), ")");
    const std::string to = each.grantee == "public" ? "PUBLIC" : catalog.quoted(each.grantee);
    steps.push_back(concat("GRANT ", each.privilege, columns, " ON ", on, " TO ", to, ";"));
  }
}

}  // namespace

std::vector<std::string> column_rename_steps(const LintContext&, const Catalog& catalog,
                                             ObjectId table_id, std::string_view from,
                                             std::string_view to) {
  const auto* table = catalog.get<Table>(table_id);
  const Column* column = table != nullptr ? table->column(from) : nullptr;
  if (column == nullptr || catalog.object(table->parent) == nullptr) return {};
  const Names names = names_for(catalog, *table, from, to);
  const std::string alter = concat("ALTER TABLE ", names.table, " ");
  std::vector<std::string> steps;
  steps.push_back(
      concat(alter, "ADD COLUMN ", names.to, " ", catalog.to_string(column->type), ";"));
  steps.push_back(sync_function(names));
  steps.push_back(concat("CREATE TRIGGER ", names.sync_trigger, " BEFORE INSERT OR UPDATE ON ",
                         names.table, " FOR EACH ROW EXECUTE FUNCTION ", names.sync_function,
                         "();"));
  steps.push_back(
      concat("-- next migration: the rows that are there\n-- in batches, each committed by "
             "itself:\nUPDATE ",
             names.table, " SET ", names.to, " = ", names.from, " WHERE ", names.to,
             " IS DISTINCT FROM ", names.from, ";"));
  add_twins(steps, catalog, *table, from, names);
  if (column->not_null) add_not_null(steps, names);
  add_readers(steps, catalog, *table, std::string(from), names);
  steps.push_back(concat("-- next release: once all running code uses ", names.to, "\n",
                         "DROP TRIGGER ", names.sync_trigger, " ON ", names.table, ";"));
  steps.push_back(concat("DROP FUNCTION ", names.sync_function, "();"));
  // Not before: to the trigger a new column that is NULL says that old code wrote the row.
  if (!column->default_value.empty()) {
    steps.push_back(
        concat(alter, "ALTER COLUMN ", names.to, " SET DEFAULT ", column->default_value, ";"));
  }
  steps.push_back(concat("-- mig: ignore dropping-column -- its values are in ", names.to, "\n",
                         alter, "DROP COLUMN ", names.from, ";"));
  return steps;
}

std::vector<std::string> relation_rename_steps(const LintContext& context, const Catalog& catalog,
                                               ObjectId relation, std::string_view change,
                                               std::string_view to, std::string_view columns) {
  const Object* object = catalog.object(relation);
  if (object == nullptr) return {};
  const std::string old_name = catalog.qualified_name(relation);
  // Else the view reads with the rights of its owner, past the table's policies.
  const bool as_invoker = context.versions.oldest >= postgres_version(15);
  std::vector<std::string> steps;
  steps.push_back(concat("-- in one transaction:\n", change, ";"));
  if (object->kind == ObjectKind::materialized_view || object->kind == ObjectKind::view) {
    steps.push_back(concat("CREATE VIEW ", old_name, " AS SELECT * FROM ", to, ";"));
  } else {
    steps.push_back(concat("CREATE VIEW ", old_name,
                           as_invoker ? " WITH (security_invoker = true)" : "", " AS SELECT ",
                           columns, " FROM ", to, ";"));
  }
  add_grants(steps, *object, old_name, catalog);
  steps.push_back(
      concat("-- next release: once no running code uses the old name\n-- mig: ignore "
             "dropping-schema-type-etc -- all code uses ",
             to, "\nDROP VIEW ", old_name, ";"));
  return steps;
}

}  // namespace mig
