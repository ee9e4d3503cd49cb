#include "lint/not_null.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

bool is_column(const Syntax& node, std::string_view column) {
  if (node.is(Node::grouped)) return is_column(node[0], column);
  if (!node.is(Node::column)) return false;
  const Syntax::Children names = node.children();
  return !names.empty() && names[names.size() - 1].is(Node::name) &&
         name_of(names[names.size() - 1]) == column;
}

// x IS [NOT] NULL, x ISNULL, x NOTNULL
bool is_null_test(const Syntax& node, std::string_view column, bool wants_not) {
  if (!node.is(Node::is_test) || !is_column(node[0], column)) return false;
  if (node.has_own_word(Keyword::NOTNULL)) return wants_not;
  if (node.has_own_word(Keyword::ISNULL)) return !wants_not;
  return node.has_own_word(Keyword::NULL_) && node.has_own_word(Keyword::NOT) == wants_not;
}

bool implies(const Syntax& node, std::string_view column, bool is_negated) {
  const Syntax::Children parts = node.children();
  const auto any = [&] {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Syntax& each) { return implies(each, column, is_negated); });
  };
  const auto all = [&] {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const Syntax& each) { return implies(each, column, is_negated); });
  };
  switch (node.kind()) {
    case Node::grouped: return implies(node[0], column, is_negated);
    case Node::not_: return implies(node[0], column, !is_negated);
    case Node::and_: return is_negated ? all() : any();
    case Node::or_: return is_negated ? any() : all();
    default: return is_null_test(node, column, !is_negated);
  }
}

const Constraint* find_check(const Table& table, std::string_view column, bool is_valid) {
  for (const Constraint& each : table.constraints) {
    if (each.kind == ast::ConstraintKind::check && each.is_enforced && !each.is_perhaps &&
        each.is_valid == is_valid && implies_not_null(each.expression, column)) {
      return &each;
    }
  }
  return nullptr;
}

}  // namespace

bool implies_not_null(std::string_view check_expression, std::string_view column) {
  // Most CHECKs say nothing of NULL.
  const std::string lower = lower_ascii(check_expression);
  if (lower.find("null") == std::string::npos) return false;
  const std::string query = concat("SELECT ", check_expression);
  const Script script(query, Dialect::postgres);
  if (script.statements().size() != 1) return false;
  const ast::Statement* statement = script.statements().front().statement;
  if (statement == nullptr || statement->kind != Node::select) return false;
  const Syntax core = statement->syntax.child(Node::select_core);
  if (!core) return false;
  const Syntax target = core.child(Node::targets)[0];
  return target && implies(target[0], column, false);
}

const Constraint* check_implying_not_null(const Table& table, std::string_view column) {
  return find_check(table, column, true);
}

const Constraint* unproved_check_implying_not_null(const Table& table, std::string_view column) {
  return find_check(table, column, false);
}

}  // namespace mig
