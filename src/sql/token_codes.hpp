// From tokens to what the grammars see of them.
#pragma once

#include <string_view>

#include "base/dialect.hpp"
#include "grammar/token_code.hpp"
#include "sql/token.hpp"

namespace mig {

// `text` is the token's own. Comments have no code: the caller leaves them out.
grammar::TokenCode token_code(const Token& token, std::string_view text, Dialect dialect);

}  // namespace mig
