#include "rewrite/blocks/row_expression.hpp"

#include "base/text.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {

std::string over_new_row(const Catalog& catalog, const Table& table, std::string_view expression) {
  constexpr std::string_view head = "SELECT ";
  const std::string text = concat(head, expression);
  const Script script(text, catalog.dialect());
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) {
    throw RewriteRefusal(concat("the value `", shorten(expression, 60), "` is no expression"));
  }
  const References found = references_of(script.statements()[0].statement->syntax);
  const bool has_query = !found.tables.empty();
  std::string made;
  std::size_t done = head.size();
  for (const ColumnReference& each : found.columns) {
    const bool is_of_table = catalog.same_name(each.qualifier, table.name);
    if (!each.qualifier.empty() && !is_of_table) continue;
    const Column* column = table.column(each.name);
    if (column == nullptr) continue;
    if (has_query && !is_of_table) {
      throw RewriteRefusal(concat("in the value for new rows, ", each.name,
                                  " may be of two tables: write ", table.name, ".", each.name));
    }
    made += concat(std::string_view(text).substr(done, each.span.begin - done), "NEW.",
                   catalog.quoted(column->name));
    done = each.span.end;
  }
  return made + text.substr(done);
}

}  // namespace mig
