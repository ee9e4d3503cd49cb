// Names inside the texts of expressions, as the catalogue spells them.
#pragma once

#include <string>
#include <string_view>

namespace mig {

// A domain's CHECK as one about a column: `value > 0` is `quantity > 0`. Strings are left alone.
std::string with_value_replaced(std::string_view domain_check, std::string_view column);

}  // namespace mig
