// Columns that a statement names and that are surely not there.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct MissingColumn {
  ObjectId relation = 0;
  std::string column;
  Span span;
};

// Of relations whose columns are all known, in the order of the text. Empty for what is not certain.
std::vector<MissingColumn> missing_columns(const JudgedStatement& at);

}  // namespace mig
