#include "lint/conflict_targets.hpp"

#include <deque>
#include <utility>

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

// Of a function; the catalogue keeps it as text only.
struct FunctionBody {
  FunctionBody(const Function& of, std::string written)
      : function(of), text(std::move(written)), script(text, Dialect::postgres) {
    const auto& statements = script.statements();
    if (statements.size() != 1 || statements[0].statement == nullptr) return;
    body = read_body(*statements[0].statement);
  }
  FunctionBody(const FunctionBody&) = delete;
  FunctionBody& operator=(const FunctionBody&) = delete;

  const Function& function;
  const std::string text;
  const Script script;
  Body body;
};

// The functions that may have a target, each read but once for all indexes.
class FunctionBodies {
 public:
  // At the end of all ups.
  explicit FunctionBodies(const LintContext& context) : FunctionBodies(*context.end) {}
  explicit FunctionBodies(const Catalog& catalog) {
    for (const Function* each : catalog.all<Function>()) add(*each);
  }
  const std::deque<FunctionBody>& all() const { return all_; }

 private:
  void add(const Function& function) {
    constexpr std::string_view quotes = "$mig_body$";
    if (function.language != "plpgsql" && function.language != "sql") return;
    if (lower_ascii(function.body).find("conflict") == std::string::npos) return;
    if (function.has_sql_body || function.body.find(quotes) != std::string::npos) return;
    all_.emplace_back(function, concat("CREATE FUNCTION f() RETURNS void LANGUAGE ",
                                       function.language, " AS ", quotes, function.body, quotes));
  }

  std::deque<FunctionBody> all_;
};

// The function with such a target, as it is in that catalogue; empty: none.
std::string function_with_target(const FunctionBodies& bodies, const Catalog& catalog,
                                 const JudgedStatement& at, const Index& index) {
  for (const FunctionBody& each : bodies.all()) {
    for (const BodyStatement& part : each.body.statements) {
      if (!is_target(part.parsed.statement, at, index)) continue;
      return concat("the function ", catalog.qualified_name(each.function.id));
    }
  }
  return {};
}

}  // namespace

std::string conflict_target_on(const LintContext& context, const JudgedStatement& at,
                               const Index& index) {
  const Catalog& end = final_schema(context, at);
  std::string function = at.file->direction == Direction::up
                             ? function_with_target(context.built<FunctionBodies>(), end, at, index)
                             : function_with_target(FunctionBodies(end), end, at, index);
  if (!function.empty()) return function;
  for (const JudgedStatement* each : context.later(at)) {
    if (is_target(each->statement, at, index)) return "a later INSERT of these migrations";
  }
  return {};
}

}  // namespace mig
