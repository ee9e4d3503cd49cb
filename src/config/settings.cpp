#include "config/settings.hpp"

#include <unistd.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "config/config_text.hpp"
#include "config/setting_table.hpp"
#include "config/toml_checks.hpp"
#include "config/toml_file.hpp"

namespace mig {
namespace {

constexpr std::string_view file_name = "mig.toml";

// Where a value came from; the higher one wins.
enum class Level : unsigned char { none, file, file_environment, variable, flag };

struct Candidate {
  Level level = Level::none;
  std::string text;
  std::string origin;                // "--database", "DATABASE_URL", "mig.toml"
  const TomlEntry* entry = nullptr;  // with the levels of the file
};

const std::string* find_value(const std::map<std::string, std::string>& values,
                              std::string_view name) {
  if (name.empty()) return nullptr;
  const auto found = values.find(std::string(name));
  return found == values.end() || found->second.empty() ? nullptr : &found->second;
}

// The nearest mig.toml upwards; empty when there is none.
std::filesystem::path search(const std::filesystem::path& from) {
  for (std::filesystem::path directory = from;; directory = directory.parent_path()) {
    std::error_code ignored;
    const std::filesystem::path file = directory / file_name;
    if (std::filesystem::is_regular_file(file, ignored)) return file;
    if (directory == directory.parent_path()) return {};
  }
}

bool is_for_tests(std::string_view variable) {
  constexpr std::string_view prefixes[] = {"MIG_TEST", "MIG_CRASH", "MIG_SOURCE_DIR",
                                           "MIG_UPDATE_"};
  return std::any_of(std::begin(prefixes), std::end(prefixes),
                     [variable](std::string_view prefix) { return variable.starts_with(prefix); });
}

class Merger {
 public:
  Merger(const FlagValues& flags, const EnvironmentVariables& variables,
         const std::filesystem::path& working_directory)
      : flags_(flags), variables_(variables), working_directory_(working_directory) {}

  Settings merge() {
    open_file();
    choose_environment();
    if (!directory_.empty()) settings_.migrations = directory_ / settings_.migrations;
    Candidate database, direct;
    for (const Setting& setting : setting_table()) {
      const Candidate candidate = choose(setting);
      apply(setting, candidate);
      if (setting.key == "database") database = candidate;
      if (setting.key == "direct_url") direct = candidate;
    }
    if (direct.level < database.level) settings_.direct_database.clear();
    settings_.database_origin = database.origin;
    fall_back_to_libpq();
    settings_.json = flags_.contains("json");
    settings_.verbose = flags_.contains("verbose");
    warn_of_other_database(database);
    warn_of_unknown_variables();
    return std::move(settings_);
  }

  std::vector<std::string> environments() {
    open_file();
    return file_ ? file_->environments : std::vector<std::string>{};
  }

 private:
  // Reads the file that --config, MIG_CONFIG or the search names, and checks all of it.
  void open_file() {
    const std::string* given = find_value(flags_, "config");
    if (given == nullptr) given = find_value(variables_, config_variable);
    const std::filesystem::path path =
        given != nullptr ? working_directory_ / *given : search(working_directory_);
    if (path.empty()) return;
    const std::filesystem::path shown = as_seen_from_here(path);
    settings_.config_file = shown;
    // Opened by its full path so that the working directory of the process does not matter.
    file_ = TomlFile::read(path, shown.string());
    directory_ = shown.parent_path();
    check_entries(*file_);
    settings_.lint = read_lint_settings(*file_, directory_);
  }

  std::filesystem::path as_seen_from_here(const std::filesystem::path& path) const {
    const auto relative = path.lexically_normal().lexically_relative(working_directory_);
    return relative.empty() ? path : relative;
  }

  void choose_environment() {
    std::string_view origin = "--env";
    const std::string* name = find_value(flags_, "env");
    if (name == nullptr) {
      name = find_value(variables_, environment_variable);
      origin = environment_variable;
    }
    if (name == nullptr) return;
    settings_.environment = *name;
    const std::string unknown = concat(origin, ": unknown environment '", shown(*name), "'");
    if (!file_) {
      throw Error(ErrorKind::usage, concat(unknown, ": there is no mig.toml here or above"),
                  "write a mig.toml with a section [env.NAME], or name it with --config");
    }
    const auto& known = file_->environments;
    if (std::find(known.begin(), known.end(), *name) != known.end()) return;
    const std::string list = known.empty()
                                 ? concat(file_->source.name(), " has no section [env.NAME]")
                                 : concat(file_->source.name(), " knows: ", join(known, ", "));
    throw Error(ErrorKind::usage, unknown, list);
  }

