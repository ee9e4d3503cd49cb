// The types of expressions in a query, as far as its text and the catalogue tell.
#pragma once

#include <string>
#include <vector>

#include "catalog/apply.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {

// What stands in FROM under one name.
struct FromItem {
  std::string alias;
  ObjectId relation = 0;
  bool is_known = false;
  std::vector<Column> columns;
};

class ExpressionTypes {
 public:
  // All must outlive this object.
  ExpressionTypes(Applier& to, Lowering& names, const std::vector<FromItem>& from)
      : to_(to), names_(names), from_(from) {}

  // Empty: not known. On SQLite that of a column alone, for its affinity.
  DataType of(const Syntax& value);

 private:
  DataType of_column(const Syntax& value);
  DataType of_call(const Syntax& value);
  DataType of_special_call(const Syntax& value);
  DataType of_binary(const Syntax& value);
  DataType of_array(const Syntax& value);
  DataType of_literal(const Syntax& value);
  DataType of_case(const Syntax& value);
  // What becomes of values that stand for each other.
  DataType of_all(const std::vector<Syntax>& values);
  DataType of_function(ObjectId id);
  // As result_types.hpp has it.
  std::string text_of(const Syntax& value);
  std::vector<std::string> texts_of(const std::vector<Syntax>& values);

  Applier& to_;
  Lowering& names_;
  const std::vector<FromItem>& from_;
};

}  // namespace mig
