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
  std::string table, from, to, sync_function, sync_trigger, check, key_index;
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
          catalog.quoted(joined_name(table.name, to, "not_null")),
          catalog.quoted(joined_name(table.name, to, "new_key"))};
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

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool covers(const Index& index, std::string_view column, Dialect dialect) {
  const auto mentions = [&](const std::string& text) {
    return mentions_column(text, column, dialect);
  };
  return has(index.include, column) || mentions(index.predicate) ||
         std::any_of(index.elements.begin(), index.elements.end(), [&](const auto& each) {
           return each.column == column || mentions(each.expression);
         });
}

bool covers(const Constraint& constraint, std::string_view column, Dialect dialect) {
  return has(constraint.columns, column) || mentions_column(constraint.expression, column, dialect);
}

// Indexes and constraints stay on the old column: whoever reads has to make them again.
std::vector<std::string> twins_of(const Catalog& catalog, const Table& table, std::string_view from,
                                  const Constraint* key) {
  std::vector<std::string> what;
  for (const Index* each : catalog.dependents<Index>(table.id)) {
    const bool is_key = key != nullptr && each->id == key->index;
    if (each->table != table.id || is_key || !covers(*each, from, catalog.dialect())) continue;
    what.push_back(concat("index ", each->name));
  }
  for (const Constraint& each : table.constraints) {
    if (!covers(each, from, catalog.dialect())) continue;
    if (each.kind == ast::ConstraintKind::foreign_key) {
      what.push_back(concat("foreign key ", each.name));
    } else if (each.kind == ast::ConstraintKind::check) {
      what.push_back(concat("check ", each.name));
    }
  }
  for (const Table* each : catalog.dependents<Table>(table.id)) {
    for (const Constraint& other : each->constraints) {
      if (other.references != table.id || !has(other.referenced_columns, from)) continue;
      if (each->id == table.id && has(other.columns, from)) continue;  // is among its own
      what.push_back(concat("foreign key ", other.name, " of ", catalog.qualified_name(each->id)));
    }
  }
  return what;
}

// The primary key, if the column is of it.
const Constraint* key_with(const Table& table, std::string_view column) {
  const Constraint* key = table.primary_key();
  return key != nullptr && has(key->columns, column) ? key : nullptr;
}

// Of this column and others: nobody expects it to go with the column.
bool is_shared(const Catalog& catalog, const Table& table, std::string_view from) {
  const Dialect dialect = catalog.dialect();
  const auto is_of_others = [&](const auto& part) {
    return covers(part, from, dialect) &&
           std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& other) {
             return other.name != from && covers(part, other.name, dialect);
           });
  };
  const auto indexes = catalog.dependents<Index>(table.id);
  return std::any_of(table.constraints.begin(), table.constraints.end(), is_of_others) ||
         std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
           return each->table == table.id && is_of_others(*each);
         });
}

// The new column takes the place of the old one in the key, in the statement that drops that.
std::string key_index_step(const Catalog& catalog, const Names& names, const Constraint& key,
                           std::string_view from) {
  std::vector<std::string> columns;
  for (const std::string& each : key.columns) {
    columns.push_back(each == from ? names.to : catalog.quoted(each));
  }
  return concat(next_migration, "CREATE UNIQUE INDEX CONCURRENTLY ", names.key_index, " ON ",
                names.table, " (", join(columns, ", "), ");");
}

std::string last_step(const Catalog& catalog, const Table& table, const Names& names,
                      std::string_view from, const Constraint* key) {
  const bool is_silent = key != nullptr || is_shared(catalog, table, from);
  return concat("-- mig: ignore dropping-column",
                is_silent ? ", dropping-column-silently-drops" : "", " -- its values are in ",
                names.to, "\nALTER TABLE ", names.table, " DROP COLUMN ", names.from,
                key == nullptr ? std::string()
                               : concat(", ADD CONSTRAINT ", catalog.quoted(key->name),
                                        " PRIMARY KEY USING INDEX ", names.key_index),
                ";");
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
  const Constraint* key = key_with(*table, from);
  if (key != nullptr) steps.push_back(key_index_step(catalog, names, *key, from));
  const auto twins = twins_of(catalog, *table, from, key);
  if (!twins.empty()) steps.push_back(twins_step(twins));
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
  steps.push_back(last_step(catalog, *table, names, from, key));
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
