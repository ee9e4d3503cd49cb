#include <map>
#include <vector>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

// "7" of "007_add_users": the number whatever its width; empty where no digit is in front.
std::string number_of(std::string_view name) {
  const std::size_t end = std::min(name.find_first_not_of("0123456789"), name.size());
  const std::size_t begin = std::min(name.find_first_not_of('0'), end);
  return std::string(end == 0 ? std::string_view() : name.substr(begin, end - begin));
}

void tell(const LintContext& context, Findings& findings, std::string_view name,
          std::string message) {
  Finding& found = findings.add(judged_file(context, name, Direction::up), {}, std::move(message));
  found.steps = {"-- mig rebase    gives it a version of its own"};
}

void check_directory(const LintContext& context, Findings& findings) {
  std::map<std::string, std::string> by_number, by_spelling;
  for (const std::string& name : *context.facts.names) {
    const std::string number = number_of(name), spelling = lower_ascii(name);
    const auto twin = number.empty() ? by_number.end() : by_number.find(number);
    const auto same = by_spelling.find(spelling);
    if (same != by_spelling.end()) {
      tell(context, findings, name,
           concat(same->second, " and ", name,
                  " differ in capitals alone: some file systems hold one of them"));
    } else if (twin != by_number.end()) {
      tell(context, findings, name, concat(twin->second, " and ", name, " have the same version"));
    }
    by_spelling.emplace(spelling, name);
    if (!number.empty()) by_number.emplace(number, name);
  }
}

// Both branches are green, git merges them without a word, and then there are two.
void check_base(const LintContext& context, Findings& findings) {
  std::map<std::int64_t, std::string_view> theirs;
  for (const std::string& each : *context.facts.base_ids) {
    if (const auto id = parse_id(each)) theirs.emplace(id->version, each);
  }
  for (const auto& file : *context.files) {
    if (file->direction != Direction::up || file->version == 0) continue;
    const auto found = theirs.find(file->version);
    if (found == theirs.end() || found->second == file->id) continue;
    tell(context, findings, file->id,
         concat(file->id, " has the version of ", found->second, ", which ", context.facts.base,
                " holds"));
  }
}

void check(const LintContext& context, Findings& findings) {
  if (context.facts.names) check_directory(context, findings);
  if (context.facts.base_ids) check_base(context, findings);
}

}  // namespace

extern const LintRule version_collision_rule;
const LintRule version_collision_rule{
    .id = "version-collision",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "two migrations have the same version",
    .why =
        R"(A version says which migration is meant and when it runs. Two branches that each add one in the same second,
or number by hand, merge without a conflict; afterwards one of the two is never run, or the tool stops. 1 and
001 are the same version, and on file systems that do not tell capitals apart so are two spellings. mig
rebase gives the branch's own migration a version of its own.)",
    .bad = R"(-- two directories:
-- 20260301120000_add_email/up.sql
-- 20260301120000_add_phone/up.sql
)",
    .good = R"(-- two directories:
-- 20260301120000_add_email/up.sql
-- 20260301120001_add_phone/up.sql
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
