#include <algorithm>

#include "base/text.hpp"
#include "lint/row_work.hpp"
#include "rewrite/blocks/fill.hpp"
#include "rewrite/recipe.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What a batch would do again each time, or what one statement alone can give back.
std::string_view hindrance(const ast::Statement& statement) {
  const References found = references_of(statement.syntax);
  const auto writes =
      std::count_if(found.tables.begin(), found.tables.end(),
                    [](const TableReference& each) { return each.access != Access::read; });
  if (writes > 1) return "a WITH query of it changes rows too";
  const auto* update = statement.as<ast::Update>();
  const auto* deletion = statement.as<ast::Delete>();
  if (update != nullptr ? static_cast<bool>(update->returning)
                        : static_cast<bool>(deletion->returning)) {
    return "it returns rows";
  }
  return {};
}

void write(RewriteSite& site) {
  const auto work = row_work_of(site.at);
  const auto* table = work ? site.at.before.get<Table>(work->relation) : nullptr;
  const bool is_plain =
      site.at.as<ast::Update>() != nullptr || site.at.as<ast::Delete>() != nullptr;
  if (table == nullptr || !is_plain) {
    throw RewriteRefusal("only an UPDATE or a DELETE of a table that is known goes in batches");
  }
  if (const std::string_view why = hindrance(*site.at.statement); !why.empty()) {
    throw RewriteRefusal(concat("it cannot go in batches: ", why));
  }
  if (!has_batch_key(site.at.before, *table)) {
    throw RewriteRefusal(
        concat(table->name,
               " has no primary key, and no unique one without NULLs, by which its "
               "rows could be worked through in batches"));
  }
  RewriteStep& step = site.step(Stage::fill, table->id);
  step.up.push_back(concat("-- mig: backfill\n", site.at.statement->syntax.text(), ";"));
  step.takes_left_down = true;
}

constexpr std::string_view answers[] = {"unbatched-backfill", "data-change-in-schema-transaction"};

}  // namespace

extern const Recipe batch_change_recipe;
const Recipe batch_change_recipe{
    .id = "batch-change",
    .dialects = for_postgres,
    .summary = "changes the rows in batches, each a transaction",
    .answers = answers,
    .write = write,
};

}  // namespace mig
