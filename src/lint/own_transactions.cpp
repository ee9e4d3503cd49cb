#include "lint/own_transactions.hpp"

#include <map>
#include <vector>

namespace mig {
namespace {

using Action = ast::TransactionAction;

// The statements of each file itself, without those of bodies.
std::map<const LintFile*, std::vector<const JudgedStatement*>> by_file(const LintContext& context) {
  std::map<const LintFile*, std::vector<const JudgedStatement*>> files;
  for (const auto& at : *context.statements) {
    if (at->runs == Runs::at_once) files[at->file].push_back(at.get());
  }
  return files;
}

bool is(const JudgedStatement& at, Action wanted) {
  const auto* said = at.as<ast::Transaction>();
  return said != nullptr && said->action == wanted;
}

}  // namespace

Statements outer_transactions(const LintContext& context) {
  Statements found;
  for (const auto& [file, statements] : by_file(context)) {
    if (statements.size() < 2) continue;
    if (!is(*statements.front(), Action::begin) || !is(*statements.back(), Action::commit)) {
      continue;
    }
    found.insert(statements.front());
    found.insert(statements.back());
  }
  return found;
}

Statements open_transactions(const LintContext& context) {
  Statements found;
  for (const auto& [file, statements] : by_file(context)) {
    const JudgedStatement* open = nullptr;
    for (const JudgedStatement* each : statements) {
      if (is(*each, Action::begin)) open = open == nullptr ? each : open;
      if (is(*each, Action::commit) || is(*each, Action::rollback) || is(*each, Action::prepare)) {
        open = nullptr;
      }
    }
    if (open != nullptr) found.insert(open);
  }
  return found;
}

}  // namespace mig
