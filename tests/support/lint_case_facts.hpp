// Options of a lint case that say what its directory, a database and a git base hold (lint/facts.hpp); each may be
// repeated:
//
//   name=<name>                      in the migrations directory
//   sum-file=none|there|conflict     mig.sum
//   applied=<id>[:edited|:missing]   the database has applied it, and the file has changed or is gone
//   base=<id>                        origin/main holds it
//   change=<what>:<path>             since origin/main: added, edited, comments (an edit of them alone), deleted,
//                                    renamed:<path>:<new path>
#pragma once

#include <string_view>

#include "lint/facts.hpp"

namespace mig::test {

// False: there is no such option, or not of that value.
bool set_fact(LintFacts& facts, std::string_view name, std::string_view value);

}  // namespace mig::test
