// What a schema file must not tell: options of foreign data that are secrets.
#pragma once

#include <string>
#include <string_view>

#include "catalog/object.hpp"

namespace mig {

// By its name, as introspection (database/postgres/introspect_common.cpp) decides it, or since the value holds a
// password: "host=a password=b", "postgres://user:password@host".
bool is_secret_option(std::string_view name, std::string_view value);

void drop_secrets(StoredSettings& options);

// A CREATE or ALTER of a server, a wrapper or a mapping without such options. Empty: an ALTER that said nothing else.
std::string without_secret_options(std::string_view statement);

}  // namespace mig
