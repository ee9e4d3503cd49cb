#include "lint/concurrent_command.hpp"

#include <algorithm>

#include "sql/ast.hpp"

namespace mig {

std::string_view concurrent_command(const ast::Statement& statement) {
  if (const auto* create = statement.as<ast::CreateIndex>()) {
    return create->is_concurrent ? "CREATE INDEX CONCURRENTLY" : "";
  }
  if (const auto* drop = statement.as<ast::Drop>()) {
    return drop->is_concurrent ? "DROP INDEX CONCURRENTLY" : "";
  }
  if (statement.kind == Node::reindex) {
    return statement.as<ast::Maintenance>()->is_concurrent ? "REINDEX CONCURRENTLY" : "";
  }
  const auto* alter = statement.as<ast::AlterTable>();
  const bool detaches =
      alter != nullptr && std::any_of(alter->actions.begin(), alter->actions.end(),
                                      [](const auto& each) { return each.is_concurrent; });
  return detaches ? "DETACH PARTITION CONCURRENTLY" : "";
}

}  // namespace mig
