#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    if (file->direction != Direction::up || !file->script->statements().empty()) continue;
    if (!file->split.problems.empty() || file->directives.noop || file->directives.irreversible)
      continue;
    findings.add(file.get(), {}, "the file holds no statement, and mig refuses it").steps = {
        "-- mig: noop <reason>"};
  }
}

}  // namespace

extern const LintRule empty_up_rule;
const LintRule empty_up_rule{
    .id = "empty-up",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "an up file holds no statement",
    .why =
        R"(A file without a statement was forgotten, or its text was lost in a merge; recorded as applied it would never
be looked at again. mig refuses it. Where nothing is to be done on purpose, as for the other engine, say so:
`-- mig: noop <reason>`.)",
    .bad = R"(-- to be written
)",
    .good = R"(-- mig: noop the other engine alone needs it
)",
    .check = check,
};

}  // namespace mig
