#include <algorithm>

#include "base/text.hpp"
#include "lint/commits.hpp"
#include "lint/enum_use.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// The server reads it at once: bodies in PL/pgSQL it reads when they are called.
bool is_read_now(const JudgedStatement& at) {
  return at.runs != Runs::when_called ||
         (at.outer != nullptr && at.outer->body != nullptr && at.outer->body->language == "sql");
}

bool is_made_in_transaction(const JudgedStatement& at, ObjectId type) {
  const Object* object = at.before.object(type);
  return object != nullptr && !object->is_unknown && object->created > at.transaction_begin;
}

void look_at(const LintContext& context, const ast::AlterEnum& add, const JudgedStatement& at,
             Findings& findings) {
  const ObjectId type = at.find(ObjectKind::type, add.name);
  if (type == 0 || at.was_refused) return;
  const auto* known = at.before.get<UserType>(type);
  const std::string value(add.value.text);
  if (known != nullptr &&
      std::find(known->values.begin(), known->values.end(), value) != known->values.end()) {
    return;
  }
  if (is_made_in_transaction(at, type) && context.versions.oldest >= postgres_version(17)) return;
  for (std::size_t i = at.position + 1; i < context.statements->size(); ++i) {
    const JudgedStatement& next = *(*context.statements)[i];
    if (next.runs == Runs::at_once && !commit_together(at, next)) break;
    if (!commit_together(at, next) || !is_read_now(next)) continue;
    const Syntax use = use_of_value(next, type, value);
    if (!use) continue;
    const std::string name = at.before.qualified_name(type);
    const JudgedStatement& whole = next.runs == Runs::when_called ? *next.outer : next;
    Finding& found = findings.add(next, use.span(),
                                  concat("PostgreSQL refuses to use ", quote_string(value), " of ",
                                         name, " in the transaction that adds it"));
    found.steps = {concat(at.statement->syntax.text(), ";"),
                   concat("-- next migration:\n", whole.statement->syntax.text(), ";")};
    return;
  }
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::AlterEnum>([&](const ast::AlterEnum& add, const JudgedStatement& at) {
    look_at(context, add, at, findings);
  });
}

}  // namespace

extern const LintRule enum_value_used_in_same_transaction_rule;
const LintRule enum_value_used_in_same_transaction_rule{
    .id = "enum-value-used-in-same-transaction",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a new enum value is used in the transaction that adds it",
    .why =
        R"(A value that ALTER TYPE … ADD VALUE adds cannot be used before the transaction is committed: PostgreSQL
fails with "unsafe use of new value". Use is whatever makes it read the word as a value of the type: a row
that is inserted, a comparison, a default, a CHECK, a view, a cast, the body of a function in SQL. mig runs
each file in one transaction: put the ADD VALUE into a file of its own. Values of a type that the same
transaction created can be used from PostgreSQL 17 on.)",
    .bad = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
-- history:
ALTER TYPE mood ADD VALUE 'calm';
ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'calm';
)",
    .good = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
-- history:
ALTER TYPE mood ADD VALUE 'calm';
)",
    .check = check,
};

}  // namespace mig
