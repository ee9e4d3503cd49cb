// Writes small text files so that a reader sees all of the text or none of it.
#pragma once

#include <filesystem>
#include <string_view>

namespace mig {

// Creates `path` with `text`. False, and nothing changed, when it exists already. Throws Error{refused} otherwise.
bool create_file(const std::filesystem::path& path, std::string_view text);

// Writes `text` to a temporary file beside `path` and renames it over `path`, keeping the permissions that it had.
// Throws Error{refused}; `path` is then as it was.
void replace_file(const std::filesystem::path& path, std::string_view text);

}  // namespace mig
