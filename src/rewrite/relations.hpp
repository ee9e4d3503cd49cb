// The relations that a statement is about: those it names and those it locks.
#pragma once

#include <set>
#include <string>

#include "lint/context.hpp"

namespace mig {

// As ids before the statement, with the tables of indexes, and what it makes.
std::set<ObjectId> relations_of(const JudgedStatement& at);

// The names of what a DROP takes away, and of what a statement makes: the latter has to wait for the former.
std::set<std::string> names_freed(const JudgedStatement& at);
std::set<std::string> names_made(const JudgedStatement& at);

}  // namespace mig
