#include "lint/commits.hpp"

#include <algorithm>

#include "lint/named_relations.hpp"
#include "lint/own_directives.hpp"

namespace mig {

bool commit_together(const JudgedStatement& a, const JudgedStatement& b) {
  return &a == &b || (a.transaction != 0 && a.transaction == b.transaction && a.file == b.file);
}

bool run_together(const JudgedStatement& a, const JudgedStatement& b) {
  return a.file == b.file ||
         (a.file->direction == Direction::up && b.file->direction == Direction::up);
}

namespace {

bool changes_rows(const JudgedStatement& each, ObjectId table) {
  if (const auto* removed = each.as<ast::Delete>()) return each.relation(removed->table) == table;
  if (const auto* changed = each.as<ast::Update>()) return each.relation(changed->table) == table;
  const auto* emptied = each.as<ast::Truncate>();
  return emptied != nullptr &&
         std::any_of(emptied->tables.begin(), emptied->tables.end(),
                     [&](const ast::ObjectName& name) { return each.relation(name) == table; });
}

bool is_check_of(const JudgedStatement& each, ObjectId table) {
  const StatementDirectives* own = own_directives(each);
  if (own == nullptr || !own->check) return false;
  const auto names = named_relations(each);
  return std::any_of(names.begin(), names.end(),
                     [&](const NamedRelation& name) { return each.relation(name.name) == table; });
}

}  // namespace

bool was_cleaned(const LintContext& context, const JudgedStatement& at, ObjectId table) {
  for (std::size_t i = at.position; i-- > 0;) {
    const JudgedStatement& each = *(*context.statements)[i];
    if (each.runs == Runs::when_called || each.file->direction != at.file->direction) continue;
    if (at.file->direction == Direction::down && each.file != at.file) continue;
    if (changes_rows(each, table) || is_check_of(each, table)) return true;
  }
  return false;
}

}  // namespace mig
