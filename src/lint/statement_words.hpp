// A statement in a word or two, for messages: "ALTER TABLE", "CREATE UNIQUE INDEX".
#pragma once

#include <string>

#include "lint/context.hpp"

namespace mig {

// The words it begins with, in capitals; those of an unreadable one are the first of its text.
std::string statement_words(const JudgedStatement& at);

// All of it with its semicolon, as a step of a migration of its own.
std::string as_next_migration(const JudgedStatement& at);

}  // namespace mig
