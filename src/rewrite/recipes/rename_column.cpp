#include "base/text.hpp"
#include "rewrite/blocks/rename.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

void write(RewriteSite& site) {
  const auto* rename = site.at.as<ast::Rename>();
  if (rename == nullptr || rename->object != ObjectKind::column) {
    throw RewriteRefusal("it is no RENAME COLUMN");
  }
  const Catalog& catalog = site.at.before;
  const Table* table = catalog.get<Table>(site.at.relation(rename->target.name));
  const std::string from(rename->target.part.text), to(rename->new_name.text);
  if (table == nullptr || table->column(from) == nullptr || table->column(to) != nullptr) {
    throw RewriteRefusal("the table is not known with that column");
  }
  add_column_rename_steps(site, *table, from, to);
}

constexpr std::string_view answers[] = {"renaming-column"};

}  // namespace

extern const Recipe rename_column_recipe;
const Recipe rename_column_recipe{
    .id = "rename-column",
    .dialects = for_postgres,
    .summary = "shows the column under both names through a view until the old one is not used",
    .answers = answers,
    .write = write,
};

}  // namespace mig
