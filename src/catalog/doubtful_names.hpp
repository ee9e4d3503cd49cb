// Names of relations under which there may be something that the catalogue has not: a statement that perhaps ran took it
// away.
#pragma once

#include <string_view>

#include "catalog/apply.hpp"

namespace mig {

// Compared to the catalogue before: what is gone, or has another name, may still be there under its old one. False: there
// is nothing of the kind.
bool doubt_freed_names(Applier& to, const Catalog& before);

// IF NOT EXISTS of a relation of that name: what is made from here on may have been there before, in another form.
void make_if_not_there(Applier& to, ObjectId schema, std::string_view name);

}  // namespace mig
