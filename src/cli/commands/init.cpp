#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/init_project.hpp"

namespace mig {
namespace {

using Paths = std::vector<std::filesystem::path>;

void add_list(JsonWriter& json, std::string_view key, const Paths& paths) {
  json.key(key).begin_array();
  for (const auto& path : paths) json.value(path.string());
  json.end_array();
}

void add_lines(std::string& text, std::string_view what, const Paths& paths) {
  for (const auto& path : paths) text += concat(what, ' ', path.string(), '\n');
}

int run(const Invocation& invocation) {
  const InitResult result = init_project(invocation.settings);
  if (invocation.settings.json) {
    JsonWriter json;
    json.begin_object();
    add_list(json, "created", result.created);
    add_list(json, "kept", result.kept);
    json.end_object();
    print_result(json.text());
    return 0;
  }
  std::string text;
  add_lines(text, "created", result.created);
  add_lines(text, "kept   ", result.kept);
  print_result(text);
  const Settings& settings = invocation.settings;
  const bool is_guessed = settings.config_file.empty() && !settings.dialect &&
                          !optional_database_of(settings).has_value();
  if (is_guessed)
    print_talk(
        "mig.toml says that the project is for SQLite; for PostgreSQL: dialect = \"postgres\"");
  if (!result.created.empty())
    print_talk("next: `mig new NAME` makes a migration, `mig up` runs it");
  if (!invocation.settings.config_file.empty() && invocation.settings.project.empty()) {
    print_talk(concat(invocation.settings.config_file.string(),
                      " names no project; put this above its first [section]:\n", "project = \"",
                      random_uuid(), "\""));
  }
  return 0;
}

}  // namespace

extern const Command init_command;
const Command init_command{
    "init",
    "",
    "make the migrations directory, mig.toml and mig.sum",
    "Makes what a project needs and keeps what is there already: mig.toml, with a project id and "
    "every key as a "
    "comment with its default; the migrations directory; and mig.sum in it, one line a migration, "
    "which makes two "
    "branches that both add a migration conflict in git instead of in production. Running it again "
    "does no harm.",
    0,
    {},
    true,
    run,
};

}  // namespace mig
