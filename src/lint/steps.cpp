#include "lint/steps.hpp"

#include "base/text.hpp"
#include "lint/sql_names.hpp"

namespace mig {

std::vector<std::string> concurrent_index_steps(const ast::CreateIndex& index,
                                                const JudgedStatement& at) {
  const std::string_view name = index.name ? written(at, index.name.span) : "";
  return {concat("CREATE ", index.is_unique ? "UNIQUE " : "", "INDEX CONCURRENTLY ",
                 index.if_not_exists ? "IF NOT EXISTS " : "", name, name.empty() ? "" : " ", "ON ",
                 sql_name(at, index.table),
                 written(at, {index.table.span().end, index.syntax.span().end}), ";")};
}

}  // namespace mig
