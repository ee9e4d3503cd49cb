// ADD COLUMN that SQLite refuses where the table has rows, or for ever: the table is made anew with the column in it.
#include "base/text.hpp"
#include "lint/sql_names.hpp"
#include "rewrite/blocks/sqlite_rebuild.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

std::string value_of(const RewriteSite& site, const Table& table, const ast::Column& column) {
  if (column.constraint(ast::ConstraintKind::generated) != nullptr) return {};
  const std::string given = site.fill_of(table.id, column.name.text);
  if (!given.empty()) return given;
  const ast::Constraint* value = column.constraint(ast::ConstraintKind::default_);
  if (value != nullptr) {
    const std::string text(value->expression.text());
    return text.starts_with("(") ? text : concat("(", text, ")");
  }
  if (column.constraint(ast::ConstraintKind::not_null) == nullptr) return {};
  throw RewriteRefusal(
      concat(table.name, ".", column.name.text, " needs a value for the rows that are there"),
      concat("-- mig: fill ", column.name.text, " = <expression>"));
}

void write(RewriteSite& site) {
  const auto* alter = site.at.as<ast::AlterTable>();
  if (alter == nullptr || site.action == nullptr ||
      site.action->kind != ast::AlterTableKind::add_column) {
    throw RewriteRefusal("it adds no column");
  }
  const Table* table = site.at.table(alter->name);
  if (table == nullptr || table->is_unknown || table->is_open || !table->module.empty()) {
    throw RewriteRefusal("the table is not known");
  }
  const ast::Column& column = *site.action->column;
  if (column.constraint(ast::ConstraintKind::primary_key) != nullptr) {
    throw RewriteRefusal("a primary key of a new column");
  }
  const RebuiltColumn added{std::string(written(site.at, column.syntax.span())),
                            site.at.before.quoted(column.name.text),
                            value_of(site, *table, column)};
  RewriteStep& step = site.step(Stage::expand, table->id);
  step.foreign_keys_off = true;
  step.up = sqlite_rebuild(site.at.before, *table, &added);
  step.down = sqlite_rebuild(site.at.before, *table, nullptr);
  site.differs(
      concat("it writes all of ", table->name,
             " in one transaction: others can read meanwhile in WAL mode, and nobody can write"));
}

constexpr std::string_view answers[] = {
    "sqlite-add-required-column", "sqlite-add-non-constant-default",
    "sqlite-add-references-with-default", "sqlite-add-stored-generated",
    "sqlite-add-unique-or-primary-key-column"};

}  // namespace

extern const Recipe sqlite_add_column_recipe;
const Recipe sqlite_add_column_recipe{
    .id = "sqlite-add-column",
    .dialects = for_sqlite,
    .summary = "makes the table anew with the column in it, and with all that it had",
    .answers = answers,
    .write = write,
};

}  // namespace mig
