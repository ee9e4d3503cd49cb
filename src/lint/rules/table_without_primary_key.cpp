#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// At the end, for a later statement may add one.
bool has_identity(const Table& table) {
  if (table.primary_key() != nullptr || table.is_open) return true;
  return !table.replica_identity.empty() && table.replica_identity != "nothing";
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& made, const JudgedStatement& at) {
    if (made.kind == Node::create_foreign_table || at.file->direction == Direction::down) return;
    if (made.persistence == ast::Persistence::temporary || made.partition_of) return;
    if (!made.inherits.empty() || at.was_refused) return;
    const ObjectId id = at.find_after(ObjectKind::table, made.name);
    const auto* table = context.end->get<Table>(id);
    if (table == nullptr || table->is_unknown || at.before.get<Table>(id) != nullptr) return;
    if (has_identity(*table)) return;
    Finding& found =
        findings.add(at, made.name.span(),
                     concat(at.after.qualified_name(id),
                            " has no primary key: its rows cannot "
                            "be told apart, and logical replication refuses UPDATE and DELETE"));
    found.tables = {at.after.qualified_name(id)};
  });
}

}  // namespace

extern const LintRule table_without_primary_key_rule;
const LintRule table_without_primary_key_rule{
    .id = "table-without-primary-key",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a table is created without a primary key",
    .why =
        R"(Without a primary key nothing says which of two equal rows is meant: logical replication refuses UPDATE and
DELETE of a published table, upserts and batched work have no key to go by, and duplicates come in unseen.
Adding one later to a large table takes a scan and a careful plan; in CREATE TABLE it costs nothing. A table
that is a partition or temporary, or that has a replica identity of its own, needs none.)",
    .bad = R"(CREATE TABLE events (at timestamptz, what text);
)",
    .good =
        R"(CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, what text);
)",
    .check = check,
};

}  // namespace mig
