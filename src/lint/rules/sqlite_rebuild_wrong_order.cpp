#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/rebuild_followers.hpp"
#include "lint/sqlite/statement_text.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

std::string name_text(std::string_view name) { return quote_identifier(name, Dialect::sqlite); }

// The statement with the names that it has in the right order.
std::string in_order(const JudgedStatement& at, const Rebuild& rebuild, const std::string& helper,
                     std::string_view away) {
  std::vector<std::pair<Span, std::string>> names;
  const auto take = [&](const ast::ObjectName& target) {
    names.emplace_back(target.span(), name_text(helper));
  };
  if (const auto* table = at.as<ast::CreateTable>()) {
    take(table->name);
    return text_with(at, std::move(names));
  }
  if (const auto* as = at.as<ast::CreateTableAs>()) take(as->name);
  for (const TableReference& each : at.references().tables) {
    if (lower_ascii(each.name.name) == lower_ascii(away)) {
      names.emplace_back(each.span, name_text(rebuild.name));
    } else if (lower_ascii(each.name.name) == lower_ascii(rebuild.name)) {
      names.emplace_back(each.span, name_text(helper));
    }
  }
  return text_with(at, std::move(names));
}

// What changes the new table, or any table by what the old one holds, while both are there.
bool needs_both(const JudgedStatement& at, const Rebuild& rebuild, std::string_view away) {
  const bool is_change =
      at.as<ast::Insert>() != nullptr || at.as<ast::Update>() != nullptr || at.as<ast::Delete>();
  if (!is_change) return false;
  const auto& tables = at.references().tables;
  return std::any_of(tables.begin(), tables.end(), [&](const TableReference& each) {
    const std::string name = lower_ascii(each.name.name);
    return name == lower_ascii(away) ||
           (each.access != Access::read && name == lower_ascii(rebuild.name));
  });
}

// The statements between the creation and the DROP, or the first of the renames that a swap ends with.
std::vector<const JudgedStatement*> parts_of(const LintContext& context, const Rebuild& rebuild,
                                             std::string_view away) {
  const JudgedStatement* end = rebuild.way == Rebuild::Way::swap ? rebuild.away : rebuild.drop;
  std::vector<const JudgedStatement*> parts{rebuild.create};
  for (const JudgedStatement* each : context.later(*rebuild.create)) {
    if (each->file != rebuild.create->file || (end != nullptr && each->position >= end->position)) {
      break;
    }
    const auto& copies = rebuild.copies;
    const bool is_copy = std::find(copies.begin(), copies.end(), each) != copies.end();
    if (is_copy || needs_both(*each, rebuild, away)) parts.push_back(each);
  }
  return parts;
}

std::vector<std::string> right_order(const LintContext& context, const Rebuild& rebuild,
                                     std::string_view away) {
  std::vector<std::string> steps{"-- mig: foreign-keys off"};
  const bool is_swap = rebuild.way == Rebuild::Way::swap;
  const Object* made = rebuild.create->after.object(rebuild.new_id);
  const std::string helper = is_swap && made != nullptr ? made->name : concat("new_", rebuild.name);
  for (const JudgedStatement* each : parts_of(context, rebuild, away)) {
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
    const std::vector<std::string> all = followers_of(rebuild);
    if (all.empty()) continue;
    Finding& found = findings.add(*rebuild.away, {},
                                  concat("renaming ", rebuild.name, " away takes ", join(all, ", "),
                                         " along to ", away, fate_of(rebuild, away)));
    found.tables = {rebuild.name};
    found.steps = right_order(context, rebuild, away);
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
