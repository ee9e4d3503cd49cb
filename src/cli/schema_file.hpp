// The files that `mig dump` is told to write and to compare with.
#pragma once

#include <filesystem>
#include <string>

#include "base/source.hpp"

namespace mig {

// A file, a pipe, or with "-" the standard input. Throws Error{usage} when there is no such file or it cannot be opened,
// Error{refused} when it is no text.
Source read_schema_file(const std::filesystem::path& path);

// True when the file had to be written: it did not hold the text. A link is followed, also where nothing is yet. Throws
// Error{usage} for a device, a directory, a read-only file and a directory that is not there, and what replace_file throws.
bool write_schema_file(std::filesystem::path path, const std::string& text);

}  // namespace mig
