// An index that is dropped, and the one that takes its place.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// The index that the statement makes does the work of the dropped one; null: it makes none that does.
const Index* replacement(const JudgedStatement& at, const Index& dropped);

// The new one under another name, then the old one away: `drop` is what drops it, `create` makes the new one.
std::vector<std::string> index_replacement_steps(const JudgedStatement& drop, const Index& dropped,
                                                 const JudgedStatement& create, const Index& made);

// The same for a statement that drops the index, and for one that makes an index, where one commit does both; empty: the
// other one is not there.
std::vector<std::string> steps_of_replaced(const LintContext& context, const JudgedStatement& drop,
                                           const Index& dropped);
std::vector<std::string> steps_of_replacing(const LintContext& context,
                                            const JudgedStatement& create);

}  // namespace mig
