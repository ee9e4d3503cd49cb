// How a PostgreSQL statement begins, and the doors to the parts of the grammar that read the rest.
#pragma once

#include "grammar/postgres/names.hpp"

namespace mig::grammar::postgres {

bool read_create_relation(TokenInput& in);  // CREATE TABLE, … AS, INDEX, VIEW, SEQUENCE, SCHEMA
bool read_create_object(TokenInput& in);    // CREATE anything else
bool read_alter_any(TokenInput& in);        // ALTER … RENAME, OWNER TO, SET SCHEMA, DEPENDS ON
bool read_alter_relation(TokenInput& in);   // ALTER TABLE, INDEX, VIEW, SEQUENCE, …
bool read_alter_object(TokenInput& in);     // ALTER anything else
bool read_object(TokenInput& in);           // DROP, COMMENT, GRANT, REVOKE, REASSIGN, …
bool read_utility(TokenInput& in);          // everything else but rows
bool read_statement(TokenInput& in);

struct statement : elsewhere<read_statement> {};

}  // namespace mig::grammar::postgres
