// How a PostgreSQL statement begins, and the doors to the parts of the grammar that read the rest.
#pragma once

#include "grammar/postgres/names.hpp"

namespace mig::grammar::postgres {

bool read_create(TokenInput& in);  // CREATE …
bool read_alter(TokenInput& in);   // ALTER …
bool read_object(TokenInput& in);  // DROP, COMMENT, GRANT, REVOKE, SECURITY LABEL, REASSIGN, IMPORT
bool read_utility(TokenInput& in);  // everything else but rows
bool read_statement(TokenInput& in);

}  // namespace mig::grammar::postgres
