#include "lint/suppression.hpp"

#include <algorithm>

#include "lint/rule.hpp"
#include "lint/text_glob.hpp"

namespace mig {
namespace {

bool is_about(const Finding& finding, const SeverityOverride& wanted) {
  if (!wanted.path.empty()) {
    if (finding.file == nullptr) return false;
    if (!glob_matches(wanted.path, finding.file->source.name()) &&
        !glob_matches(wanted.path, finding.file->id)) {
      return false;
    }
  }
  return wanted.table.empty() ||
         std::any_of(finding.tables.begin(), finding.tables.end(),
                     [&](const std::string& table) { return glob_matches(wanted.table, table); });
}

}  // namespace

Severity severity_of(const Finding& finding, const LintOptions& options) {
  Severity severity = finding.severity;
  const auto take = [&](const auto& severities) {
    auto found = severities.find(finding.rule->id);
    if (found == severities.end()) found = severities.find("*");
    if (found != severities.end()) severity = found->second;
  };
  take(options.severities);
  for (const SeverityOverride& each : options.overrides) {
    if (is_about(finding, each)) take(each.rules);
  }
  const bool is_down = finding.file != nullptr && finding.file->direction == Direction::down;
  return is_down && !finding.rule->weighs_in_downs ? std::min(severity, options.most_of_down)
                                                   : severity;
}

std::size_t apply_suppressions(const LintContext&, std::vector<Finding>&) { return 0; }

}  // namespace mig
