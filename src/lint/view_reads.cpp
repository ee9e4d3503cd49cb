#include "lint/view_reads.hpp"

#include <algorithm>

#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The names that the relation goes by in the query, and whether it is the only one there.
std::vector<std::string> names_of(const References& all, std::string_view relation) {
  std::vector<std::string> found;
  for (const TableReference& each : all.tables) {
    if (each.name.name == relation)
      found.push_back(each.alias.empty() ? each.name.name : each.alias);
  }
  return found;
}

}  // namespace

bool surely_reads(const View& view, const Catalog& catalog, ObjectId relation,
                  std::string_view column) {
  const bool may_read =
      std::any_of(view.relations.begin(), view.relations.end(), [&](const ViewUse& each) {
        return each.relation == relation && contains(each.columns, column);
      });
  const auto* table = catalog.get<Table>(relation);
  const Column* its = table != nullptr ? table->column(column) : nullptr;
  if (!may_read || its == nullptr) return false;
  const Script script(view.query, Dialect::postgres);
  if (script.statements().size() != 1) return false;
  const ast::Statement* statement = script.statements().front().statement;
  if (statement == nullptr) return false;
  const References all = references_of(statement->syntax);
  const std::vector<std::string> names = names_of(all, table->name);
  const bool is_alone = all.tables.size() == 1 && names.size() == 1;
  // A name that stands for two relations in two queries says nothing.
  const auto is_meant = [&](const std::string& qualifier) {
    if (qualifier.empty()) return is_alone;
    const auto same = std::count_if(all.tables.begin(), all.tables.end(), [&](const auto& each) {
      return (each.alias.empty() ? each.name.name : each.alias) == qualifier;
    });
    return contains(names, qualifier) && same == 1;
  };
  const bool was_there = its->created < view.created;
  return std::any_of(all.columns.begin(), all.columns.end(), [&](const ColumnReference& each) {
    if (!is_meant(each.qualifier)) return false;
    return each.name == column || (each.name == "*" && was_there);
  });
}

}  // namespace mig
