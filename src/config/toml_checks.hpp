// What must hold of every key of mig.toml, whether its value is used or not.
#pragma once

#include "config/toml_file.hpp"

namespace mig {

// Throws Error{usage} at the first unknown or misplaced key ("did you mean"), wrong type, empty or bad value.
// Values that hold ${VAR} are checked when they are used.
void check_entries(const TomlFile& file);

}  // namespace mig
