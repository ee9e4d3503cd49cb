#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "database/driver.hpp"

namespace mig {
namespace {

// Without asking libpq: start-up of `mig version` must not pay for loading it.
constexpr std::string_view compiler = __VERSION__;

int run_version(const Invocation& invocation) {
  if (invocation.settings.json) {
    JsonWriter json;
    json.begin_object().member("version", std::string_view(MIG_VERSION));
    json.member("sqlite", sqlite_library_version());
    json.member("compiler", compiler).end_object();
    print_result(json.text());
    return 0;
  }
  print_result("mig " MIG_VERSION);
  if (invocation.settings.verbose) {
    print_result(concat("sqlite ", sqlite_library_version(), "\ncompiler ", compiler));
  }
  return 0;
}

}  // namespace

extern const Command version_command = {
    .name = "version",
    .arguments = "",
    .summary = "print the version",
    .details =
        "With --verbose or --json also the version of SQLite in use and the compiler, for bug "
        "reports.",
    .most_words = 0,
    .options = {},
    .uses_settings = false,
    .run = run_version,
};

}  // namespace mig
