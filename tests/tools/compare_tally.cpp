#include "tools/compare_tally.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "base/text.hpp"

namespace mig::tools {

namespace {

std::string line_for(const SqlFile& file, Span span, std::string_view what,
                     std::string_view detail) {
  return concat(file.path.string(), ":", line_of(file.text, span.begin), ": ", what,
                detail.empty() ? "" : " -- ", detail, ": ", excerpt(span.of(file.text)));
}

}  // namespace

void Tally::difference(const SqlFile& file, Span span, std::string group, std::string_view detail) {
  ++differences;
  std::string line = line_for(file, span, group, detail);
  std::puts(line.c_str());
  Group& entry = groups_[std::move(group)];
  if (entry.count++ == 0) entry.example = std::move(line);
}

void Tally::show(const SqlFile& file, Span span, std::string_view what, std::string_view detail) {
  std::puts(line_for(file, span, what, detail).c_str());
}

void Tally::print_groups() const {
  std::vector<const std::pair<const std::string, Group>*> sorted;
  for (const auto& entry : groups_) sorted.push_back(&entry);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](auto* a, auto* b) { return a->second.count > b->second.count; });
  if (!sorted.empty()) std::puts("\nGroups of differences:");
  for (const auto* entry : sorted) {
    std::printf("%6zu  %s\n        %s\n", entry->second.count, entry->first.c_str(),
                entry->second.example.c_str());
  }
}

void Tally::print_summary(const char* engine) const {
  const std::size_t read = agreed + differences;
  std::printf(
      "%s: %zu files, %zu statements; %zu of %zu that the engine reads agree (%.3f %%), %zu "
      "differences; refused by both %zu, accepted by mig only %zu, unclear %zu, too deep for mig "
      "%zu; %zu files "
      "refused\n",
      engine, files, statements, agreed, read,
      read == 0 ? 100.0 : 100.0 * static_cast<double>(agreed) / static_cast<double>(read),
      differences, refused_by_both, only_mig, unclear, too_deep, refused_files);
}

}  // namespace mig::tools
