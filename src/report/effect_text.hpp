// What a finding locks, in words.
#pragma once

#include <string>
#include <vector>

#include "lint/finding.hpp"

namespace mig {

// One line for each relation that others may wait for, the strongest lock first, e.g.
// "ACCESS EXCLUSIVE on public.orders: blocks reads and writes while the table is rewritten". At most `most` lines.
std::vector<std::string> effect_lines(const Finding& finding, std::size_t most);

// "instant", "scan", "index build", "rewrite": how long the lock of an effect is held.
std::string_view duration_of(const Effect& effect);

}  // namespace mig
