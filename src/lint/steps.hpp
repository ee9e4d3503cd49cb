// The safe ways that several rules show, as SQL for the tables and columns of a statement.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// The same index, built concurrently.
std::vector<std::string> concurrent_index_steps(const ast::CreateIndex& index,
                                                const JudgedStatement& at);

}  // namespace mig
