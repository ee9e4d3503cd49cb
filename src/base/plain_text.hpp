// Text that somebody else wrote, in a form that a terminal, a log or a CI system takes for text and nothing else: names in
// SQL and names of files may hold line ends, escape sequences, and what looks like another message or a command of a CI
// system.
#pragma once

#include <string>
#include <string_view>

namespace mig {

// For messages: control characters, line ends and marks that turn the direction of writing become escapes such as \n, \x1b
// and \u202e.
std::string one_line(std::string_view text);
void make_one_line(std::string& text);  // most texts stay as they are

// For SQL that is shown to be copied: line ends and tabs stay, and no line begins as a command of a CI system does.
std::string plain_lines(std::string_view text);
void make_plain_lines(std::string& text);

}  // namespace mig
