#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "lint/made_roles.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "lint/statement_words.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What a role may be called that every server has.
constexpr std::string_view every_server[] = {"public", "current_user", "session_user",
                                             "current_role"};
// Functions that tell where the statement runs.
constexpr std::string_view telling[] = {"current_database", "current_catalog", "inet_server_addr",
                                        "inet_server_port", "pg_postmaster_start_time"};

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::vector<std::string_view> roles_of(const ast::Statement& statement) {
  std::vector<std::string_view> roles;
  if (const auto* grant = statement.as<ast::Grant>()) {
    for (const ast::Name& each : grant->grantees) roles.push_back(each.text);
  }
  if (const auto* owner = statement.as<ast::OwnerTo>()) roles.push_back(owner->owner.text);
  if (const auto* alter = statement.as<ast::AlterTable>()) {
    for (const auto& each : alter->actions) {
      if (each.kind == ast::AlterTableKind::owner_to) roles.push_back(each.name.text);
    }
  }
  if (const auto* policy = statement.as<ast::CreatePolicy>()) {
    for (const ast::Name& each : policy->roles) roles.push_back(each.text);
  }
  if (const auto* set = statement.as<ast::Set>();
      set && set->name == "role" && !set->is_reset && !set->values.empty()) {
    roles.push_back(set->values[0]);
  }
  std::erase_if(roles, [](std::string_view role) {
    return role.empty() || role == "none" || role.starts_with("pg_") ||
           is_one_of(lower_ascii(role), every_server);
  });
  return roles;
}

std::string_view tablespace_of(const ast::Statement& statement) {
  if (const auto* made = statement.as<ast::CreateTable>()) return made->tablespace.text;
  if (const auto* made = statement.as<ast::CreateIndex>()) return made->tablespace.text;
  const auto* alter = statement.as<ast::AlterTable>();
  if (alter == nullptr) return {};
  for (const auto& each : alter->actions) {
    if (each.kind == ast::AlterTableKind::set_tablespace) return each.name.text;
  }
  return {};
}

// What differs from server to server; empty: nothing.
std::string need_of(const JudgedStatement& at) {
  const ast::Statement& statement = *at.statement;
  const std::string_view tablespace = tablespace_of(statement);
  if (!tablespace.empty() && tablespace != "pg_default")
    return concat("the tablespace ", tablespace);
  if (statement.kind == Node::alter_system) return "the settings of the whole server";
  if (statement.kind == Node::alter_database || statement.kind == Node::alter_database_set)
    return "the name of the database";
  for (const FunctionReference& each : at.references().functions) {
    if (is_one_of(each.name.name, telling)) return concat(each.name.name, "()");
  }
  return {};
}

// Read when the first role is met.
class MadeRoles {
 public:
  explicit MadeRoles(const LintContext& context) : context_(context) {}
  bool has(std::string_view role) {
    if (!made_) made_ = made_roles(context_);
    return made_->contains(role);
  }

 private:
  const LintContext& context_;
  std::optional<RoleNames> made_;
};

void check_file(const LintContext& context, const LintFile& file, MadeRoles& made,
                Findings& findings) {
  std::map<std::string, const JudgedStatement*> roles;
  std::set<std::string> told;
  const JudgedStatement* first = nullptr;
  for (const JudgedStatement* at : statements_of(context, file)) {
    if (at->statement == nullptr || at->is_conditional) continue;
    for (const std::string_view role : roles_of(*at->statement)) {
      if (made.has(role)) continue;
      if (first == nullptr) first = at;
      roles.emplace(role, at);
    }
    const std::string need = need_of(*at);
    if (need.empty() || !told.insert(need).second) continue;
    findings.add(*at, {},
                 concat(statement_words(*at), " depends on ", need,
                        ", which differs from server to server"));
  }
  if (first == nullptr) return;
  std::vector<std::string> names;
  for (const auto& [name, at] : roles) names.push_back(first->before.quoted(name));
  Finding& found =
      findings.add(*first, {},
                   concat("the file needs ", names.size() == 1 ? "the role " : "the roles ",
                          join(names, ", "), ", which no migration of the set creates"));
  found.severity = Severity::info;
}

void check(const LintContext& context, Findings& findings) {
  MadeRoles made(context);
  for (const auto& file : *context.files) check_file(context, *file, made, findings);
}

}  // namespace

extern const LintRule environment_dependent_rule;
const LintRule environment_dependent_rule{
    .id = "environment-dependent",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a migration depends on the server on which it runs",
    .why =
        R"(A migration runs on laptops, in CI, on staging and in production, under other names of databases, with other
roles and other disks. What asks for the current database, names a tablespace or changes the settings of the
server fails on some of them or, worse, does something else. Roles are noted only: most projects make them
outside of their migrations, and then they have to be there first.)",
    .bad = R"(CREATE TABLE events (id bigint PRIMARY KEY) TABLESPACE fast_disk;
)",
    .good = R"(CREATE TABLE events (id bigint PRIMARY KEY);
)",
    .check = check,
};

}  // namespace mig
