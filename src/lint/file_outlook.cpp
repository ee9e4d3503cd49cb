#include "lint/file_outlook.hpp"

#include <algorithm>

#include "lint/set_files.hpp"

namespace mig {
namespace {

constexpr std::ptrdiff_t reach = 2;  // files

}  // namespace

FileOutlook::FileOutlook(const LintContext& context) {
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::at_once) continue;
    last_[each->file] = each.get();
    if (!first_.emplace(each->file, each.get()).second) continue;
    numbers_[each->file] = static_cast<std::ptrdiff_t>(files_.size());
    files_.push_back(each->file);
  }
}

std::ptrdiff_t FileOutlook::distance(const LintFile& from, const LintFile& to) const {
  return numbers_.at(&to) - numbers_.at(&from);
}

bool FileOutlook::are_near(const LintFile& a, const LintFile& b) const {
  if (&a == &b) return true;
  if (a.direction == Direction::down || b.direction == Direction::down) return false;
  return std::abs(distance(a, b)) <= reach && is_same_release(a, b);
}

template <typename Is>
bool FileOutlook::any_before(const LintFile& from, const LintFile& to, Is is) const {
  const std::ptrdiff_t last = numbers_.at(&to);
  std::ptrdiff_t number = std::min(numbers_.at(&from), last);
  if (to.direction == Direction::up) number = std::max<std::ptrdiff_t>(0, number - reach);
  for (; number <= last; ++number) {
    if (is(before(*files_[static_cast<std::size_t>(number)]))) return true;
  }
  return false;
}

bool FileOutlook::was_called(ObjectId relation, ObjectId parent, std::string_view name,
                             const LintFile& from, const LintFile& to) const {
  return any_before(from, to, [&](const Catalog& then) {
    const Object* object = then.object(relation);
    return object != nullptr && object->parent == parent && then.same_name(object->name, name);
  });
}

bool FileOutlook::was_taken(ObjectId parent, const std::string& name, const LintFile& file) const {
  return any_before(file, file, [&](const Catalog& then) {
    return then.get<Table>(then.find(ObjectKind::table, parent, name)) != nullptr;
  });
}

}  // namespace mig
