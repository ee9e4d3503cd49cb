// How an index gets onto a partitioned table without blocking it: an empty one on the parent, one built concurrently on
// each partition, attached one by one. The parent's is valid after the last.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// Empty where the partitions are not known.
std::vector<std::string> partitioned_index_steps(const ast::CreateIndex& index,
                                                 const JudgedStatement& at);

}  // namespace mig
