// Expressions and queries as text in the catalogue's own spelling: keywords and unquoted names in lower case, single
// blanks, names of the catalogue's own objects with their schema, types as the engine prints them. It is SQL, and means
// what was written.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "sql/ast/names.hpp"

namespace mig {

// Says what a name in an expression is; the texts are put in its place.
class NameResolver {
 public:
  virtual ~NameResolver() = default;
  virtual std::string relation_text(const ast::ObjectName& name) = 0;
  virtual std::string function_text(const ast::ObjectName& name) = 0;
  virtual std::string type_text(const ast::Type& type) = 0;
  // What stands for a star of the targets, or for a column that ends in one; empty: the star.
  virtual std::string star_text(const Syntax&) { return {}; }
};

// The type of a column that stands in an expression, as Catalog::to_string() has it; "" where it is not known.
using ColumnTypes = std::function<std::string(std::string_view column)>;

std::string expression_text(const Syntax& syntax, NameResolver& names);

// One form for what PostgreSQL holds to be one expression, or prints in another form than it was written in: without
// redundant parentheses, casts of constants and casts that the parser adds; `IN (a, b)` is `= ANY (ARRAY[a, b])`, LIKE is
// ~~, BETWEEN two comparisons, != is <>, AT TIME ZONE is timezone(), … For comparing two texts, not for the engine.
// Constants are in one spelling (catalog/constant.hpp) where their type is known: `type` of the whole, `types` of columns.
std::string comparable_expression(std::string_view text, Dialect dialect,
                                  std::string_view type = {}, const ColumnTypes& types = {});

// ---- names inside such texts
// An identifier of this name stands in the text, other than before a dot or a parenthesis.
bool mentions_column(std::string_view text, std::string_view column, Dialect dialect);
std::string with_column_renamed(std::string_view text, std::string_view from, std::string_view to,
                                Dialect dialect);
// Of objects; `from` and `to` are written as in Catalog::qualified_name().
std::string with_object_renamed(std::string_view text, std::string_view from, std::string_view to);

}  // namespace mig
