#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "migration/new_migration.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"dialects", "",
     "write a file for each engine: up.sqlite.sql, up.postgres.sql and their downs"},
};

std::string json_of(const NewMigration& made) {
  JsonWriter json;
  json.begin_object()
      .member("version", std::to_string(made.entry.version))
      .member("name", made.entry.name);
  json.member("path", made.entry.directory.string()).key("files").begin_array();
  for (const std::string& file : made.files) json.value((made.entry.directory / file).string());
  json.end_array().end_object();
  return json.text();
}

int run(const Invocation& invocation) {
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "a migration needs a name",
                "say what it does, e.g. `mig new add_user_email`");
  }
  const NewMigration made =
      make_migration(invocation.settings.migrations, join(invocation.words, " "),
                     invocation.has("dialects"), version_now());
  print_result(invocation.settings.json ? json_of(made) : made.entry.directory.string());
  return 0;
}

}  // namespace

extern const Command new_command;
const Command new_command{
    "new",
    "NAME",
    "make a migration and print its path",
    "Makes a directory named after the time in UTC and NAME, with an empty up.sql and down.sql to "
    "fill in, adds its "
    "line to mig.sum if there is one, and prints the path. The version is always later than every "
    "other in the "
    "directory, also when several run at once.\n\n"
    "NAME takes letters, digits, blanks, - and _, and becomes lower case with underscores: \"Add "
    "user email\" is "
    "add_user_email.",
    20,  // words of the name
    options,
    true,
    run,
};

}  // namespace mig
