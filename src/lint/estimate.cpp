#include "lint/estimate.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "base/duration.hpp"
#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Bytes a second of one backend on a server that has other work: a cold sequential read, a copy of the table with its
// indexes and write-ahead log, a sort of the keys with theirs. They tell seconds from hours; nothing else is asked.
constexpr double scan_rate = 500e6;
constexpr double rewrite_rate = 50e6;
constexpr double index_rate = 30e6;

bool holds_rows(ObjectKind kind) {
  return kind == ObjectKind::table || kind == ObjectKind::materialized_view;
}

double seconds_of(const Effect& effect, const TableSize& size) {
  const auto bytes = static_cast<double>(size.bytes);
  if (effect.rewrites) return bytes / rewrite_rate;
  return bytes / (effect.builds_index ? index_rate : scan_rate);
}

std::string bytes_text(std::int64_t bytes) {
  constexpr std::array units{"bytes", "kB", "MB", "GB", "TB"};
  auto number = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (number >= 1000 && unit + 1 < units.size()) {
    number /= 1000;
    ++unit;
  }
  const auto tenths = static_cast<std::int64_t>(std::lround(number * 10));
  if (unit == 0 || tenths >= 100) return concat((tenths + 5) / 10, " ", units[unit]);
  return concat(tenths / 10, ".", tenths % 10, " ", units[unit]);
}

// "about 3 min": one unit is all that such an estimate bears.
std::string time_text(double seconds) {
  if (seconds < 1) return "less than a second";
  const auto in = [&](double unit) {
    return static_cast<std::int64_t>(std::lround(seconds / unit));
  };
  if (seconds < 90) return concat("about ", in(1), " s");
  if (seconds < 90 * 60) return concat("about ", in(60), " min");
  return concat("about ", in(3600), " h");
}

const TableSize* size_of(const LintOptions& options, const std::string& table) {
  const auto found = options.sizes.find(table);
  return found == options.sizes.end() ? nullptr : &found->second;
}

std::vector<const Effect*> long_work(const Finding& finding) {
  std::vector<const Effect*> found;
  for (const Effect& each : finding.effects) {
    if (holds_rows(each.kind) && each.is_long() && !each.is_new) found.push_back(&each);
  }
  return found;
}

void add_estimate(Finding& finding, const LintOptions& options) {
  double seconds = 0;
  std::int64_t bytes = 0;
  for (const Effect* each : long_work(finding)) {
    const TableSize* size = size_of(options, each->name);
    if (size == nullptr || size->bytes == 0) return;
    seconds += seconds_of(*each, *size);
    bytes += size->bytes;
  }
  if (bytes > 0) finding.estimate = concat(time_text(seconds), " (", bytes_text(bytes), ")");
}

// A table that is not known may be large.
bool are_small(const Finding& finding, const LintOptions& options) {
  std::vector<std::string> tables;
  for (const Effect* each : long_work(finding)) tables.push_back(each->name);
  if (tables.empty()) tables = finding.tables;
  return !tables.empty() &&
         std::all_of(tables.begin(), tables.end(), [&](const std::string& table) {
           const TableSize* size = size_of(options, table);
           return size != nullptr && size->rows < options.small_table_rows;
         });
}

}  // namespace

void weigh_by_size(Finding& finding, const LintOptions& options) {
  if (options.sizes.empty()) return;
  add_estimate(finding, options);
  if (finding.rule->is_about_time && are_small(finding, options)) {
    finding.severity = std::min(finding.severity, Severity::info);
  }
}

}  // namespace mig
