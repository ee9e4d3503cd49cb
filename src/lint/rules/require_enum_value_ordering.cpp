#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each<ast::AlterEnum>([&](const ast::AlterEnum& add, const JudgedStatement& at) {
    if (add.neighbour || at.was_refused) return;
    const ObjectId type = at.find(ObjectKind::type, add.name);
    const auto* known = at.before.get<UserType>(type);
    const std::string name = type != 0 ? at.before.qualified_name(type) : at.shown(add.name);
    const std::string after = known != nullptr && !known->values.empty()
                                  ? concat(", behind ", quote_string(known->values.back()))
                                  : std::string();
    findings.add(at, add.value.span,
                 concat(quote_string(add.value.text), " is sorted last among the values of ", name,
                        after, ": neither BEFORE nor AFTER says where it belongs"));
  });
}

}  // namespace

extern const LintRule require_enum_value_ordering_rule;
const LintRule require_enum_value_ordering_rule{
    .id = "require-enum-value-ordering",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "ALTER TYPE ADD VALUE does not say where the value is sorted",
    .why =
        R"(ORDER BY and comparisons of an enum follow the order of its values, and a value once added cannot be
moved. Without BEFORE or AFTER it comes last. Where the order has a meaning, as for priorities or steps
of a process, say which value it stands next to.)",
    .bad = R"(CREATE TYPE priority AS ENUM ('low', 'high');
-- history:
ALTER TYPE priority ADD VALUE 'medium';
)",
    .good = R"(CREATE TYPE priority AS ENUM ('low', 'high');
-- history:
ALTER TYPE priority ADD VALUE 'medium' BEFORE 'high';
)",
    .check = check,
};

}  // namespace mig
