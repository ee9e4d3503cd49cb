// The one line on a terminal that says what has been going on for more than a second.
#pragma once

#include <string_view>

namespace mig {

void draw_progress(std::string_view text);  // replaces the line that is there; from any thread
void clear_progress();                      // before anything else is printed, and at the end

}  // namespace mig
