#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

std::string_view word_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::index: return "INDEX";
    case ObjectKind::table: return "TABLE";
    case ObjectKind::schema: return "SCHEMA";
    default: return "DATABASE";
  }
}

bool has_concurrent_form(ObjectKind kind) {
  return kind == ObjectKind::index || kind == ObjectKind::table || kind == ObjectKind::schema ||
         kind == ObjectKind::database;
}

// The table whose indexes are built anew; 0: not one, or not known.
ObjectId table_of(const ast::Maintenance& reindex, const JudgedStatement& at) {
  if (reindex.objects.empty()) return 0;
  if (reindex.object == ObjectKind::table) return at.relation(reindex.objects[0]);
  if (reindex.object != ObjectKind::index) return 0;
  const auto* index = at.before.get<Index>(at.relation(reindex.objects[0]));
  return index != nullptr ? index->table : 0;
}

std::string name_of(const ast::Maintenance& reindex, const JudgedStatement& at) {
  if (reindex.objects.empty()) return {};
  const bool is_relation =
      reindex.object == ObjectKind::table || reindex.object == ObjectKind::index;
  return concat(" ", is_relation ? sql_name(at, reindex.objects[0])
                                 : std::string(written(at, reindex.objects[0].span())));
}

// The indexes were switched off by hand for a change of rows: they are of no use until they are built again, here.
bool were_switched_off(const LintContext& context, const JudgedStatement& at) {
  for (std::size_t i = at.position; i-- > 0;) {
    const JudgedStatement& each = *(*context.statements)[i];
    if (each.file != at.file) return false;
    const auto* update = each.as<ast::Update>();
    if (update != nullptr && update->table.name.text == "pg_index") return true;
  }
  return false;
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::Maintenance>([&](const ast::Maintenance& reindex, const JudgedStatement& at) {
    if (reindex.kind != Node::reindex || reindex.is_concurrent) return;
    if (!has_concurrent_form(reindex.object)) return;
    const ObjectId on = table_of(reindex, at);
    if (context.is_new(at, on)) return;
    const std::string_view word = word_of(reindex.object);
    const std::string name = name_of(reindex, at);
    const std::string table =
        on != 0 ? at.before.qualified_name(on) : std::string("the tables whose indexes it builds");
    Finding& found = findings.add(at, {},
                                  concat("REINDEX ", word, name, " blocks writes to ", table,
                                         ", and reads while they are planned"));
    if (on != 0) found.tables = {table};
    if (were_switched_off(context, at)) return;
    found.steps = {concat("REINDEX ", word, " CONCURRENTLY", name, ";")};
  });
}

}  // namespace

extern const LintRule require_concurrent_reindex_rule;
const LintRule require_concurrent_reindex_rule{
    .id = "require-concurrent-reindex",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "indexes are rebuilt under locks that block writes and most reads",
    .why =
        R"(REINDEX takes a SHARE lock on the table, which stops writes, and an ACCESS EXCLUSIVE lock on each index
that it builds. A query is planned with all indexes of its tables in hand, so reads wait too. REINDEX …
CONCURRENTLY builds a second index beside the first and swaps them; it cannot run in a transaction: mig
runs it by itself and removes what a failed one leaves (…_ccnew, …_ccold).)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
REINDEX INDEX orders_email_idx;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
REINDEX INDEX CONCURRENTLY orders_email_idx;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
