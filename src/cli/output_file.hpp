// --output: where a result goes that is not for the terminal.
#pragma once

#include <filesystem>
#include <string_view>

namespace mig {

// Writes the file whole or not at all. A link is followed; a device or a directory is never replaced: Error{usage}.
void write_output_file(std::filesystem::path path, std::string_view text);

}  // namespace mig
