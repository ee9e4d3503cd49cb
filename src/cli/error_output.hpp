// How an error leaves the program: for a person, or as JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace mig {

// "usage", "half_way", …: the `kind` of the JSON form.
std::string_view to_string(ErrorKind kind);

// {"error":{kind, message, hint, detail, file, line, column, sqlstate, exit}}; what is not known is null.
std::string error_json(const Error& error);

// The error without the password of any of the `secrets` (URLs or keyword strings), in every text it holds.
Error without_secrets(Error error, std::span<const std::string> secrets);

// `text` with every byte that is not well-formed UTF-8 replaced by U+FFFD and control characters other than
// newline and tab by '?': file names and server messages must not steer the terminal or break the JSON.
std::string clean_text(std::string_view text);

}  // namespace mig
