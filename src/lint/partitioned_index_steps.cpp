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

}  // namespace

std::vector<std::string> partitioned_index_steps(const ast::CreateIndex& index,
                                                 const JudgedStatement& at) {
  const ObjectId on = at.relation(index.table);
  const Index* made = made_on(at, on);
  const std::vector<const Table*> partitions = leaf_partitions(at.after, on);
  if (made == nullptr || partitions.empty()) return {};
  const Catalog& catalog = at.after;
  const std::string_view create = index.is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  // USING, columns, options: alike on the parent and on all partitions.
  const std::string_view definition =
      written(at, {index.table.span().end, index.syntax.span().end});
  std::vector<std::string> steps;
  steps.push_back(concat(create, catalog.quoted(made->name), " ON ONLY ",
                         catalog.qualified_name(on), definition, ";"));
  std::string build = "-- next migration:";
  for (const Table* each : partitions) {
    const Index* own = made_on(at, each->id);
    // Below a partition of the partition each level would want a parent of its own.
    if (own == nullptr || own->parent_index != made->id) return {};
    build += concat("\n", create, "CONCURRENTLY ", catalog.quoted(own->name), " ON ",
                    catalog.qualified_name(each->id), definition, ";\nALTER INDEX ",
                    catalog.qualified_name(made->id), " ATTACH PARTITION ",
                    catalog.qualified_name(own->id), ";");
  }
  steps.push_back(std::move(build));
  return steps;
}

}  // namespace mig
