#include "lint/partitioned_index_steps.hpp"

#include "base/text.hpp"
#include "lint/partitions.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// The index that the statement made, or of the partition the one that came with it.
const Index* made_on(const JudgedStatement& at, ObjectId table) {
  for (const Index* each : at.after.dependents<Index>(table)) {
    if (each->table == table && each->created == at.number) return each;
  }
  return nullptr;
}

// Writes the two steps for a partitioned table and what is below it.
class Recipe {
 public:
  Recipe(const ast::CreateIndex& index, const JudgedStatement& at)
      : catalog_(at.after),
        at_(at),
        create_(index.is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX "),
        definition_(written(at, {index.table.span().end, index.syntax.span().end})) {}

  std::string empty, built;  // what makes the parents' indexes, and those of the partitions
  bool is_whole = true;      // each partition got an index of its own

  std::string create(std::string_view how, const Index& made, std::string_view on) const {
    return concat(create_, how, catalog_.quoted(made.name), on, catalog_.qualified_name(made.table),
                  definition_, ";");
  }
  void add_parent(const Index& made) {
    empty += concat(empty.empty() ? "" : "\n", create("", made, " ON ONLY "));
    for (const Table* each : catalog_.dependents<Table>(made.table)) {
      if (each->partition_of != made.table) continue;
      const Index* own = made_on(at_, each->id);
      if (own == nullptr || own->parent_index != made.id) {
        is_whole = false;
      } else if (each->is_partitioned()) {
        add_parent(*own);
        empty += concat("\n", attach(made, *own));
      } else {
        built += concat(built.empty() ? "" : "\n", create("CONCURRENTLY ", *own, " ON "), "\n",
                        attach(made, *own));
      }
    }
  }

 private:
  std::string attach(const Index& to, const Index& own) const {
    return concat("ALTER INDEX ", catalog_.qualified_name(to.id), " ATTACH PARTITION ",
                  catalog_.qualified_name(own.id), ";");
  }

  const Catalog& catalog_;
  const JudgedStatement& at_;
  std::string_view create_, definition_;
};

}  // namespace

std::vector<std::string> partitioned_index_steps(const ast::CreateIndex& index,
                                                 const JudgedStatement& at) {
  const ObjectId on = at.relation(index.table);
  const Index* made = made_on(at, on);
  if (made == nullptr) return {};
  Recipe recipe(index, at);
  if (is_without_partitions(at.before, on)) return {recipe.create("", *made, " ON ")};
  if (index.is_only) return {recipe.create("", *made, " ON ONLY ")};
  recipe.add_parent(*made);
  if (!recipe.is_whole || recipe.built.empty()) return {};
  return {recipe.empty, concat("-- next migration:\n", recipe.built)};
}

}  // namespace mig
