#include "lint/set_files.hpp"

#include "lint/dates.hpp"
#include "migration/names.hpp"

namespace mig {

const LintFile* judged_file(const LintContext& context, std::int64_t version, Direction direction) {
  for (const auto& each : *context.files) {
    if (each->version == version && each->direction == direction) return each.get();
  }
  return nullptr;
}

const LintFile* judged_file(const LintContext& context, std::string_view id, Direction direction) {
  for (const auto& each : *context.files) {
    if (each->id == id && each->direction == direction) return each.get();
  }
  return nullptr;
}

std::vector<UpAndDown> ups_with_downs(const LintContext& context) {
  std::vector<UpAndDown> found;
  for (const auto& up : *context.files) {
    if (up->direction != Direction::up || up->version == 0) continue;
    const LintFile* down = judged_file(context, up->version, Direction::down);
    if (down != nullptr) found.push_back({up.get(), down});
  }
  return found;
}

const Catalog* schema_before_up(const LintContext& context, const LintFile& down) {
  const LintFile* up = judged_file(context, down.version, Direction::up);
  if (down.direction != Direction::down || down.version == 0 || up == nullptr) return nullptr;
  const auto statements = statements_of(context, *up);
  return statements.empty() ? nullptr : &statements.front()->before;
}

bool is_same_release(const LintFile& a, const LintFile& b) {
  constexpr int longest_release = 7;  // days from its first migration to its last
  if (a.version == 0 || b.version == 0) return true;
  const LintFile& later = a.version < b.version ? b : a;
  if (a.version != b.version && later.directives.wait) return false;
  const auto days = days_between(version_text(a.version), version_text(b.version));
  return !days || *days <= longest_release;
}

std::vector<const JudgedStatement*> statements_of(const LintContext& context,
                                                  const LintFile& file) {
  std::vector<const JudgedStatement*> found;
  for (std::size_t i = file.first_statement; i < file.end_of_statements; ++i) {
    const JudgedStatement* each = (*context.statements)[i].get();
    if (each->runs != Runs::when_called) found.push_back(each);
  }
  return found;
}

bool is_declared_irreversible(const UpAndDown& migration) {
  const Directives &up = migration.up->directives, &down = migration.down->directives;
  return up.irreversible || down.irreversible || down.noop;
}

}  // namespace mig
