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

std::vector<std::string> check_terms(const Catalog& catalog, const Constraint& check) {
  constexpr std::string_view both = " and ", either = " or ";
  const std::string whole = comparable_expression(check.expression, catalog.dialect());
  std::vector<std::string> terms(1);
  int depth = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] == '\'') return {whole};  // a text might say `and`
    if (whole[i] == '(') ++depth;
    if (whole[i] == ')') --depth;
    if (depth == 0 && whole.compare(i, either.size(), either) == 0) return {whole};
    if (depth == 0 && whole.compare(i, both.size(), both) == 0) {
      terms.emplace_back();
      i += both.size() - 1;
    } else {
      terms.back().push_back(whole[i]);
    }
  }
  return terms;
}

std::string not_null_term(const Catalog& catalog, const std::string& column) {
  return comparable_expression(concat(catalog.quoted(column), " is not null"), catalog.dialect());
}

}  // namespace mig
