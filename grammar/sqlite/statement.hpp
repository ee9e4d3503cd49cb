// The doors to SQLite's grammar.
#pragma once

#include "grammar/rules.hpp"

namespace mig::grammar::sqlite {

bool read_statement(TokenInput& in);

}  // namespace mig::grammar::sqlite
