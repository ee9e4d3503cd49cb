// What comparable.cpp asks about operators, and the types of operands as far as the text and the columns tell.
#pragma once

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {

class OperandTypes {
 public:
  // Both must outlive it.
  OperandTypes(Lowering& to, const ColumnTypes& columns) : to_(to), columns_(columns) {}

  // As PostgreSQL names it, "" where it is not known.
  std::string of(const Syntax& node);
  // type 'text'
  std::string of_literal(const Syntax& node);
  // Of the first that is known.
  template <typename Nodes>
  std::string among(const Nodes& nodes) {
    for (const Syntax& each : nodes) {
      if (std::string type = of(each); !type.empty()) return type;
    }
    return {};
  }

 private:
  Lowering& to_;
  const ColumnTypes& columns_;
};

// = <> < > <= >= @> <@ && ||: a constant without a type has the other operand's.
bool has_like_operands(std::string_view sign);
// "not ilike" is !~~*; others are what they are.
std::string operator_of_words(const std::string& words);
// b'101', x'1F' as zeros and ones, as a bit string is printed.
std::string bits_of(std::string_view literal);

}  // namespace mig
