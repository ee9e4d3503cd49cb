#include "cli/run.hpp"

int main(int argc, char** argv) { return mig::run_command_line(argc, argv); }
