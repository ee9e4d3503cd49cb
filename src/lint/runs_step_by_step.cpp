#include "lint/runs_step_by_step.hpp"

#include <algorithm>

namespace mig {

bool refuses_transaction(const JudgedStatement& at) {
  if (at.runs != Runs::at_once) return false;
  const auto& statements = at.file->split.statements;
  const auto found = std::lower_bound(
      statements.begin(), statements.end(), at.span.begin,
      [](const Statement& each, std::uint32_t begin) { return each.span.begin < begin; });
  if (found == statements.end() || found->span.begin != at.span.begin) return false;
  if (found->refuses_transaction) return true;
  if (at.statement == nullptr) return false;
  // As mig sends it where the file says `transaction off`.
  const auto* work = at.as<ast::Maintenance>();
  return may_commit_inside(at.span.of(at.file->source.text())) ||
         (work != nullptr && (work->kind == Node::reindex || work->kind == Node::cluster));
}

}  // namespace mig
