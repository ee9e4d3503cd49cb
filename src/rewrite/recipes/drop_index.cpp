#include "base/text.hpp"
#include "rewrite/blocks/unique_index.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

void write(RewriteSite& site) {
  const auto* drop = site.at.as<ast::Drop>();
  if (drop == nullptr || drop->object != ObjectKind::index) {
    throw RewriteRefusal("it is no DROP INDEX");
  }
  if (drop->behavior == ast::Behavior::cascade) {
    throw RewriteRefusal("DROP INDEX CONCURRENTLY takes no CASCADE: drop what depends on it first");
  }
  for (const ast::ObjectReference& each : drop->objects) {
    const auto* index = site.at.before.get<Index>(site.at.relation(each.name));
    if (index == nullptr) throw RewriteRefusal("the index is not known to the schema");
    const auto* table = site.at.before.get<Table>(index->table);
    if (table != nullptr && table->is_partitioned()) {
      throw RewriteRefusal(concat("the index of the partitioned table ", table->name,
                                  " cannot be dropped concurrently: drop it in a quiet hour"));
    }
    RewriteStep& step = site.step(Stage::build, index->table);
    step.is_step_by_step = true;
    step.up.push_back(concat("DROP INDEX CONCURRENTLY IF EXISTS ",
                             site.at.before.qualified_name(index->id), ";"));
    step.down.insert(step.down.begin(), concurrent_build(site.at.before, *index));
  }
}

constexpr std::string_view answers[] = {"require-concurrent-index-deletion"};

}  // namespace

extern const Recipe drop_index_recipe;
const Recipe drop_index_recipe{
    .id = "drop-index",
    .dialects = for_postgres,
    .summary = "drops the index concurrently",
    .answers = answers,
    .write = write,
};

}  // namespace mig
