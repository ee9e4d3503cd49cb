// Pieces of describe(): lists as text, and the attributes of what describe_routine.cpp knows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/routine.hpp"

namespace mig::description {

using Attributes = std::map<std::string, std::string>;

std::string yes(bool truth);
std::string listed(const std::vector<std::string>& names);
std::string listed(StoredSettings settings);   // in the order of their names
std::string options(StoredSettings settings);  // one without a value is true

Attributes of_function(const Catalog& catalog, const Function& function);
Attributes of_trigger(const Catalog& catalog, const Trigger& trigger);
Attributes of_policy(const Catalog& catalog, const Policy& policy);
Attributes of_rule(const Rule& rule);

}  // namespace mig::description
