#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"

namespace mig {
namespace {

constexpr std::string_view if_exists = "IF EXISTS", if_not_exists = "IF NOT EXISTS";

// The words that are missing; empty: none.
std::string_view missing(const JudgedStatement& at) {
  if (const auto* drop = at.as<ast::Drop>()) return drop->if_exists ? "" : if_exists;
  const auto unless = [](bool is_there) { return is_there ? std::string_view() : if_not_exists; };
  if (const auto* made = at.as<ast::CreateTable>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::CreateTableAs>()) return unless(made->if_not_exists);
  // An invalid leftover would be taken for the index.
  if (const auto* made = at.as<ast::CreateIndex>()) {
    return unless(made->if_not_exists || made->is_concurrent);
  }
  if (const auto* made = at.as<ast::CreateSequence>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::CreateSchema>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::CreateExtension>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::AlterEnum>()) return unless(made->if_not_exists);
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr) return {};
  for (const ast::AlterTableAction& each : alter->actions) {
    using Kind = ast::AlterTableKind;
    if (each.kind == Kind::add_column && !each.if_not_exists) return if_not_exists;
    const bool drops = each.kind == Kind::drop_column || each.kind == Kind::drop_constraint;
    if (drops && !each.if_exists) return if_exists;
  }
  return {};
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr || at->runs != Runs::at_once || at->transaction != 0) continue;
    const std::string_view words = missing(*at);
    if (words.empty()) continue;
    findings.add(*at, {},
                 concat(statement_words(*at), " has no ", words,
                        " and commits by itself: the file cannot be run a second time"));
  }
}

}  // namespace

extern const LintRule prefer_robust_statements_rule;
const LintRule prefer_robust_statements_rule{
    .id = "prefer-robust-statements",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a statement outside a transaction cannot be run a second time",
    .why =
        R"(In a file that runs outside a transaction what was done before a failure stays done, and a second run stops
at the first object that is there already. mig remembers how far it came and goes on from there, so it does
not need this; other tools do. Mind that IF NOT EXISTS looks at nothing but the name: it takes an index
that is not valid, and a table of another shape, for the one that you meant.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
-- mig: transaction off
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
-- mig: transaction off
ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
)",
    .check = check,
};

}  // namespace mig
