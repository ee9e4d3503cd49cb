// What can be said for certain of the schema that a statement meets: no more than what statements made that surely ran,
// with nothing dark behind them.
#pragma once

#include <string_view>

#include "lint/context.hpp"

namespace mig {

// The statement surely runs, nobody catches its error, and nothing in front of it is dark: what the replay says of it is
// so on every database that has run what came before.
bool is_certain(const JudgedStatement& at);

// A handler around it catches its error: that it fails is meant.
bool is_guarded(const JudgedStatement& at);

// There surely is such an object, in the form that the catalogue has.
bool is_sure(const Object& object);
// All columns of the table or view are known.
bool has_known_columns(const Catalog& catalog, ObjectId relation);
// It has a column of this name, or that is not known.
bool may_have_column(const Catalog& catalog, ObjectId relation, std::string_view column);

}  // namespace mig
