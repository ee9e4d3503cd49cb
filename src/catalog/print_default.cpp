// A column's default in one spelling: PostgreSQL prints a constant with a cast that its column gives it anyway, and
// people write it in several ways.
#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "catalog/constant.hpp"
#include "catalog/print_parts.hpp"
#include "sql/ast/table.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// 'text' or a bare word or number, and the type it is cast to, if any.
struct Constant {
  std::string_view value;  // a text without its quotes
  std::string_view type;
  bool is_quoted = false;
};

constexpr std::string_view type_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ .,\"()[]";
constexpr std::string_view value_characters = "abcdefghijklmnopqrstuvwxyz0123456789.-";

std::optional<Constant> constant_in(std::string_view text) {
  Constant made;
  std::size_t end = 0;
  made.is_quoted = text.starts_with('\'');
  if (made.is_quoted) {
    end = text.find('\'', 1);
    // A quote inside is doubled: such a constant is left as it is.
    if (end == std::string_view::npos || text.substr(end + 1).starts_with('\'')) return {};
    made.value = text.substr(1, end - 1);
    ++end;
  } else {
    end = std::min(text.find_first_not_of(value_characters), text.size());
    made.value = text.substr(0, end);
  }
  std::string_view rest = text.substr(end);
  if (rest.starts_with("::")) {
    made.type = rest.substr(2);
    rest = {};
  }
  if (!rest.empty() || made.type.find_first_not_of(type_characters) != std::string_view::npos) {
    return {};
  }
  return made;
}

bool is_numeric(std::string_view type) {
  constexpr std::string_view known[] = {"smallint", "integer", "bigint",
                                        "numeric",  "real",    "double precision"};
  return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  constexpr std::string_view digits = "0123456789";
  const std::size_t whole = std::min(text.find_first_not_of(digits), text.size());
  if (whole == 0) return false;
  text.remove_prefix(whole);
  if (text.empty()) return true;
  return text.size() > 1 && text.front() == '.' &&
         text.find_first_not_of(digits, 1) == std::string_view::npos;
}

std::string_view boolean_of(std::string_view word) {
  constexpr std::string_view yes[] = {"t", "true", "y", "yes", "on", "1"};
  constexpr std::string_view no[] = {"f", "false", "n", "no", "off", "0"};
  const std::string lower = lower_ascii(word);
  if (std::find(std::begin(yes), std::end(yes), lower) != std::end(yes)) return "true";
  if (std::find(std::begin(no), std::end(no), lower) != std::end(no)) return "false";
  return {};
}

// 'x'::varchar in a text column is 'x', but 'x '::char is not 'x '.
bool is_cast_anyway(std::string_view cast, std::string_view column) {
  return cast == column || (cast == "character varying" && column == "text") ||
         (cast == "text" && column == "character varying");
}

// DEFAULT takes an expression without AND, IN, IS, AT TIME ZONE and the like, other than in parentheses.
std::string in_parentheses_where_needed(const std::string& text) {
  const std::string statement = concat("CREATE TABLE t (c int DEFAULT ", text, ")");
  const Script script(statement, Dialect::postgres);
  const auto* table = script.statements().size() == 1 && script.statements()[0].statement != nullptr
                          ? script.statements()[0].statement->as<ast::CreateTable>()
                          : nullptr;
  const bool is_taken = table != nullptr && table->columns.size() == 1 &&
                        table->columns[0].constraints.size() == 1 &&
                        table->columns[0].constraints[0].expression.text() == text;
  return is_taken ? text : concat("(", text, ")");
}

}  // namespace

std::string print_default(const Catalog& catalog, const DataType& type, const std::string& text) {
  if (catalog.dialect() == Dialect::sqlite) return text;
  const std::optional<Constant> constant = constant_in(text);
  if (!constant) return text.empty() ? text : in_parentheses_where_needed(text);
  const std::string column = without_modifier(catalog.to_string(type));
  const std::string cast = without_modifier(std::string(constant->type));
  if (!constant->is_quoted && constant->value == "null") {
    return catalog.get<Domain>(type.type) != nullptr ? text : "";  // a domain may have a default
  }
  if (is_numeric(column) && is_number(constant->value) && (cast.empty() || is_numeric(cast))) {
    return std::string(constant->value);
  }
  if (column == "boolean" && (cast.empty() || cast == "boolean")) {
    const std::string_view truth = boolean_of(constant->value);
    if (!truth.empty() && (constant->is_quoted || constant->value.size() > 3)) {
      return std::string(truth);
    }
  }
  if (constant->is_quoted && is_cast_anyway(cast, column)) {
    return quote_string(constant->value);
  }
  return text.empty() ? text : in_parentheses_where_needed(text);
}

}  // namespace mig
