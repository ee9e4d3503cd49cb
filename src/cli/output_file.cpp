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
  replace_file(path, text);
}

}  // namespace mig
