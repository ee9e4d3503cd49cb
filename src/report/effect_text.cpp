#include "report/effect_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

// Locks of plain reads and writes are nobody's concern.
bool is_worth_telling(const Effect& effect) {
  return !effect.is_new && effect.lock >= LockMode::share_update_exclusive &&
         effect.kind != ObjectKind::index;
}

std::string_view meanwhile(const Effect& effect) {
  if (effect.rewrites) return " while the table is rewritten";
  if (effect.builds_index) return " while an index is built";
  return effect.scans ? " while the table is read" : " for a moment";
}

std::string line_of(const Effect& effect) {
  const std::string_view blocked = blocked_by(effect.lock);
  return concat(to_string(effect.lock), " on ", effect.name, ": blocks ", blocked,
                meanwhile(effect));
}

}  // namespace

std::string_view duration_of(const Effect& effect) {
  if (effect.rewrites) return "rewrite";
  if (effect.builds_index) return "index build";
  return effect.scans ? "scan" : "instant";
}

std::vector<std::string> effect_lines(const Finding& finding, std::size_t most) {
  std::vector<const Effect*> told;
  for (const Effect& each : finding.effects) {
    if (is_worth_telling(each)) told.push_back(&each);
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const Effect* a, const Effect* b) { return a->lock > b->lock; });
  std::vector<std::string> lines;
  for (const Effect* each : told) {
    if (lines.size() == most) {
      lines.push_back(concat("and locks on ", count_of(told.size() - most, "more relation")));
      break;
    }
    lines.push_back(line_of(*each));
  }
  return lines;
}

}  // namespace mig
