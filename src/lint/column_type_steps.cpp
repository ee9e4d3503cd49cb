#include "lint/column_type_steps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/column_steps.hpp"

namespace mig {
namespace {

// The new value, of a row of the table.
std::string value_of_row(const JudgedStatement& at, const ast::AlterTableAction& action,
                         const TypeChange& change) {
  if (action.expression) return std::string(action.expression.text());
  return concat(at.before.quoted(action.name.text), "::", at.before.to_string(change.to));
}

// The same in a trigger: columns are those of a query over the new row.
std::string value_of_new(const JudgedStatement& at, const ast::AlterTableAction& action,
                         const TypeChange& change) {
  if (!action.expression) return concat("NEW.", value_of_row(at, action, change));
  return concat("(SELECT ", action.expression.text(), " FROM (SELECT NEW.*) AS new_row)");
}

std::string temporary_name(const Catalog& catalog, std::string_view column,
                           std::string_view suffix) {
  constexpr std::size_t longest = 50;
  return catalog.quoted(concat(column.substr(0, longest), "_", suffix));
}

// The primary key, when it is this column alone and nothing refers to it; null: none, or its move is a work of its own.
const Constraint* movable_key(const Table* table, std::string_view column,
                              const TypeChange& change) {
  const Constraint* key = table != nullptr ? table->primary_key() : nullptr;
  if (key == nullptr || key->columns.size() != 1 || key->columns[0] != column) return nullptr;
  return change.referencing.empty() ? key : nullptr;
}

bool is_in_key(const Table* table, std::string_view column) {
  const Constraint* key = table != nullptr ? table->primary_key() : nullptr;
  return key != nullptr &&
         std::find(key->columns.begin(), key->columns.end(), column) != key->columns.end();
}

// In one transaction: the names change hands, and with them what belongs to the column.
std::string swap_step(const JudgedStatement& at, const std::string& table, const Column* column,
                      const std::string& name, const std::string& made, const std::string& old,
                      const Constraint* key, const std::string& key_index) {
  const Catalog& catalog = at.before;
  const std::string alter = concat("ALTER TABLE ", table, " ");
  std::string sql;
  if (key != nullptr) sql += concat(alter, "DROP CONSTRAINT ", catalog.quoted(key->name), ";\n");
  if (column != nullptr && column->not_null) {
    sql += concat(alter, "ALTER COLUMN ", name, " DROP NOT NULL;\n");
  }
  sql += concat(alter, "RENAME COLUMN ", name, " TO ", old, ";\n", alter, "RENAME COLUMN ", made,
                " TO ", name, ";");
  if (column == nullptr) return sql;
  if (catalog.object(column->sequence) != nullptr && column->identity == Identity::none) {
    sql += concat("\nALTER SEQUENCE ", catalog.qualified_name(column->sequence), " OWNED BY ",
                  table, ".", name, ";");
  }
  if (!column->default_value.empty()) {
    sql += concat("\n", alter, "ALTER COLUMN ", name, " SET DEFAULT ", column->default_value, ";");
  }
  if (column->identity != Identity::none) {
    sql +=
        concat("\n-- GENERATED … AS IDENTITY again, beginning above the highest value of ", name);
  }
  if (key != nullptr) {
    sql += concat("\n", alter, "ADD CONSTRAINT ", catalog.quoted(key->name),
                  " PRIMARY KEY USING INDEX ", key_index, ";");
  }
  return sql;
}

}  // namespace

std::vector<std::string> new_column_steps(const LintContext& context, const JudgedStatement& at,
                                          const ast::AlterTable& alter,
                                          const ast::AlterTableAction& action,
                                          const TypeChange& change) {
  const Catalog& catalog = at.before;
  const std::string table = at.shown(alter.name), column = catalog.quoted(action.name.text);
  const std::string made = temporary_name(catalog, action.name.text, "new"),
                    old = temporary_name(catalog, action.name.text, "old");
  const std::string helper =
      constraint_name_for(catalog, alter.name.name.text, action.name.text, "sync");
  const Table* known = at.table(alter.name);
  const Object* schema = known != nullptr ? catalog.object(known->parent) : nullptr;
  const std::string function =
      schema != nullptr ? concat(catalog.quoted(schema->name), ".", helper) : helper;
  const Constraint* key = movable_key(known, action.name.text, change);
  if (is_in_key(known, action.name.text) && key == nullptr) {
    return {concat(
        "-- ", column,
        " is part of a key that foreign keys or other columns share: a table of its own with ",
        "the new type, filled by a trigger and in batches, or a window")};
  }
  std::vector<std::string> steps;
  steps.push_back(concat("ALTER TABLE ", table, " ADD COLUMN ", made, " ",
                         catalog.to_string(change.to), ";\nCREATE FUNCTION ", function,
                         "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  NEW.", made,
                         " := ", value_of_new(at, action, change), ";\n  RETURN NEW;\nEND\n$$;\n",
                         "CREATE TRIGGER ", helper, " BEFORE INSERT OR UPDATE ON ", table,
                         " FOR EACH ROW EXECUTE FUNCTION ", function, "();"));
  steps.push_back(concat(next_migration, "-- in batches, each committed by itself:\nUPDATE ", table,
                         " SET ", made, " = ", value_of_row(at, action, change), " WHERE ", made,
                         " IS NULL AND ", column, " IS NOT NULL;"));
  if (change.column != nullptr && change.column->not_null) {
    append_steps(steps, not_null_steps(context, table, made,
                                       constraint_name_for(catalog, alter.name.name.text,
                                                           action.name.text, "new_not_null")));
  }
  const std::string key_index =
      constraint_name_for(catalog, alter.name.name.text, action.name.text, "new_key");
  if (key != nullptr) {
    steps.push_back(concat(next_migration, "CREATE UNIQUE INDEX CONCURRENTLY ", key_index, " ON ",
                           table, " (", made, ");"));
  }
  std::vector<std::string> what;
  for (const Index* each : change.indexes) {
    if (key == nullptr || each->constraint != key->name)
      what.push_back(concat("index ", each->name));
  }
  for (const Constraint* each : change.foreign_keys) {
    what.push_back(concat("foreign key ", each->name));
  }
  for (const ObjectId each : change.referencing) {
    what.push_back(concat("foreign keys of ", catalog.qualified_name(each)));
  }
  if (!what.empty()) steps.push_back(twins_step(what));
  steps.push_back(concat(next_migration, "DROP TRIGGER ", helper, " ON ", table,
                         ";\nDROP FUNCTION ", function, "();\n",
                         swap_step(at, table, change.column, column, made, old, key, key_index)));
  steps.push_back(
      concat("-- next release, once nothing uses it:\n-- mig: ignore dropping-column -- its values "
             "are in ",
             column, "\nALTER TABLE ", table, " DROP COLUMN ", old, ";"));
  return steps;
}

std::vector<std::string> check_aside_steps(const JudgedStatement& at, const ast::AlterTable& alter,
                                           const ast::AlterTableAction& action,
                                           const TypeChange& change) {
  const std::string table = at.shown(alter.name);
  std::string first, validate = "-- next migration:";
  for (const Constraint* each : change.rechecked) {
    first +=
        concat("ALTER TABLE ", table, " DROP CONSTRAINT ", at.before.quoted(each->name), ";\n");
  }
  first += concat("ALTER TABLE ", table, " ", action.syntax.text(), ";");
  for (const Constraint* each : change.rechecked) {
    const std::string name = at.before.quoted(each->name);
    first += concat("\nALTER TABLE ", table, " ADD CONSTRAINT ", name, " CHECK (", each->expression,
                    ") NOT VALID;");
    validate += concat("\nALTER TABLE ", table, " VALIDATE CONSTRAINT ", name, ";");
  }
  return {first, validate};
}

}  // namespace mig
