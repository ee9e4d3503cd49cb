// What PostgreSQL's own functions and operators give, by names and the types of operands; "" where it is not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mig {

// Types are said as Catalog::to_string() does, what is a constant without a type as "unknown".
// `operands` are "" where they are not known.
std::string type_of_call(std::string_view function, std::span<const std::string> operands);
std::string type_of_operator(std::string_view sign, std::string_view left, std::string_view right);
// Of COALESCE, CASE, ARRAY[…], VALUES: what all of them become.
std::string common_type(std::span<const std::string> types);

}  // namespace mig
