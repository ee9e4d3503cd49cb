// The whole program: reads the command line, runs the command, prints an error the one way.
#pragma once

namespace mig {

// Process status, as documented in mig.1. Never throws.
int run_command_line(int argc, char** argv);

}  // namespace mig
