#include "report/summary.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "lint/fingerprint.hpp"
#include "lint/told_once.hpp"

namespace mig {
namespace {

constexpr std::string_view directory_of_migrations = "migrations";

}  // namespace

std::size_t count_of(const Report& report, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(report.shown.begin(), report.shown.end(),
                    [&](const Finding* each) { return each->severity == severity; }));
}

std::string summary_of(const Report& report) {
  std::vector<std::string> counts;
  for (const auto& [severity, noun] : {std::pair{Severity::error, "error"},
                                       {Severity::warning, "warning"},
                                       {Severity::info, "note"}}) {
    const std::size_t count = count_of(report, severity);
    if (count > 0) counts.push_back(count_of(count, noun));
  }
  const std::string judged = concat(" in ", count_of(report.result.files.size(), "file"), ", ",
                                    count_of(report.result.statements, "statement"));
  std::string line = concat(counts.empty() ? "no findings" : join(counts, ", "), judged);
  if (report.hidden > 0)
    line += concat("; ", report.hidden, " of less weight not shown (--level info)");
  if (report.in_baseline > 0) line += concat("; ", report.in_baseline, " in the baseline");
  if (report.result.suppressed > 0) line += concat("; ", report.result.suppressed, " suppressed");
  return line;
}

std::string clean_path(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return std::string(path);
}

std::string path_of(const Finding& finding) {
  return finding.file != nullptr ? clean_path(finding.file->source.name())
                                 : std::string(directory_of_migrations);
}

std::string fingerprint_of(const Finding& finding) {
  // Lines shift: what names those of others is left out.
  const std::string message = finding.message.substr(0, finding.message.find(the_same_for));
  Sha256 hash;
  for (const std::string& each : {std::string(finding.rule->id), migration_of(finding.file),
                                  statement_sum(finding), message}) {
    hash.add(each);
    hash.add("\n");
  }
  return hash.hex().substr(0, 32);
}

}  // namespace mig
