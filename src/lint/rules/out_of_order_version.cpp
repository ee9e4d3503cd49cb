#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

// The latest migration of the others, and where it is.
struct Latest {
  std::int64_t version = 0;
  std::string id;
};

Latest latest_of_base(const std::vector<std::string>& ids) {
  Latest latest;
  for (const std::string& each : ids) {
    const auto id = parse_id(each);
    if (id && id->version > latest.version) latest = {id->version, each};
  }
  return latest;
}

bool is_theirs(const LintContext& context, const LintFile& file) {
  const auto& ids = context.facts.base_ids;
  return ids && std::find(ids->begin(), ids->end(), file.id) != ids->end();
}

bool is_applied(const LintContext& context, const LintFile& file) {
  const auto& applied = context.facts.applied;
  return applied && std::any_of(applied->begin(), applied->end(), [&](const AppliedFact& each) {
           return each.version == file.version;
         });
}

void check(const LintContext& context, Findings& findings) {
  const LintFacts& facts = context.facts;
  const Latest base = facts.base_ids ? latest_of_base(*facts.base_ids) : Latest{};
  Latest applied;
  if (facts.applied) {
    for (const AppliedFact& each : *facts.applied) {
      if (each.version > applied.version) applied = {each.version, each.id};
    }
  }
  for (const auto& file : *context.files) {
    if (file->direction != Direction::up || file->version == 0) continue;
    if (is_theirs(context, *file) || is_applied(context, *file)) continue;
    const bool is_behind_base = file->version < base.version;
    if (!is_behind_base && file->version >= applied.version) continue;
    Finding& found = findings.add(
        file.get(), {},
        is_behind_base
            ? concat(file->id, " comes before ", base.id, ", which ", facts.base, " holds already")
            : concat(file->id, " comes before ", applied.id, ", which ",
                     facts.database.empty() ? "the database" : facts.database,
                     " has applied already"));
    found.steps = {"-- mig rebase    gives it a version behind all others"};
  }
}

}  // namespace

extern const LintRule out_of_order_version_rule;
const LintRule out_of_order_version_rule{
    .id = "out-of-order-version",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a new migration comes before one that others have already",
    .why =
        R"(Migrations run in the order of their versions. One that is added in front of what is already on the main
branch, or applied, is run late on the databases that have the later ones and early on those that are new:
two orders, and one of them was never tried. mig refuses it at run time unless told otherwise; many other
tools skip it for ever. mig rebase gives the branch's own migrations versions behind all others.)",
    .bad = R"(-- on the main branch:  20260302000000_add_phone
-- on this branch:      20260301000000_add_email
)",
    .good = R"(-- on the main branch:  20260302000000_add_phone
-- on this branch:      20260303000000_add_email
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
