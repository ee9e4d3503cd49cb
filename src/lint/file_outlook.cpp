#include "lint/file_outlook.hpp"

#include <algorithm>

#include "lint/set_files.hpp"

namespace mig {
namespace {

constexpr std::size_t reach = 2;  // files

}  // namespace

FileOutlook::FileOutlook(const LintContext& context) {
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::at_once) continue;
    const auto [known, is_first] = numbers_.emplace(each->file, files_.size());
    if (is_first) files_.push_back({each.get(), nullptr});
    files_[known->second].last = each.get();
  }
}

std::ptrdiff_t FileOutlook::distance(const LintFile& from, const LintFile& to) const {
  return static_cast<std::ptrdiff_t>(number(to)) - static_cast<std::ptrdiff_t>(number(from));
}

bool FileOutlook::are_near(const LintFile& a, const LintFile& b) const {
  if (&a == &b) return true;
  if (a.direction == Direction::down || b.direction == Direction::down) return false;
  return std::abs(distance(a, b)) <= static_cast<std::ptrdiff_t>(reach) && is_same_release(a, b);
}

std::pair<std::size_t, std::size_t> FileOutlook::range(const LintFile& from,
                                                       const LintFile& to) const {
  const std::size_t last = number(to), first = std::min(number(from), last);
  return {to.direction == Direction::up ? first - std::min(first, reach) : first, last};
}

const std::vector<FileOutlook::State>& FileOutlook::states_of(ObjectId id) const {
  std::vector<State>& states = states_[id];
  if (!states.empty()) return states;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const Object* object = files_[i].first->before.object(id);
    if (states.empty() || states.back().object != object) states.push_back({i, object});
  }
  return states;
}

bool FileOutlook::was_called(ObjectId relation, ObjectId parent, std::string_view name,
                             const LintFile& from, const LintFile& to) const {
  const auto [first, last] = range(from, to);
  const Catalog& any = before(to);
  const std::vector<State>& states = states_of(relation);
  for (std::size_t i = 0; i < states.size() && states[i].number <= last; ++i) {
    if (i + 1 < states.size() && states[i + 1].number <= first) continue;
    const Object* object = states[i].object;
    if (object != nullptr && object->parent == parent && any.same_name(object->name, name)) {
      return true;
    }
  }
  return false;
}

bool FileOutlook::was_taken(ObjectId parent, const std::string& name, const LintFile& file) const {
  const auto [first, last] = range(file, file);
  return std::any_of(
      files_.begin() + static_cast<std::ptrdiff_t>(first),
      files_.begin() + static_cast<std::ptrdiff_t>(last) + 1, [&](const Stretch& each) {
        const Catalog& then = each.first->before;
        return then.get<Table>(then.find(ObjectKind::table, parent, name)) != nullptr;
      });
}

}  // namespace mig
