// Names and parts of a judged statement as SQL, for the steps that a finding shows.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// With schema and quotes, as the catalogue has it; as written where it is not there.
std::string sql_name(const JudgedStatement& at, const ast::ObjectName& name);
// "a, \"B\""
std::string sql_columns(const Catalog& catalog, std::span<const std::string> columns);
// What the span covers in the text that the statement was read from.
std::string_view written(const JudgedStatement& at, Span span);
// "a", "a and b", "a, b and c"
std::string listed(std::span<const std::string> names);

}  // namespace mig
