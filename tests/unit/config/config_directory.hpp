// A directory of its own with or without a mig.toml, and the settings read there.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.hpp"
#include "config/settings.hpp"

namespace mig {

class ConfigDirectory {
 public:
  explicit ConfigDirectory(const std::string& toml = {}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "mig-config-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
    if (!toml.empty()) std::ofstream(path_ / "mig.toml") << toml;
  }
  ConfigDirectory(const ConfigDirectory&) = delete;
  ConfigDirectory& operator=(const ConfigDirectory&) = delete;
  ~ConfigDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::filesystem::path make(const std::string& below) const {
    std::filesystem::create_directories(path_ / below);
    return path_ / below;
  }

  Settings load(const FlagValues& flags = {}, const EnvironmentVariables& variables = {}) const {
    return load_settings(flags, variables, path_);
  }

  Error refusal(const FlagValues& flags = {}, const EnvironmentVariables& variables = {}) const {
    try {
      load(flags, variables);
    } catch (const Error& error) {
      return error;
    }
    return Error(ErrorKind::internal, "nothing was refused");
  }

 private:
  std::filesystem::path path_;
};

}  // namespace mig
