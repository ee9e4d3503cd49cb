#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/statement_text.hpp"
#include "lint/sqlite/stored_sql.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What still follows the old table at the end of the file.
std::vector<std::string> followers(const Rebuild& rebuild, std::string_view away) {
  std::vector<std::string> found;
  const bool is_legacy = rebuild.away->session->legacy_alter_table;
  const Catalog& end = *rebuild.at_end;
  // Only with both of them off do foreign keys stay with the name.
  if (!is_legacy || enforcement_in(*rebuild.away->file) == Enforcement::on) {
    for (const ReferringKey& each : keys_to(end, away)) {
      found.push_back(concat("the foreign key of ", end.qualified_name(each.table->id)));
    }
  }
  if (is_legacy) return found;
  for (const Object* each : stored_sql(end)) {
    if (each->parent == rebuild.old_id) continue;  // its own triggers go with it
    if (names_table(end, uses_of(*each), away)) found.push_back(kind_and_name(*each));
  }
  return found;
}

std::string name_text(std::string_view name) { return quote_identifier(name, Dialect::sqlite); }

// The statement with the names that it has in the right order.
std::string in_order(const JudgedStatement& at, const Rebuild& rebuild, const std::string& helper,
                     std::string_view away) {
  std::vector<std::pair<Span, std::string>> names;
  const auto take = [&](const ast::ObjectName& target) {
    names.emplace_back(target.span(), name_text(helper));
  };
  Syntax query;
  if (const auto* table = at.as<ast::CreateTable>()) take(table->name);
  if (const auto* as = at.as<ast::CreateTableAs>()) {
    take(as->name);
    query = as->query;
  }
  if (const auto* insert = at.as<ast::Insert>()) {
    take(insert->table);
    query = insert->source;
  }
  if (query) {
    for (const TableReference& each : references_of(query).tables) {
      if (lower_ascii(each.name.name) == lower_ascii(away)) {
        names.emplace_back(each.span, name_text(rebuild.name));
      }
    }
  }
  return text_with(at, std::move(names));
}

std::vector<std::string> right_order(const Rebuild& rebuild, std::string_view away) {
  std::vector<std::string> steps{"-- mig: foreign-keys off"};
  const bool is_swap = rebuild.way == Rebuild::Way::swap;
  const Object* made = rebuild.create->after.object(rebuild.new_id);
  const std::string helper = is_swap && made != nullptr ? made->name : concat("new_", rebuild.name);
  std::vector<const JudgedStatement*> parts{rebuild.create};
  for (const JudgedStatement* each : rebuild.copies) {
    if (each != rebuild.create) parts.push_back(each);
  }
  for (const JudgedStatement* each : parts) {
    steps.push_back(is_swap ? text_with(*each) : in_order(*each, rebuild, helper, away));
  }
  steps.push_back(concat("DROP TABLE ", name_text(rebuild.name), ";"));
  steps.push_back(
      concat("ALTER TABLE ", name_text(helper), " RENAME TO ", name_text(rebuild.name), ";"));
  return steps;
}

// Where foreign keys are switched off mig looks for rows that refer to nothing.
std::string_view fate_of(const Rebuild& rebuild, std::string_view away) {
  if (rebuild.drop == nullptr) return ": it does not come back to the new table";
  const bool is_checked = enforcement_in(*rebuild.away->file) == Enforcement::off &&
                          !keys_to(*rebuild.at_end, away).empty();
  return is_checked
             ? ", which is dropped then: the check before COMMIT fails where rows refer to it"
             : ", which is dropped then";
}

void check(const LintContext& context, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_of(context)) {
    if (rebuild.away == nullptr) continue;
    const std::string away(rebuild.away->as<ast::Rename>()->new_name.text);
    const std::vector<std::string> all = followers(rebuild, away);
    if (all.empty()) continue;
    Finding& found = findings.add(*rebuild.away, {},
                                  concat("renaming ", rebuild.name, " away takes ", join(all, ", "),
                                         " along to ", away, fate_of(rebuild, away)));
    found.tables = {rebuild.name};
    found.steps = right_order(rebuild, away);
  }
}

}  // namespace

extern const LintRule sqlite_rebuild_wrong_order_rule;
const LintRule sqlite_rebuild_wrong_order_rule{
    .id = "sqlite-rebuild-wrong-order",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a rebuild renames the old table away, and what refers to it follows",
    .why =
        R"(ALTER TABLE t RENAME TO old rewrites the foreign keys, views and triggers that name t: from then on they
name old. The new t gets none of them back, and once old is dropped they lead nowhere: every INSERT into a
table with such a foreign key fails. Make the new table under a helper's name, copy the rows, drop t, and
rename the helper to t: nothing names the helper, so nothing is rewritten.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
-- history:
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .check = check,
};

}  // namespace mig
