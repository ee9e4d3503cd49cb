// The statements of each kind of object, for print.cpp.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"

namespace mig {

using Statements = std::vector<std::string>;

// What must be there before the object's CREATE, with 0 and duplicates; foreign keys, owners and parents come later.
std::vector<ObjectId> needs_of(const Catalog& catalog, const Object& object);
// Its comments and privileges, and those of its parts.
void print_notes(const Catalog& catalog, const Object& object, Statements& to);

std::string print_names(const Catalog& catalog, const std::vector<std::string>& names);
std::string print_settings(const StoredSettings& settings);  // "a = 'b', c"
std::string print_foreign_options(const Catalog& catalog,
                                  const StoredSettings& settings);  // "a 'b'"
std::string print_collation(const Catalog& catalog, const std::string& collation);

// The table with its columns and checks; with `with_keys` also its keys. `more`: another column behind them, as it is written.
std::string print_table(const Catalog& catalog, const Table& table, bool with_keys,
                        std::string_view more = {});
// A UNIQUE over the columns of another key: one CREATE TABLE would make only one of them.
bool repeats_key(const Table& table, const Constraint& constraint);
// What a CREATE TABLE cannot say: storage, statistics, row security, … without its keys.
void print_table_rest(const Catalog& catalog, const Table& table, Statements& to);
std::string print_constraint(const Catalog& catalog, const Table& table,
                             const Constraint& constraint);
std::string print_index_elements(const Catalog& catalog, const Index& index,
                                 const std::vector<std::string>& operators);

// What follows DEFAULT in the one spelling of it; empty where it says no more than no default.
std::string print_default(const Catalog& catalog, const DataType& type, const std::string& text);
std::string print_index(const Catalog& catalog, const Index& index);
std::string print_sequence(const Catalog& catalog, const Sequence& sequence);
// " INCREMENT 5 …": what is not as usual; empty when everything is.
std::string print_sequence_options(const Sequence& sequence);
std::string print_view(const Catalog& catalog, const View& view);
std::string print_type(const Catalog& catalog, const UserType& type);
std::string print_domain(const Catalog& catalog, const Domain& domain);
std::string print_function(const Catalog& catalog, const Function& function);
std::string print_trigger(const Catalog& catalog, const Trigger& trigger);
std::string print_policy(const Catalog& catalog, const Policy& policy);

}  // namespace mig
