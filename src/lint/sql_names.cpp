#include "lint/sql_names.hpp"

#include "base/text.hpp"

namespace mig {

std::string sql_name(const JudgedStatement& at, const ast::ObjectName& name) {
  const ObjectId id = at.relation(name);
  if (id != 0) return at.before.qualified_name(id);
  return std::string(written(at, name.span()));
}

std::string sql_columns(const Catalog& catalog, std::span<const std::string> columns) {
  std::vector<std::string> quoted;
  for (const std::string& each : columns) quoted.push_back(catalog.quoted(each));
  return join(quoted, ", ");
}

std::string_view written(const JudgedStatement& at, Span span) {
  return span.of(at.statement->syntax.tree().text);
}

std::string listed(std::span<const std::string> names) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  return concat(join(names.first(names.size() - 1), ", "), " and ", names.back());
}

}  // namespace mig
