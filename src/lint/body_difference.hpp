// Where two bodies of one function or trigger differ.
#pragma once

#include <optional>
#include <string_view>

#include "catalog/compare.hpp"

namespace mig {

// The first line of each that the other has not; empty where it ends before.
struct BodyDifference {
  std::string_view left, right;
};

// nullopt: they do the same. Blanks, comments and the case of words are nothing where the language is SQL or PL/pgSQL;
// `catalog` holds the object.
std::optional<BodyDifference> body_difference(const Catalog& catalog, const Difference& bodies);

}  // namespace mig
