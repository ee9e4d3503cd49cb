// A recipe turns one unsafe statement, or one action of an ALTER TABLE, into steps that run while two releases of the
// application are live. It is a value in a file of its own under rewrite/recipes/: file name = symbol = id, with hyphens in
// the id (`create-index` is recipes/create_index.cpp defining `const mig::Recipe create_index_recipe`). CMake globs the
// folder and writes the table. Its cases are tests/rewrite/<id>.sql; nothing else is edited to add one.
#pragma once

#include <span>
#include <string_view>

#include "lint/rule.hpp"
#include "rewrite/site.hpp"

namespace mig {

struct Recipe {
  std::string_view id;
  RuleDialects dialects;
  std::string_view summary;  // one line, lower case, no full stop: what it makes of the statement
  // The rules whose findings it takes away.
  std::span<const std::string_view> answers;
  // Adds the steps. Throws RewriteRefusal where there is no online way for this statement.
  void (*write)(RewriteSite&);
};

// All recipes in the order of their ids; written by CMake.
std::span<const Recipe* const> all_recipes();

}  // namespace mig
