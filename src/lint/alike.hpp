// Whether two columns hold the same kind of thing, and whether two names mean the same.
#pragma once

#include <string_view>

#include "base/dialect.hpp"

namespace mig {

// The values of one can be kept in the other: texts, numbers, points in time, JSON, …
bool are_compatible_types(std::string_view a, std::string_view b, Dialect dialect);

// They share a word ("name" and "full_name"), or differ in a few letters.
bool are_similar_names(std::string_view a, std::string_view b);

}  // namespace mig
