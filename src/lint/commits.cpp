#include "lint/commits.hpp"

#include <algorithm>

namespace mig {

bool commit_together(const JudgedStatement& a, const JudgedStatement& b) {
  return &a == &b || (a.transaction != 0 && a.transaction == b.transaction && a.file == b.file);
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
  const JudgedStatement* first = &at;
  for (const JudgedStatement* each : context.earlier(at)) {
    if (!commit_together(*each, at)) break;
    first = each;
  }
  return first->before;
}

}  // namespace mig
