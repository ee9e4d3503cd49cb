#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

// Migrations of the base that this branch has not got: it went on since they parted.
std::vector<std::string> only_theirs(const LintContext& context) {
  std::vector<std::string> found;
  if (context.directory == nullptr) return found;
  for (const std::string& each : *context.facts.base_ids) {
    const auto id = parse_id(each);
    const bool is_deleted =
        context.facts.changes &&
        std::any_of(context.facts.changes->begin(), context.facts.changes->end(),
                    [&](const BaseFact& change) {
                      return change.id == each && change.change != BaseFact::Change::added;
                    });
    if (id && !is_deleted && context.directory->find(id->version) == nullptr) found.push_back(each);
  }
  return found;
}

bool has_conflict(std::string_view sums) {
  return sums.starts_with("<<<<<<< ") || sums.find("\n<<<<<<< ") != std::string_view::npos;
}

void check(const LintContext& context, Findings& findings) {
  const LintFacts& facts = context.facts;
  if (facts.sum_file && has_conflict(*facts.sum_file)) {
    Finding& found = findings.add(
        nullptr, {},
        "mig.sum holds the marks of a merge that was not finished: mig refuses the directory");
    found.severity = Severity::error;
    found.steps = {
        "-- mig rebase    gives this branch's migrations versions behind the others, and writes "
        "mig.sum"};
    return;
  }
  if (!facts.base_ids || !facts.sum_file || !facts.sum_file->empty()) return;
  const auto theirs = only_theirs(context);
  const auto mine =
      std::find_if(context.files->begin(), context.files->end(), [&](const auto& file) {
        return file->direction == Direction::up && file->version != 0 &&
               std::find(facts.base_ids->begin(), facts.base_ids->end(), file->id) ==
                   facts.base_ids->end();
      });
  if (theirs.empty() || mine == context.files->end()) return;
  findings
      .add(mine->get(), {},
           concat(facts.base, " has ", theirs.back(),
                  " since this branch began, and this branch adds ", (*mine)->id,
                  ": git merges both without a word"))
      .steps = {"-- mig rebase    brings them into one order; a mig.sum makes git ask"};
}

}  // namespace

extern const LintRule checksum_file_conflict_rule;
const LintRule checksum_file_conflict_rule{
    .id = "checksum-file-conflict",
    .dialects = for_both,
    .severity = Severity::info,
    .summary = "two branches add migrations and nothing makes git ask",
    .why =
        R"(Each migration is a directory of its own, so git merges two branches that both add one without a conflict, in
an order that nobody tried. mig.sum is a file with a line for each migration, chained to the line before: two
branches that add one conflict there, at the merge and not at the deploy. Without it this rule looks at the
base branch and says when it has gone on.)",
    .bad = R"(-- on the main branch since: 20260302000000_add_phone
-- on this branch:           20260303000000_add_email
-- no mig.sum
)",
    .good = R"(-- on the main branch since: nothing
-- on this branch:           20260303000000_add_email
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
