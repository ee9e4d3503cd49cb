#include "base/text.hpp"
#include "lint/rule.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What the statement changes or makes.
const ast::ObjectName* target_of(const ast::Statement& statement) {
  if (const auto* made = statement.as<ast::CreateTable>()) {
    return made->persistence == ast::Persistence::temporary ? nullptr : &made->name;
  }
  if (const auto* made = statement.as<ast::CreateTableAs>()) {
    return made->persistence == ast::Persistence::temporary ? nullptr : &made->name;
  }
  if (const auto* made = statement.as<ast::CreateView>()) {
    return made->is_temporary ? nullptr : &made->name;
  }
  if (const auto* made = statement.as<ast::CreateIndex>()) return &made->table;
  if (const auto* made = statement.as<ast::CreateSequence>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateFunction>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateTrigger>()) return &made->table;
  if (const auto* made = statement.as<ast::CreateEnum>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateDomain>()) return &made->name;
  if (const auto* alter = statement.as<ast::AlterTable>()) return &alter->name;
  if (const auto* change = statement.as<ast::Insert>()) return &change->table;
  if (const auto* change = statement.as<ast::Update>()) return &change->table;
  if (const auto* change = statement.as<ast::Delete>()) return &change->table;
  return nullptr;
}

void check_name(const JudgedStatement& at, const ast::ObjectName& name, Findings& findings) {
  if (!name || name.schema) return;
  const auto* table = at.before.get<Table>(at.relation(name));
  if (table != nullptr && table->is_temporary()) return;
  findings.add(at, name.span(),
               concat(name.name.text, " has no schema: which one is meant is up to search_path"));
}

// Names that only quotes make possible.
void check_spelling(const JudgedStatement& at, const ast::Name& name, Findings& findings) {
  if (name.text == lower_ascii(name.text)) return;
  findings.add(
      at, name.span,
      concat(at.before.quoted(name.text), " has capitals and needs its quotes everywhere"));
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr || at->runs == Runs::when_called) continue;
    if (const auto* target = target_of(*at->statement)) check_name(*at, *target, findings);
    if (const auto* drop = at->as<ast::Drop>()) {
      const bool is_relation =
          drop->object == ObjectKind::table || drop->object == ObjectKind::view ||
          drop->object == ObjectKind::index || drop->object == ObjectKind::sequence ||
          drop->object == ObjectKind::materialized_view;
      for (const auto& each : drop->objects) {
        if (is_relation) check_name(*at, each.name, findings);
      }
    }
    const auto* made = at->as<ast::CreateTable>();
    if (made == nullptr) continue;
    check_spelling(*at, made->name.name, findings);
    for (const ast::Column& each : made->columns) check_spelling(*at, each.name, findings);
  }
}

}  // namespace

extern const LintRule require_schema_qualified_rule;
const LintRule require_schema_qualified_rule{
    .id = "require-schema-qualified",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a name is written without its schema",
    .why =
        R"(Which object a name without a schema means is decided by the search_path of whoever runs the file: another
role, another database setting, and the table is made somewhere else or another one is changed. A name with
capitals has to be quoted wherever it is used, and is not found without the quotes. Projects that have one
schema and set it once do not need this rule, so it is off.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
)",
    .good = R"(CREATE TABLE public.users (id bigint PRIMARY KEY);
)",
    .check = check,
};

}  // namespace mig
