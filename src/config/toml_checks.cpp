#include "config/toml_checks.hpp"

#include <algorithm>
#include <vector>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "config/setting_table.hpp"

namespace mig {
namespace {

bool may_stand(const Setting& setting, const TomlEntry& entry) {
  return entry.section.empty() ? setting.at_top : setting.in_environment;
}

[[noreturn]] void misplaced(const TomlFile& file, const TomlEntry& entry) {
  const bool in_section = !entry.section.empty();
  throw file.error_at(
      entry.key_span,
      concat("'", entry.key, "' does not belong ",
             in_section ? concat("in [env.", entry.section, "]") : "at the top level"),
      in_section ? "move it above the first section" : "move it into a section [env.NAME]");
}

[[noreturn]] void unknown(const TomlFile& file, const TomlEntry& entry) {
  std::vector<std::string_view> keys;
  for (const Setting& setting : setting_table()) {
    if (may_stand(setting, entry)) keys.push_back(setting.key);
  }
  if (entry.section.empty()) keys.push_back("lint");
  const auto near = nearest(entry.key, keys);
  std::string hint = near ? concat("did you mean '", *near, "'?") : "mig.toml(5) lists the keys";
  if (!near && entry.type == "table") hint = "sections are written [env.NAME]";
  if (entry.key == "lint") hint = "[lint] is for all environments";
  throw file.error_at(entry.key_span, concat("unknown key '", shown(entry.key), "'"), hint);
}

std::string_view expected_type(SettingForm form) {
  if (form == SettingForm::boolean) return "true or false";
  return form == SettingForm::duration ? "a string such as \"500ms\"" : "a string";
}

bool has_type(SettingForm form, std::string_view type) {
  if (form == SettingForm::boolean) return type == "boolean";
  return type == "string" || (form == SettingForm::duration && type == "integer");
}

void check_value(const TomlFile& file, const TomlEntry& entry, const Setting& setting) {
  if (!has_type(setting.form, entry.type)) {
    throw file.error_at(
        entry.value_span,
        concat(setting.key, " must be ", expected_type(setting.form), ", not ", entry.type));
  }
  if (entry.text.empty()) {
    throw file.error_at(entry.value_span, concat(setting.key, " is empty"),
                        "leave the key out to have the default");
  }
  if (entry.text.find("${") != std::string::npos) return;
  Settings scratch;
  // "true" is the option's word for out_of_order, not the file's.
  const std::string_view expected = setting.key == "out_of_order" && entry.text == "true"
                                        ? "\"refuse\" or \"allow\""
                                        : setting.set(scratch, entry.text);
  if (expected.empty()) return;
  throw file.error_at(entry.value_span, concat(setting.key, ": expected ", expected, ", not '",
                                               shown(entry.text), "'"));
}

}  // namespace

void check_entries(const TomlFile& file) {
  const auto table = setting_table();
  for (const TomlEntry& entry : file.entries) {
    const auto found = std::find_if(table.begin(), table.end(), [&entry](const Setting& each) {
      return each.key == entry.key;
    });
    if (found == table.end()) unknown(file, entry);
    if (!may_stand(*found, entry)) misplaced(file, entry);
    check_value(file, entry, *found);
  }
}

}  // namespace mig
