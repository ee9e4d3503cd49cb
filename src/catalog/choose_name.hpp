// The names PostgreSQL gives to what a person did not name: ChooseRelationName() and its kin.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"

namespace mig {

// name1_name2_label, shortened to 63 bytes by taking from the longer name; name2 and label may be empty.
std::string joined_name(std::string_view name1, std::string_view name2, std::string_view label);

// A name that no relation of the schema has (and, for a constraint, no constraint either): label, label1, label2, …
// `also_taken`: a table that is being changed, whose constraints the catalogue does not know yet.
std::string choose_relation_name(Catalog& catalog, ObjectId schema, std::string_view name1,
                                 std::string_view name2, std::string_view label,
                                 bool is_constraint = false, const Table* also_taken = nullptr);
// A name that no constraint of the schema has.
// Of extended statistics over these columns, "expr" for an expression.
std::string choose_statistics_name(const Catalog& catalog, ObjectId schema,
                                   std::string_view table_name, std::vector<std::string> columns);
// The elements of such an object as it has them.
std::vector<std::string> statistics_elements(const Other& statistics);
std::string choose_constraint_name(Catalog& catalog, ObjectId schema, const Table& table,
                                   std::string_view name2, std::string_view label);

// a_b_c, not longer than a name may be.
std::string joined_columns(std::span<const std::string> columns);

// What an index over an expression calls its column: the function, the column, … ; "expr" when nothing offers itself.
std::string expression_column_name(const Syntax& expression);
// Numbered where two are alike.
std::vector<std::string> distinct_column_names(std::vector<std::string> names);

}  // namespace mig
