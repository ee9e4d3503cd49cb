#include <array>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"applied", "", "record V as applied; nothing is run"},
    {"reverted", "", "forget V; nothing is run"},
    {"accept-edit", "", "take the edited files of V as what was applied"},
    {"confirm", "ENV", "name the protected environment that this is meant for"},
};

struct Choice {
  std::string_view option;
  Resolution how;
  std::string_view says;
};

constexpr std::array<Choice, 3> choices{{
    {"applied", Resolution::applied, "is recorded as applied"},
    {"reverted", Resolution::reverted, "is no longer recorded"},
    {"accept-edit", Resolution::accept_edit, "is recorded with its present text"},
}};

const Choice& choice_of(const Invocation& invocation) {
  const Choice* chosen = nullptr;
  for (const Choice& choice : choices) {
    if (!invocation.has(choice.option)) continue;
    if (chosen != nullptr) {
      throw Error(ErrorKind::usage,
                  concat("--", chosen->option, " and --", choice.option, " exclude each other"),
                  "give one of them");
    }
    chosen = &choice;
  }
  if (chosen == nullptr) {
    throw Error(ErrorKind::usage, "resolve needs to know how",
                "give one of --applied, --reverted, --accept-edit");
  }
  return *chosen;
}

int run(const Invocation& invocation) {
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "resolve needs a version",
                "mig resolve V --applied|--reverted|--accept-edit");
  }
  const std::int64_t version = version_from(invocation.words.front());
  const Choice& choice = choice_of(invocation);
  RunnerConsole console(invocation);
  console.runner().resolve(version, choice.how, confirmed_by(invocation));
  if (invocation.settings.json) {
    JsonWriter json;
    json.begin_object()
        .member("version", std::to_string(version))
        .member("resolved", choice.option)
        .end_object();
    print_result(json.text());
  } else {
    print_result(concat(version, " ", choice.says));
  }
  return 0;
}

}  // namespace

extern const Command resolve_command;
const Command resolve_command{
    .name = "resolve",
    .arguments = "V --applied|--reverted|--accept-edit",
    .summary = "settle by hand what mig cannot",
    .details =
        "Changes the history only, never the schema, and notes it in mig_log. --applied: the "
        "database "
        "is in the state after V. --reverted: it is in the state before V. --accept-edit: V was "
        "edited "
        "after it was applied, and the edit does not matter or was made by hand.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
