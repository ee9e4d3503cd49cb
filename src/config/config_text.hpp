// What mig.toml adds to plain values: variables and paths relative to the file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "config/settings.hpp"

namespace mig {

struct Expansion {
  std::string text;
  std::string problem;  // empty, or what is wrong; holds names of variables, never their values
};

// ${NAME} replaced by the variable; "$${" stands for "${".
Expansion expand_variables(std::string_view text, const EnvironmentVariables& variables);

// A path of mig.toml as seen from the working directory; `directory` is the file's, empty when it is the same.
std::string relative_path(const std::string& text, const std::filesystem::path& directory);

// The same for the forms of a SQLite URL that hold a relative path; every other URL is returned as it is.
std::string relative_url(const std::string& text, const std::filesystem::path& directory);

}  // namespace mig
