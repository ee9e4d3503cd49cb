// What `mig init` lays down.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/settings.hpp"

namespace mig {

struct InitResult {
  std::vector<std::filesystem::path> created;  // in the order they were made
  std::vector<std::filesystem::path> kept;     // were there before
};

// Makes the migrations directory, mig.toml (in the working directory, unless `settings` came from one) and mig.sum,
// keeping what exists. Throws Error{refused} when something cannot be made.
InitResult init_project(const Settings& settings);

// A fresh mig.toml: this project, and every other key as a comment with its default.
std::string config_text(const std::string& project, const Settings& settings);

// A random UUID (RFC 9562, version 4).
std::string random_uuid();

}  // namespace mig
