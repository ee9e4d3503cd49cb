#include <array>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

LockMode mode_of(std::string_view words) {
  constexpr std::array modes = {LockMode::access_share,
                                LockMode::row_share,
                                LockMode::row_exclusive,
                                LockMode::share,
                                LockMode::share_update_exclusive,
                                LockMode::share_row_exclusive,
                                LockMode::exclusive,
                                LockMode::access_exclusive};
  for (const LockMode each : modes) {
    if (lower_ascii(to_string(each)) == words) return each;
  }
  return LockMode::access_exclusive;
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::Lock>([&](const ast::Lock& lock, const JudgedStatement& at) {
    const LockMode mode = mode_of(lock.mode);
    if (!blocks_writes(mode)) return;  // as a SELECT or an UPDATE would
    for (const ast::ObjectName& each : lock.tables) {
      if (is_of_set(at, at.relation(each))) continue;
      const std::string name = at.shown(each);
      Finding& found =
          findings.add(at, each.span(),
                       concat("LOCK TABLE holds ", name, " in ", to_string(mode),
                              " mode: ", blocked_by(mode), " wait until the transaction ends"));
      found.tables = {name};
    }
  });
}

}  // namespace

extern const LintRule lock_table_rule;
const LintRule lock_table_rule{
    .id = "lock-table",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a table is locked by hand",
    .why =
        R"(LOCK TABLE without a mode takes ACCESS EXCLUSIVE: nobody reads or writes the table until the transaction
ends, and while the statement waits for its turn everybody who comes later waits behind it. Name the
weakest mode that does, SHARE ROW EXCLUSIVE to keep writers out while readers go on, take it with a short
lock_timeout, and do little before the transaction ends. Modes that let writes through are no finding, nor
are tables that the same migrations made.)",
    .bad = R"(CREATE TABLE accounts (id bigint PRIMARY KEY, balance bigint);
-- history:
LOCK TABLE accounts;
UPDATE accounts SET balance = 0 WHERE balance < 0;
)",
    .good = R"(CREATE TABLE accounts (id bigint PRIMARY KEY, balance bigint);
-- history:
UPDATE accounts SET balance = 0 WHERE balance < 0;
)",
    .check = check,
};

}  // namespace mig
