#include "lint/column_type_steps.hpp"

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

}  // namespace

std::vector<std::string> new_column_steps(const JudgedStatement& at, const ast::AlterTable& alter,
                                          const ast::AlterTableAction& action,
                                          const TypeChange& change) {
  const Catalog& catalog = at.before;
  const std::string table = at.shown(alter.name), column = catalog.quoted(action.name.text);
  const std::string made = temporary_name(catalog, action.name.text, "new"),
                    old = temporary_name(catalog, action.name.text, "old");
  const std::string helper =
      constraint_name_for(catalog, alter.name.name.text, action.name.text, "sync");
  std::vector<std::string> steps;
  steps.push_back(concat("ALTER TABLE ", table, " ADD COLUMN ", made, " ",
                         catalog.to_string(change.to), ";\nCREATE FUNCTION ", helper,
                         "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  NEW.", made,
                         " := ", value_of_new(at, action, change), ";\n  RETURN NEW;\nEND\n$$;\n",
                         "CREATE TRIGGER ", helper, " BEFORE INSERT OR UPDATE ON ", table,
                         " FOR EACH ROW EXECUTE FUNCTION ", helper, "();"));
  steps.push_back(concat(next_migration, "-- mig: backfill\nUPDATE ", table, " SET ", made, " = ",
                         value_of_row(at, action, change), " WHERE ", made, " IS NULL AND ", column,
                         " IS NOT NULL;"));
  if (!change.indexes.empty() || !change.foreign_keys.empty() || !change.referencing.empty()) {
    std::string what =
        "-- next migrations: the same for the new column, indexes CONCURRENTLY, "
        "foreign keys NOT VALID and then validated:";
    for (const Index* each : change.indexes) what += concat("\n--   index ", each->name);
    for (const Constraint* each : change.foreign_keys) {
      what += concat("\n--   foreign key ", each->name);
    }
    for (const ObjectId each : change.referencing) {
      what += concat("\n--   foreign keys of ", catalog.qualified_name(each));
    }
    steps.push_back(std::move(what));
  }
  steps.push_back(concat(next_migration, "DROP TRIGGER ", helper, " ON ", table,
                         ";\nDROP FUNCTION ", helper, "();\nALTER TABLE ", table, " RENAME COLUMN ",
                         column, " TO ", old, ";\nALTER TABLE ", table, " RENAME COLUMN ", made,
                         " TO ", column, ";"));
  steps.push_back(concat("-- next migration, once nothing uses it:\nALTER TABLE ", table,
                         " DROP COLUMN ", old, ";"));
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
