// All the texts of an object in which names may stand.
#pragma once

#include <functional>

#include "catalog/object.hpp"

namespace mig {

// Calls change(text) for each expression, query and definition of the object.
void each_text(Object& object, const std::function<void(std::string&)>& change);

}  // namespace mig
