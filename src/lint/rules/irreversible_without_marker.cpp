#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "lint/losses.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

bool is_brought_back(const Loss& loss, const JudgedStatement& at,
                     const std::vector<const JudgedStatement*>& down) {
  if (loss.kind == Loss::Kind::added) return takes_value_back(at, down);
  return comes_back(loss, down).at != nullptr;  // if empty, down-destroys-data tells it there
}

bool is_minor(const Loss& loss) {
  return loss.kind == Loss::Kind::leftovers || loss.kind == Loss::Kind::added;
}

std::string message_of(const Loss& loss) {
  if (loss.kind == Loss::Kind::added) return concat(loss.what, ": the down leaves it there");
  return concat(loss.what, ", and the down cannot bring ",
                loss.kind == Loss::Kind::leftovers ? "them" : "it", " back");
}

void check(const LintContext& context, Findings& findings) {
  const auto& copies = context.built<RowCopies>();
  for (const UpAndDown& each : ups_with_downs(context)) {
    if (is_declared_irreversible(each)) continue;
    const auto down = statements_of(context, *each.down);
    std::optional<Loss> worst;
    const JudgedStatement* where = nullptr;
    for (const JudgedStatement* at : statements_of(context, *each.up)) {
      auto loss = loss_of(context, copies, *at);
      if (!loss || is_brought_back(*loss, *at, down)) continue;
      if (worst && (is_minor(*loss) || !is_minor(*worst))) continue;
      worst = std::move(loss);
      where = at;
    }
    if (!worst) continue;
    Finding& found = findings.add(*where, {}, message_of(*worst));
    found.tables = {worst->table};
    if (is_minor(*worst)) found.severity = Severity::info;
    found.steps = {concat("-- ", each.down->id, "/down.sql:\n-- mig: irreversible <reason>")};
  }
}

}  // namespace

extern const LintRule irreversible_without_marker_rule;
const LintRule irreversible_without_marker_rule{
    .id = "irreversible-without-marker",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a migration cannot be taken back and does not say so",
    .why =
        R"(What DROP, TRUNCATE and DELETE take away no SQL brings back, PostgreSQL has no way to remove a value from an
enum, and a type that was made narrower has forgotten the rest. A down file for such a migration makes the
schema look as before and leaves the data lost. What was copied before it was dropped is not lost. State it: `-- mig: irreversible <reason>` in the down file
stops mig down there and tells why; whoever reviews the migration reads it as well.)",
    .bad = R"(-- up.sql:
TRUNCATE events;
-- down.sql:
SELECT 1;
)",
    .good = R"(-- up.sql:
TRUNCATE events;
-- down.sql:
-- mig: irreversible the events are in the archive
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
    .told_by = {"no-op-down"},
};

}  // namespace mig
