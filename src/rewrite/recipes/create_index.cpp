#include "base/text.hpp"
#include "lint/partitioned_index_steps.hpp"
#include "lint/partitions.hpp"
#include "lint/sql_names.hpp"
#include "lint/steps.hpp"
#include "rewrite/blocks/unique_index.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

const Index* made_by(const JudgedStatement& at, ObjectId table) {
  for (const Index* each : at.after.dependents<Index>(table)) {
    if (each->table == table && each->created == at.number) return each;
  }
  return nullptr;
}

void write(RewriteSite& site) {
  const auto* index = site.at.as<ast::CreateIndex>();
  if (index == nullptr) throw RewriteRefusal("it is not a CREATE INDEX");
  const ObjectId table = site.at.relation(index->table);
  const Index* made = made_by(site.at, table);
  if (made == nullptr) throw RewriteRefusal("the index is not known to the schema");
  if (is_partitioned(site.at.before, table)) {
    throw RewriteRefusal("an index of a partitioned table is built partition by partition");
  }
  RewriteStep& build = site.step(Stage::build, table);
  build.is_step_by_step = true;
  if (made->is_unique) {
    build.up.push_back(duplicates_check(site.at.after, *site.at.after.get<Table>(table), *made));
  }
  build.up.push_back(concurrent_build(site.at.after, *made));
  build.down.insert(build.down.begin(), concat("DROP INDEX CONCURRENTLY IF EXISTS ",
                                               site.at.after.qualified_name(made->id), ";"));
}

constexpr std::string_view answers[] = {"require-concurrent-index-creation",
                                        "unique-index-on-existing-data"};

}  // namespace

extern const Recipe create_index_recipe;
const Recipe create_index_recipe{
    .id = "create-index",
    .dialects = for_postgres,
    .summary = "builds the index concurrently",
    .answers = answers,
    .write = write,
};

}  // namespace mig
