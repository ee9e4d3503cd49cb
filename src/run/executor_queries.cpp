// `-- mig: check` and `-- mig: quiet` as parts of a file that runs.
#include "base/duration.hpp"
#include "base/text.hpp"
#include "run/evidence.hpp"
#include "run/executor_work.hpp"

namespace mig {
namespace {

[[noreturn]] void refuse_loud(const QuietAnswer& before, const QuietAnswer& now) {
  Error error(ErrorKind::failed,
              "the answer has changed since the release: the old release has written since",
              "find who still writes, wait until nobody does, and mig release the change again");
  error.detail = concat("it was ", shorten(before.answer, 100), " at ", before.since, ", and is ",
                        shorten(now.answer, 100));
  throw error;
}

[[noreturn]] void refuse_early(std::chrono::milliseconds wanted, std::chrono::milliseconds so_far) {
  throw Error(ErrorKind::failed,
              concat("quiet ", format_duration(wanted), ": the answer is the same for ",
                     format_duration(so_far)),
              concat("run it again in ", format_duration(wanted - so_far),
                     "; mig remembers the answer and since when it is the same"));
}

}  // namespace

void Executor::look(Work& work, const Step& step) {
  const StatementDirectives& said = *step.directives;
  const Rows rows = ask(session_.driver(), work.script.text(step));
  if (said.check) return refuse_rows(*said.check, rows);
  look_at_quiet(work, step, rows);
}

void Executor::look_at_quiet(Work& work, const Step& step, const Rows& rows) {
  if (work.facts.gate && work.facts.gate->is_forced()) return;
  const std::string now = utc_now();
  const std::string sum = canonical_sum(work.script.text(step), work.script.dialect());
  GateRow gate = work.facts.gate.value_or(GateRow{});
  gate.version = work.facts.version;
  if (gate.held_since.empty()) gate.held_since = now;
  const QuietAnswer* known = gate.answer_of(sum);
  const QuietAnswer before = known == nullptr ? QuietAnswer{} : *known;
  const bool same = gate.observe(sum, answer_of(rows), now);
  if (gate.is_released()) {
    if (same) return;
    gate.close();
    work.observed = gate;
    refuse_loud(before, *gate.answer_of(sum));
  }
  const auto so_far = time_between(gate.answer_of(sum)->since, now);
  if (so_far >= *step.directives->quiet) return;
  work.observed = gate;
  refuse_early(*step.directives->quiet, so_far);
}

void Executor::keep_observed(const Work& work) {
  if (!work.observed) return;
  Gates(session_.driver(), session_.options().history_schema).save({*work.observed});
}

}  // namespace mig
