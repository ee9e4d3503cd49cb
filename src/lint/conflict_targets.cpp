#include "lint/conflict_targets.hpp"

#include "base/text.hpp"
#include "lint/final_schema.hpp"
#include "lint/index_cover.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// The columns that ON CONFLICT names; empty for an expression, ON CONSTRAINT, or none.
std::vector<std::string> target_columns(const ast::Insert& insert) {
  if (!insert.on_conflict) return {};
  const Syntax target = insert.on_conflict.child(Node::conflict_target);
  if (!target || target.has_own_word(Keyword::CONSTRAINT)) return {};
  std::vector<std::string> columns;
  for (const Syntax& list : target.children()) {
    if (!list.is(Node::index_elements)) continue;
    for (const Syntax& each : list.children()) {
      const Syntax name = each.is(Node::name) ? each : each.child(Node::name);
      if (!name) return {};
      columns.push_back(name_of(name));
    }
  }
  return columns;
}

bool is_target(const ast::Statement* statement, const JudgedStatement& at, const Index& index) {
  const auto* insert = statement != nullptr ? statement->as<ast::Insert>() : nullptr;
  if (insert == nullptr || at.relation(insert->table) != index.table) return false;
  const std::vector<std::string> columns = target_columns(*insert);
  return !columns.empty() && is_over(index, columns);
}

// The catalogue keeps a body as text only.
bool body_has_target(const Function& function, const JudgedStatement& at, const Index& index) {
  constexpr std::string_view quotes = "$mig_body$";
  if (function.language != "plpgsql" && function.language != "sql") return false;
  if (lower_ascii(function.body).find("conflict") == std::string::npos) return false;
  if (function.has_sql_body || function.body.find(quotes) != std::string::npos) return false;
  const std::string text = concat("CREATE FUNCTION f() RETURNS void LANGUAGE ", function.language,
                                  " AS ", quotes, function.body, quotes);
  const Script script(text, Dialect::postgres);
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) return false;
  const Body body = read_body(*script.statements()[0].statement);
  for (const BodyStatement& each : body.statements) {
    if (is_target(each.parsed.statement, at, index)) return true;
  }
  return false;
}

}  // namespace

std::string conflict_target_on(const LintContext& context, const JudgedStatement& at,
                               const Index& index) {
  const Catalog& end = final_schema(context, at);
  for (const Function* each : end.all<Function>()) {
    if (body_has_target(*each, at, index)) {
      return concat("the function ", end.qualified_name(each->id));
    }
  }
  for (const JudgedStatement* each : context.later(at)) {
    if (is_target(each->statement, at, index)) return "a later INSERT of these migrations";
  }
  return {};
}

}  // namespace mig
