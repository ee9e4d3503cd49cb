#include "base/text.hpp"
#include "lint/new_columns.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

constexpr std::string_view money_words[] = {"price",   "amount",  "cost",    "fee",   "salary",
                                            "balance", "payment", "revenue", "charge"};

bool is_inexact(const ast::Type& type) {
  return type.name == "real" || type.name == "double precision";
}

bool is_about_money(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (const std::string_view each : money_words) {
    const std::size_t at = lower.find(each);
    if (at == std::string::npos) continue;
    const bool begins = at == 0 || lower[at - 1] == '_';
    const bool ends = at + each.size() == lower.size() || lower[at + each.size()] == '_';
    if (begins && ends) return true;
  }
  return false;
}

void check(const LintContext& context, Findings& findings) {
  each_new_column(context, [&](const ast::Column& column, const ast::ObjectName& table,
                               const JudgedStatement& at) {
    const ast::Type& type = column.type;
    if (!type || type.array_dimensions > 0 ||
        !(type.schema.empty() &&
          (type.name == "money" || (is_inexact(type) && is_about_money(column.name.text)))))
      return;
    Finding& found = findings.add(
        at, type.syntax.span(),
        type.name == "money"
            ? concat(column.name.text,
                     " is money: how many decimals it has depends on the setting lc_monetary")
            : concat(column.name.text, " is ", type.name,
                     ", which cannot hold most sums of money exactly"));
    found.tables = {at.find_after(ObjectKind::table, table) != 0
                        ? at.after.qualified_name(at.find_after(ObjectKind::table, table))
                        : at.shown(table)};
    found.fix = Fix{"make it numeric", at.place(type.syntax.span()), "numeric(19,4)"};
  });
}

}  // namespace

extern const LintRule prefer_numeric_rule;
const LintRule prefer_numeric_rule{
    .id = "prefer-numeric",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "an amount of money is money or a floating-point number",
    .why =
        R"(money takes its decimals and its sign from lc_monetary, so a dump restored elsewhere holds other values. real
and double precision hold powers of two: 0.1 is not among them, and sums drift. numeric is exact. A column
counts as an amount of money by its name (price, amount, cost, fee, salary, balance, …).)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, price real);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, price numeric(12,2));
)",
    .check = check,
};

}  // namespace mig
