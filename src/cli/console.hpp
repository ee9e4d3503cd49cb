// Where output goes: results to stdout, talk to stderr, colour only on a terminal (and never with NO_COLOR).
#pragma once

#include <string_view>

namespace mig {

bool colour_on_stdout();
bool colour_on_stderr();
bool stderr_is_terminal();

// One write each, so that lines of concurrent runners do not mix.
void print_result(std::string_view text);  // stdout; adds a newline when there is none
void print_talk(std::string_view text);    // stderr; likewise

// errno of the first result that could not be written (EPIPE: the reader went away), 0 when none; later ones are dropped.
int result_write_error();

// Called once, first: ignores SIGPIPE and fills closed standard streams, so that no other file takes their numbers.
void prepare_standard_streams();

}  // namespace mig
