#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/changes_text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/table_sizes.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"dry-run", "", "only look: nothing is written and nothing released"},
    {"force", "REASON", "release without the evidence; the reason is logged"},
};

ReleaseOrder order_from(const Invocation& invocation) {
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "release needs a change",
                "mig release CHANGE; mig status lists the changes that wait");
  }
  ReleaseOrder order{invocation.words.front(), {}, invocation.has("dry-run")};
  const std::string* reason = invocation.value("force");
  if (reason == nullptr) return order;
  order.force = trim(*reason);
  if (order.force.empty()) {
    throw Error(ErrorKind::usage, "--force needs a reason",
                "say why the evidence may be left out: it is kept in mig_log");
  }
  return order;
}

// On a connection that cannot write.
ReleaseAnswer only_look(const Invocation& invocation, const ReleaseOrder& order) {
  const DatabaseUrl url = database_of(invocation.settings);
  ReadOnlyView view = read_only_view(url, run_options_of(invocation));
  Survey found = survey(MigrationDirectory::read(invocation.settings.migrations, url.dialect),
                        std::move(view.history), url.dialect, false);
  read_steps(found, url.dialect, true);
  hold_back(found, view.gates());
  const std::vector<Change> changes = changes_of(found);
  const Change& change = find_change(changes, order.change);
  if (view.driver == nullptr) {
    throw Error(ErrorKind::refused, concat(url.display, " does not exist yet"), "mig up first");
  }
  limit_lock_wait(*view.driver, invocation.settings);
  const GateView gate = view_gate(*view.driver, found, change, {});
  refuse_unreached(change, gate);
  return answer_from(change, gate);
}

std::string verdict(const ReleaseAnswer& answer) {
  if (answer.version == 0) {
    return concat("no gate of ", answer.change, " is left to release");
  }
  if (answer.released) {
    return concat("released: ", answer.id, answer.holds ? "" : ", without the evidence",
                  "; mig up runs it now");
  }
  if (answer.holds) return concat("it holds: mig release ", answer.change, " would release it");
  return concat(answer.withdrawn ? "release withdrawn: " : "not released: ", answer.id,
                " waits for: ", answer.waits_for);
}

void print(const ReleaseAnswer& answer, bool as_json) {
  if (!as_json) {
    return print_result(concat(evidence_text(answer.evidence, ""), verdict(answer)));
  }
  JsonWriter json;
  json.begin_object()
      .member("change", answer.change)
      .member("version", answer.version == 0 ? "" : std::to_string(answer.version))
      .member("id", answer.id)
      .member("waits_for", answer.waits_for)
      .member("holds", answer.holds)
      .member("released", answer.released);
  evidence_json(json, answer.evidence);
  json.end_object();
  print_result(json.text());
}

int run(const Invocation& invocation) {
  const ReleaseOrder order = order_from(invocation);
  ReleaseAnswer answer;
  if (order.dry_run) {
    answer = only_look(invocation, order);
  } else {
    RunnerConsole console(invocation);
    answer = console.runner().release(order);
  }
  print(answer, invocation.settings.json);
  const bool good = answer.version == 0 || answer.released || (order.dry_run && answer.holds);
  return good ? 0 : exit_code(ErrorKind::answer_no);
}

}  // namespace

extern const Command release_command;
const Command release_command{
    .name = "release",
    .arguments = "CHANGE",
    .summary = "open the next gate of a change, if its evidence holds",
    .details =
        "Asks the check and quiet queries of the file that mig up holds with -- mig: wait, says of "
        "each whether it holds, and when all do records the release: the next mig up runs the "
        "file. "
        "Every step before it must be applied. What does not hold is said, with exit status 1; the "
        "time for which an answer must be the same counts from the first look.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
