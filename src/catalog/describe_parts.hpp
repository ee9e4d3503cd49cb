// Pieces of describe(): lists as text, and the attributes of what describe_routine.cpp knows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/routine.hpp"

namespace mig::description {

using Attributes = std::map<std::string, std::string>;

std::string yes(bool truth);
std::string listed(const std::vector<std::string>& names);
std::string listed(StoredSettings settings);   // in the order of their names
std::string options(StoredSettings settings);  // one without a value is true

// Of a column or value, a domain's own type in its place.
std::string base_type(const Catalog& catalog, const DataType& type);
// Of the table's columns; the catalogue must outlive it. Empty where the relation is no table.
ColumnTypes column_types(const Catalog& catalog, ObjectId relation);
// The bound of a partition, each value in one spelling.
std::string partition_bound(const Catalog& catalog, const Table& table);
// "extended", "main" or "plain": what a column of this type has when nobody says otherwise.
std::string_view usual_storage(const Catalog& catalog, const DataType& type);
// SQL in lower case, but for what stands between single quotes.
std::string lower_outside_strings(std::string_view text);

Attributes of_function(const Catalog& catalog, const Function& function);
Attributes of_trigger(const Catalog& catalog, const Trigger& trigger);
Attributes of_policy(const Catalog& catalog, const Policy& policy);
Attributes of_rule(const Rule& rule);

}  // namespace mig::description
