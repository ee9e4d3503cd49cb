#include "base/text.hpp"
#include "rewrite/blocks/rename.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

void write(RewriteSite& site) {
  const auto* rename = site.at.as<ast::Rename>();
  const Catalog& catalog = site.at.before;
  const Table* table =
      rename != nullptr ? catalog.get<Table>(site.at.relation(rename->target.name)) : nullptr;
  if (table == nullptr || rename->object != ObjectKind::table) {
    throw RewriteRefusal("it is no RENAME of a table that is known");
  }
  add_table_rename_steps(site, *table, std::string(rename->new_name.text));
}

constexpr std::string_view answers[] = {"renaming-table"};

}  // namespace

extern const Recipe rename_table_recipe;
const Recipe rename_table_recipe{
    .id = "rename-table",
    .dialects = for_postgres,
    .summary = "renames the table and keeps its old name as a view until nobody uses it",
    .answers = answers,
    .write = write,
};

}  // namespace mig
