// Matches the head of a statement against a pattern written the way manuals write syntax.
//
//   CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] $object ON [ONLY] $table
//
//   WORD           that word, in any case, not quoted; A|B either
//   [ … ]          optional, all or nothing; tried once, never given back; not nested
//   $object $table a name with its qualifiers, as written
//   name           a name without qualifiers, passed over
//   $value         a constant without its quotes, a sign in front included; $pragma the last part of a name, lower case
//   (*)            a parenthesised group; (name) one that holds that option, (name=on) and (name=off) with that value
//   ...            anything up to the next WORD outside parentheses
//   .              the end of the statement
//   = ( ; *        themselves
#pragma once

#include <string_view>

#include "sql/lexer.hpp"
#include "sql/split.hpp"

namespace mig {

// Fills `details` with what the pattern captures, also when it fails in the end.
bool matches(std::string_view pattern, Lexer lexer, StatementDetails& details);

}  // namespace mig
