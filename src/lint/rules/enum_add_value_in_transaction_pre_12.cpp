#include "base/text.hpp"
#include "lint/rule.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// Old servers let it through for a type that the transaction itself made.
bool is_made_in_transaction(const JudgedStatement& at, ObjectId type) {
  const Object* object = at.before.object(type);
  return object != nullptr && !object->is_unknown && object->created > at.transaction_begin;
}

void check(const LintContext& context, Findings& findings) {
  if (context.versions.oldest >= postgres_version(12)) return;
  context.each<ast::AlterEnum>([&](const ast::AlterEnum& add, const JudgedStatement& at) {
    if (at.transaction == 0 && at.outer == nullptr) return;
    const ObjectId type = at.find(ObjectKind::type, add.name);
    if (is_made_in_transaction(at, type)) return;
    const std::string name = type != 0 ? at.before.qualified_name(type) : at.shown(add.name);
    Finding& found =
        findings.add(at, {},
                     concat("PostgreSQL before 12 refuses to add ", quote_string(add.value.text),
                            " to ", name, " in a transaction"));
    found.steps = {
        concat("-- a file of its own:\n-- mig: transaction off\n", add.syntax.text(), ";")};
  });
}

}  // namespace

extern const LintRule enum_add_value_in_transaction_pre_12_rule;
const LintRule enum_add_value_in_transaction_pre_12_rule{
    .id = "enum-add-value-in-transaction-pre-12",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "ALTER TYPE ADD VALUE runs in a transaction on a server before PostgreSQL 12",
    .why =
        R"(Before PostgreSQL 12 ALTER TYPE … ADD VALUE cannot run in a transaction ("cannot run inside a transaction
block"), neither in one of the file nor in a DO block. Put it into a file of its own that runs without
one. This is asked only when the configuration names such an old server.)",
    .bad = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
-- history:
BEGIN;
ALTER TYPE mood ADD VALUE 'calm';
COMMIT;
)",
    .good = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
-- history:
-- mig: transaction off
ALTER TYPE mood ADD VALUE 'calm';
)",
    .check = check,
    .is_about_set = true,  // which needs a version in the settings
};

}  // namespace mig