  Candidate choose(const Setting& setting) const {
    if (const std::string* text = find_value(flags_, setting.option)) {
      return {Level::flag, *text, concat("--", setting.option), nullptr};
    }
    for (const std::string_view variable : setting.variables) {
      if (const std::string* text = find_value(variables_, variable)) {
        return {Level::variable, *text, std::string(variable), nullptr};
      }
    }
    if (!file_) return {};
    if (const TomlEntry* entry = section_entry(setting.key)) {
      return {Level::file_environment, entry->text, file_->source.name(), entry};
    }
    if (const TomlEntry* entry = file_->find("", setting.key)) {
      return {Level::file, entry->text, file_->source.name(), entry};
    }
    return {};
  }

  const TomlEntry* section_entry(std::string_view key) const {
    if (!file_ || settings_.environment.empty()) return nullptr;
    return file_->find(settings_.environment, key);
  }

  void apply(const Setting& setting, const Candidate& candidate) {
    if (candidate.level == Level::none) return;
    const std::string text =
        candidate.entry == nullptr ? candidate.text : file_text(setting, *candidate.entry);
    const std::string_view expected = setting.set(settings_, text);
    if (expected.empty()) return;
    std::string message = concat("expected ", expected, ", not '", shown(text), "'");
    if (candidate.entry != nullptr) {
      throw file_->error_at(candidate.entry->value_span, concat(setting.key, ": ", message));
    }
    throw Error(ErrorKind::usage, concat(candidate.origin, ": ", message),
                "see mig(1) for the values it takes");
  }

  std::string file_text(const Setting& setting, const TomlEntry& entry) const {
    Expansion expanded = expand_variables(entry.text, variables_);
    if (expanded.problem.empty() && expanded.text.empty()) {
      expanded.problem = "empty after variables were filled in";
    }
    if (!expanded.problem.empty()) {
      throw file_->error_at(entry.value_span, concat(setting.key, ": ", expanded.problem),
                            "set the variable, or write \"$${\" for a plain \"${\"");
    }
    if (setting.form == SettingForm::path) return relative_path(expanded.text, directory_);
    if (setting.form == SettingForm::url) return relative_url(expanded.text, directory_);
    return expanded.text;
  }

  // The variables that every PostgreSQL client obeys are enough to name a database.
  void fall_back_to_libpq() {
    if (!settings_.database.empty() || settings_.dialect == Dialect::sqlite) return;
    for (const std::string_view name : {"PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE"}) {
      if (find_value(variables_, name) == nullptr) continue;
      settings_.database = "postgres://";
      settings_.database_origin = "PG* environment";
      return;
    }
  }

  // `mig up --env production` in a shell whose DATABASE_URL is another database is a mistake that costs.
  void warn_of_other_database(const Candidate& database) {
    const TomlEntry* entry = section_entry("database");
    if (database.level != Level::variable || entry == nullptr) return;
    if (entry->text == database.text || entry->text.find(database.origin) != std::string::npos) {
      return;
    }
    settings_.database_is_of_elsewhere = true;
    settings_.warnings.push_back(concat(database.origin,
                                        " is set and is used instead of the database of [env.",
                                        settings_.environment, "] in ", file_->source.name()));
  }

  void warn_of_unknown_variables() {
    std::vector<std::string_view> known{environment_variable, config_variable, "MIG_ACTOR"};
    for (const Setting& setting : setting_table()) {
      for (const std::string_view name : setting.variables) {
        if (name.starts_with("MIG_")) known.push_back(name);
      }
    }
    for (const auto& [name, value] : variables_) {
      if (!name.starts_with("MIG_") || is_for_tests(name) ||
          std::find(known.begin(), known.end(), name) != known.end()) {
        continue;
      }
      const auto near = nearest(name, known);
      settings_.warnings.push_back(concat("unknown environment variable ", shown(name),
                                          near ? concat("; did you mean ", *near, "?") : ""));
    }
  }

  const FlagValues& flags_;
  const EnvironmentVariables& variables_;
  const std::filesystem::path& working_directory_;
  std::optional<TomlFile> file_;
  std::filesystem::path directory_;  // of the file, from the working directory; empty: the same
  Settings settings_;
};

}  // namespace

EnvironmentVariables environment_variables() {
  EnvironmentVariables out;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    const std::string_view text = *each;
    const std::size_t equals = text.find('=');
    if (equals != text.npos) out.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

Settings load_settings(const FlagValues& flags, const EnvironmentVariables& variables,
                       const std::filesystem::path& working_directory) {
  return Merger(flags, variables, working_directory).merge();
}

Settings load_settings(const FlagValues& flags) {
  const EnvironmentVariables variables = environment_variables();
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  if (error) {
    throw Error(ErrorKind::usage, concat("the working directory cannot be read: ", error.message()),
                "change to a directory that exists");
  }
  return load_settings(flags, variables, here);
}

std::vector<std::string> known_environments(const FlagValues& flags) {
  try {
    const EnvironmentVariables variables = environment_variables();
    const std::filesystem::path here = std::filesystem::current_path();
    return Merger(flags, variables, here).environments();
  } catch (const std::exception&) {
    return {};  // completion stays silent
  }
}

}  // namespace mig
