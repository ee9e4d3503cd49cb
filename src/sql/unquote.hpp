// What quoted text says.
#pragma once

#include <string>
#include <string_view>

#include "base/dialect.hpp"

namespace mig {

// 'x' or "x" without a quote or a backslash inside: what it says is what lies between the quotes. Costs one look.
bool is_plainly_quoted(std::string_view text);

// The escapes of an E'' or U&'' text are ones that PostgreSQL takes. True for every other text.
bool has_valid_escapes(std::string_view token);

// Of a whole token, quotes and prefixes included; other text comes back as it is.
std::string unquote_string(std::string_view token,
                           Dialect dialect);  // '' E'' U&'' N'' $$ $$; pieces are joined.
// A U& text may end in UESCAPE 'c'.
std::string unquote_identifier(std::string_view token, Dialect dialect);  // "" U&"" [] ``

}  // namespace mig
