#include "lint/commits.hpp"

#include <algorithm>

namespace mig {

bool commit_together(const JudgedStatement& a, const JudgedStatement& b) {
  return &a == &b || (a.transaction != 0 && a.transaction == b.transaction && a.file == b.file);
}

std::vector<const JudgedStatement*> committed_with(const LintContext& context,
                                                   const JudgedStatement& at) {
  const auto& all = *context.statements;
  std::size_t first = at.position, end = at.position + 1;
  while (first > 0 && commit_together(*all[first - 1], at)) --first;
  while (end < all.size() && commit_together(*all[end], at)) ++end;
  std::vector<const JudgedStatement*> found;
  for (std::size_t i = first; i < end; ++i) {
    if (all[i]->runs != Runs::when_called) found.push_back(all[i].get());
  }
  return found;
}

bool was_cleaned(const LintContext& context, const JudgedStatement& at, ObjectId table) {
  const auto before = context.earlier(at);
  return std::any_of(before.begin(), before.end(), [&](const JudgedStatement* each) {
    if (const auto* removed = each->as<ast::Delete>())
      return each->relation(removed->table) == table;
    if (const auto* changed = each->as<ast::Update>())
      return each->relation(changed->table) == table;
    const auto* emptied = each->as<ast::Truncate>();
    return emptied != nullptr &&
           std::any_of(emptied->tables.begin(), emptied->tables.end(),
                       [&](const ast::ObjectName& name) { return each->relation(name) == table; });
  });
}

const Catalog& before_transaction(const LintContext& context, const JudgedStatement& at) {
  const auto together = committed_with(context, at);
  return together.empty() ? at.before : together.front()->before;
}

}  // namespace mig
