// Sequences as their options say, for CREATE SEQUENCE, serial and identity columns.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// Bounds that nobody gave follow from the type and the direction.
void set_sequence_options(Sequence& sequence, ast::List<ast::Option> options, bool is_new);
// Of "smallint", "integer", "bigint"; keeps bounds that were not those of the old type.
void set_sequence_type(Sequence& sequence, std::string_view type);

}  // namespace mig
