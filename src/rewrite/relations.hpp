// The relations that a statement is about: those it names and those it locks.
#pragma once

#include <set>

#include "lint/context.hpp"

namespace mig {

// As ids before the statement, with the tables of indexes, and what it makes.
std::set<ObjectId> relations_of(const JudgedStatement& at);

}  // namespace mig
