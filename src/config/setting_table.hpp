// Every setting once: its key in mig.toml, its option, its environment variables, and how its text is read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "config/settings.hpp"

namespace mig {

enum class SettingForm : unsigned char {
  text,
  path,      // in mig.toml relative to the file
  url,       // a SQLite path in mig.toml likewise; SECRET
  duration,  // mig.toml: string or integer (milliseconds)
  boolean,   // mig.toml: true or false
};

struct Setting {
  std::string_view key;           // in mig.toml
  std::string_view option;        // without dashes; empty: none
  std::string_view variables[2];  // the first one set counts; empty: none
  SettingForm form;
  // Puts the text (never empty) into the settings; "" or what was expected instead.
  std::string_view (*set)(Settings&, const std::string& text);
  bool at_top = true;          // may stand at the top level of mig.toml
  bool in_environment = true;  // may stand in [env.NAME]
};

std::span<const Setting> setting_table();

// Variables that begin with MIG_ and are no setting: MIG_ENV and MIG_CONFIG choose what is read.
inline constexpr std::string_view environment_variable = "MIG_ENV";
inline constexpr std::string_view config_variable = "MIG_CONFIG";

}  // namespace mig
