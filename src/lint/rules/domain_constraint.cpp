#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/type.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

using Action = ast::AlterDomain::Action;

bool reads_tables(const ast::AlterDomain& alter) {
  switch (alter.action) {
    case Action::add_constraint: return !alter.constraint.not_valid;
    case Action::validate_constraint:
    case Action::set_not_null: return true;
    default: return false;
  }
}

std::string_view words_of(Action action) {
  if (action == Action::add_constraint) return "ADD CHECK";
  return action == Action::validate_constraint ? "VALIDATE CONSTRAINT" : "SET NOT NULL";
}

// Tables in use that have a column of the domain, or of a domain over it.
void add_tables(const LintContext& context, const JudgedStatement& at, ObjectId domain,
                std::vector<std::string>& to) {
  for (const ObjectId each : at.before.dependents(domain)) {
    if (at.before.get<Domain>(each) != nullptr) add_tables(context, at, each, to);
    const auto* table = at.before.get<Table>(each);
    if (table == nullptr || table->is_partitioned() || context.is_new(at, each)) continue;
    const bool has_column =
        std::any_of(table->columns.begin(), table->columns.end(),
                    [&](const Column& column) { return column.type.type == domain; });
    const std::string name = at.before.qualified_name(each);
    if (has_column && std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
  }
}

void judge_change(const LintContext& context, const ast::AlterDomain& alter,
                  const JudgedStatement& at, Findings& findings) {
  if (!reads_tables(alter)) return;
  const ObjectId id = at.find(ObjectKind::domain, alter.name);
  const auto* domain = at.before.get<Domain>(id);
  std::vector<std::string> tables;
  if (domain != nullptr) add_tables(context, at, id, tables);
  const bool is_known = domain != nullptr && !domain->is_unknown && at.before.is_complete();
  if (tables.empty() && is_known) return;
  const std::string name = domain != nullptr ? at.before.qualified_name(id) : text_of(alter.name);
  Finding& found =
      findings.add(at, {},
                   concat("ALTER DOMAIN ", name, " ", words_of(alter.action), " blocks writes to ",
                          tables.empty() ? "all tables that use it" : listed(tables),
                          " and reads all of ", tables.size() == 1 ? "it" : "them"));
  found.tables = tables;
}

bool has_check(const ast::CreateDomain& create) {
  return std::any_of(create.constraints.begin(), create.constraints.end(),
                     [](const auto& each) { return each.kind == ast::ConstraintKind::check; });
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::AlterDomain>([&](const ast::AlterDomain& alter, const JudgedStatement& at) {
    judge_change(context, alter, at, findings);
  });
  context.each<ast::CreateDomain>([&](const ast::CreateDomain& create, const JudgedStatement& at) {
    if (!has_check(create)) return;
    Finding& found =
        findings.add(at, {},
                     concat("each later change of the CHECK of ", create.name.name.text,
                            " reads all tables that use it, with writes to them blocked"));
    found.severity = Severity::info;
  });
}

}  // namespace

extern const LintRule domain_constraint_rule;
const LintRule domain_constraint_rule{
    .id = "domain-constraint",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a domain's constraint is checked on all tables that use it, with writes blocked",
    .why =
        R"(ALTER DOMAIN ADD CHECK, SET NOT NULL and VALIDATE CONSTRAINT read every table that has a column of the
domain, under SHARE locks that stop writes to all of them until the transaction ends. NOT VALID defers the
scan but does not make it weaker: VALIDATE takes the same locks. Adding a column of such a domain writes
the whole table anew. A CHECK on each table can be validated while everybody works, one by one.)",
    .bad = R"(CREATE DOMAIN email AS text;
CREATE TABLE users (id bigint PRIMARY KEY, email email);
-- history:
ALTER DOMAIN email ADD CONSTRAINT email_has_at CHECK (VALUE LIKE '%@%');
)",
    .good = R"(CREATE DOMAIN email AS text;
CREATE TABLE users (id bigint PRIMARY KEY, email email);
-- history:
ALTER DOMAIN email ADD CONSTRAINT email_has_at CHECK (VALUE LIKE '%@%') NOT VALID;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
