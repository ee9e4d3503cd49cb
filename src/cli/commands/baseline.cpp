#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"confirm", "ENV", "name the protected environment that this is meant for"},
};

int run(const Invocation& invocation) {
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "baseline needs a version", "mig baseline V");
  }
  const std::int64_t version = version_from(invocation.words.front());
  RunnerConsole console(invocation);
  const std::vector<std::string> ids = console.runner().baseline(version, confirmed_by(invocation));
  if (invocation.settings.json) {
    JsonWriter json;
    json.begin_object().key("baseline").begin_array();
    for (const std::string& id : ids) json.value(std::string_view(id));
    json.end_array().end_object();
    print_result(json.text());
  } else {
    for (const std::string& id : ids) print_result(concat("baseline  ", id));
  }
  return 0;
}

}  // namespace

extern const Command baseline_command;
const Command baseline_command{
    .name = "baseline",
    .arguments = "V",
    .summary = "record migrations up to V as there already, without running them",
    .details =
        "For a database that was built by other means: its schema is what the migrations up to and "
        "including V would have made. Later migrations are applied as usual; mig down stops at the "
        "baseline. Refused when mig has a history here already.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
