// The safe ways that several rules show, as SQL for the tables and columns of a statement.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// The same index, built concurrently.
std::vector<std::string> concurrent_index_steps(const ast::CreateIndex& index,
                                                const JudgedStatement& at);

// The statement and what follows it in its file, in the order of the file, as the migrations that come next: what changes
// rows, in batches where it goes through a table, and what changes the shape are migrations of their own. Nothing is taken
// out of its order: what stands behind may need it.
std::vector<std::string> in_next_migrations(const LintContext& context,
                                            const JudgedStatement& from);

// A down is one file: there is no migration behind it into which a step could go.
void keep_to_one_file(std::vector<std::string>& steps);

}  // namespace mig
