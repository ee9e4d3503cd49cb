#include "cli/output_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/write_file.hpp"

namespace mig {

void write_output_file(std::filesystem::path path, std::string_view text) {
  std::error_code error;
  if (std::filesystem::is_symlink(path, error)) {
    path = std::filesystem::weakly_canonical(path, error);
  }
  if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error)) {
    throw Error(ErrorKind::usage, concat(path.string(), " is not a file"),
                "name a file that may be written");
  }
  const std::filesystem::path directory = path.parent_path();
  if (!directory.empty() && !std::filesystem::is_directory(directory, error)) {
    throw Error(ErrorKind::usage, concat("there is no directory ", directory.string()),
                concat("make it, or name another file than ", path.string()));
  }
  try {
    replace_file(path, text);
  } catch (Error& failed) {
    failed.kind = ErrorKind::usage;
    if (failed.hint.empty()) failed.hint = "name a file that may be written";
    throw;
  }
}

}  // namespace mig
