#include "lint/check_terms.hpp"

#include "base/text.hpp"
#include "catalog/expression_text.hpp"

namespace mig {

std::vector<std::string> checked_columns(const Catalog& catalog, const Table& table,
                                         const Constraint& check) {
  std::vector<std::string> found;
  for (const Column& each : table.columns) {
    if (mentions_column(check.expression, each.name, catalog.dialect())) found.push_back(each.name);
  }
  return found;
}

// Of PostgreSQL the comparable form of a list is `and(…, …)`.
std::vector<std::string> check_terms(const Catalog& catalog, const Constraint& check) {
  constexpr std::string_view list = "and(";
  const std::string whole = comparable_expression(check.expression, catalog.dialect());
  if (!whole.starts_with(list)) return {whole};
  std::vector<std::string> terms(1);
  int depth = 0;
  bool is_quoted = false;
  for (const char c : std::string_view(whole).substr(list.size())) {
    if (c == '\'') is_quoted = !is_quoted;
    if (!is_quoted && c == '(') ++depth;
    if (!is_quoted && c == ')' && depth-- == 0) break;
    if (!is_quoted && c == ',' && depth == 0) {
      terms.emplace_back();
    } else if (c != ' ' || !terms.back().empty()) {
      terms.back().push_back(c);
    }
  }
  return terms;
}

std::string not_null_term(const Catalog& catalog, const std::string& column) {
  return comparable_expression(concat(catalog.quoted(column), " is not null"), catalog.dialect());
}

}  // namespace mig
