// The SELECT of an INSERT that is run in batches.
#pragma once

#include <string>
#include <string_view>

#include "sql/ast/query.hpp"
#include "sql/syntax.hpp"

namespace mig {

// Throws Error{refused} with the offset of the place, when it has one.
[[noreturn]] void refuse_in_batches(const Syntax& place, std::string message, std::string hint);

// The name by which a statement calls a relation: its alias, else its own; folded.
std::string called(const Syntax& relation);

class BatchSource {
 public:
  // Finds the relation that is called `alias`, the first one where it is empty. Throws Error{refused} when the rows
  // that the query gives are not the sum of those that it gives for parts of that relation.
  BatchSource(const ast::Insert& insert, const std::string& alias);

  const Syntax& core() const { return core_; }  // SELECT … FROM … WHERE
  const Syntax& relation() const { return relation_; }

 private:
  void descend(Syntax query);
  void refuse_grouping() const;
  void find_relation(const std::string& alias);
  void refuse_outer_joins(bool is_first) const;
  void refuse_unwalkable(const ast::Insert& insert) const;

  Syntax core_, relation_;
};

}  // namespace mig
