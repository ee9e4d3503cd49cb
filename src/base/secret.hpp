// Words of the user's that go into a message: a database URL put in the wrong place must not be repeated.
#pragma once

#include <string>
#include <string_view>

namespace mig {

// True for what looks like a URL or a libpq keyword string with a password.
bool may_hold_secret(std::string_view text);

// The text shortened for a message, "***" when it may hold a secret: shortening first could cut a URL inside its
// password, where redaction no longer knows it.
std::string shown(std::string_view text);

}  // namespace mig
