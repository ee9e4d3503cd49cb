// The section [lint] of mig.toml, as words. What names rules and versions is for those who know them: such words keep
// their place, so that they are refused there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace mig {

struct TomlFile;

struct PlacedWord {
  std::string text;  // empty: not given
  std::optional<Location> place = {};
};

struct LintRuleSetting {
  std::string rule;
  std::string severity;           // "off", "info", "warning" or "error"
  std::optional<Location> place;  // of the rule's name
};

struct LintOverrideSetting {
  std::string path, table;  // globs; empty: all
  std::vector<LintRuleSetting> rules;
};

// Empty: not given.
struct LintSettings {
  PlacedWord postgres, sqlite;  // "14", "12-16", "3.35"
  std::string fail_on, level;   // "error", "warning" or "info"
  std::string new_reach;        // "transaction", "file" or "set"
  std::string down;             // a severity
  std::filesystem::path baseline;
  std::vector<LintRuleSetting> rules;
  std::vector<LintOverrideSetting> overrides;
};

// Throws Error{usage} at the first unknown key ("did you mean"), wrong type or bad value. `directory` is the file's, as
// seen from the working directory: a relative path is relative to it.
LintSettings read_lint_settings(const TomlFile& file, const std::filesystem::path& directory);

}  // namespace mig
