#include "base/text.hpp"
#include "rewrite/blocks/fill.hpp"
#include "rewrite/blocks/fill_trigger.hpp"
#include "rewrite/blocks/not_null.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

void write(RewriteSite& site) {
  const auto* alter = site.at.as<ast::AlterTable>();
  if (alter == nullptr || site.action == nullptr ||
      site.action->kind != ast::AlterTableKind::set_not_null) {
    throw RewriteRefusal("it is no SET NOT NULL");
  }
  const Table* table = site.at.table(alter->name);
  const std::string_view column = site.action->name.text;
  if (table == nullptr || table->column(column) == nullptr) {
    throw RewriteRefusal("the column is not known");
  }
  const std::string value = site.fill_of(table->id, column);
  if (value.empty()) {
    add_null_check(site, *table, column);
    site.differs(concat("writers that leave ", table->name, ".", column,
                        " NULL fail from the constrain step on; to have a trigger fill it until "
                        "they are gone: -- mig: fill ",
                        column, " = <expression>"));
  } else {
    add_fill_trigger_steps(site, *table, column, value);
    add_fill_step(site, *table, column, value);
  }
  add_not_null_steps(site, table->id, column);
}

constexpr std::string_view answers[] = {"setting-not-nullable"};

}  // namespace

extern const Recipe set_not_null_recipe;
const Recipe set_not_null_recipe{
    .id = "set-not-null",
    .dialects = for_postgres,
    .summary = "fills the column, proves it with a CHECK, then sets it NOT NULL without a scan",
    .answers = answers,
    .write = write,
};

}  // namespace mig
