// Statements that the catalogue keeps as they were written, of objects of which it knows no parts: publications, aggregates,
// operators, casts, event triggers, servers, … The names of known objects in them are said with their schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/apply.hpp"

namespace mig {

// The objects that it names are added to `uses`.
std::string statement_text(Applier& to, const Syntax& statement, std::vector<ObjectId>& uses);

// The statements of an object that is in the catalogue say its name as it is now; nothing happens to others.
void renew_own_name(Catalog& catalog, ObjectId id);

// A publication says the column of the table, by its qualified name: in a list or a condition.
bool says_published(std::string_view statement, std::string_view table, std::string_view column);
// Without a table, by its qualified name, that a publication has no more; empty when nothing is left to say.
std::string without_published(std::string_view statement, std::string_view table);

}  // namespace mig
