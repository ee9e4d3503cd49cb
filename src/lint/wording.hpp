// Words that messages share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace mig {

// "a", "a and b", "a, b and c"; with more than `limit` of them "a, b and 7 more".
std::string listed(const std::vector<std::string>& names, std::size_t limit = 4);

// public.users.name, quoted where it must be.
std::string column_name(const Catalog& catalog, ObjectId relation, std::string_view column);

// "index public.i", "constraint …" is the caller's.
std::string kind_and_name(const Catalog& catalog, ObjectId id);

}  // namespace mig
