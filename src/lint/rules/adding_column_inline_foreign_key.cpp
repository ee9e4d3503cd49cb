#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// The column without its REFERENCES, and the constraint by itself.
std::vector<std::string> steps_for(const AddedColumn& added, const ast::Constraint& key) {
  const std::string_view whole = added.action.syntax.text();
  const Span span = added.action.syntax.span(), cut = key.syntax.span();
  const std::string_view before = trim(whole.substr(0, cut.begin - span.begin));
  const std::string_view after = whole.substr(cut.end - span.begin);
  const std::string name = key.name
                               ? added.at.before.quoted(key.name.text)
                               : constraint_name_for(added.at.before, added.alter.name.name.text,
                                                     added.column.name.text, "fkey");
  std::string_view references = key.syntax.text();
  const std::size_t word = lower_ascii(references).find("references");
  if (word != std::string_view::npos) references.remove_prefix(word);
  const std::string alter = concat("ALTER TABLE ", added.table_name);
  return {concat(alter, " ", before, after, ";"),
          concat(next_migration, alter, " ADD CONSTRAINT ", name, " FOREIGN KEY (",
                 added.column_name, ") ", references, " NOT VALID;"),
          concat(next_migration, alter, " VALIDATE CONSTRAINT ", name, ";")};
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    const ast::Constraint* key = added.column.constraint(ast::ConstraintKind::foreign_key);
    if (key == nullptr) return;
    const bool is_read = added.facts.has_default_clause && !key->not_enforced;
    const std::string parent = added.at.shown(key->references->table);
    const bool is_new_parent = context.is_new(added.at, added.at.relation(key->references->table));
    // A table that refers to itself is locked for the column anyway.
    if (!is_read && (is_new_parent || parent == added.table_name)) return;
    Finding& found = findings.add(
        added.at, key->syntax.span(),
        is_read ? concat("ADD COLUMN ", added.column_name, " with a default and REFERENCES reads ",
                         added.table_name, " under ACCESS EXCLUSIVE",
                         parent == added.table_name
                             ? ""
                             : concat(", and ", parent, ", which nobody can write meanwhile"))
                : concat("ADD COLUMN ", added.column_name, " REFERENCES blocks writes to ", parent,
                         " until the transaction ends, as it gets a trigger"));
    found.severity = is_read ? Severity::error : Severity::info;
    found.tables = {added.table_name, parent};
    if (is_read) found.steps = steps_for(added, *key);
  });
}

}  // namespace

extern const LintRule adding_column_inline_foreign_key_rule;
const LintRule adding_column_inline_foreign_key_rule{
    .id = "adding-column-inline-foreign-key",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a new column's foreign key locks two tables, and with a default reads both",
    .why =
        R"(REFERENCES on a new column takes ACCESS EXCLUSIVE on its table and SHARE ROW EXCLUSIVE on the table that it
refers to. Where the column has no default there is nothing to check: both locks are held for a moment, and
this is told as information. With a default every row has a value to look up, and both tables are read
while the locks are held. Add the column with its default, the foreign key NOT VALID in a migration of its
own, and validate it in the next.)",
    .bad = R"(CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN shop_id bigint DEFAULT 1 REFERENCES shops (id);
)",
    .good = R"(CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN shop_id bigint DEFAULT 1;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
