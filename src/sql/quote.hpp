// Names and strings as they are written in a statement.
#pragma once

#include <string>
#include <string_view>

#include "base/dialect.hpp"

namespace mig {

// With quotes only where the engine needs them: PostgreSQL's quote_identifier().
std::string quote_identifier(std::string_view name, Dialect dialect);
// 'x', quotes doubled. Of PostgreSQL: with standard_conforming_strings, as since 9.1.
std::string quote_string(std::string_view text);

}  // namespace mig
