// Patterns over paths and names.
#pragma once

#include <string_view>

namespace mig {

// `*` is any text without a slash, `**` any text, `?` one character; all of the text must fit.
bool glob_matches(std::string_view pattern, std::string_view text);

}  // namespace mig
