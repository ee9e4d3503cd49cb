#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

constexpr std::string_view empty_words[] = {"migration", "update", "change", "changes", "fix",
                                            "test",      "new",    "wip",    "tmp",     "stuff",
                                            "misc",      "sql",    "schema"};

void check_file(const LintFile& file, Findings& findings) {
  const auto id = parse_id(file.id);
  if (!id || file.direction == Direction::down) return;
  const bool says_nothing =
      id->name.size() < 4 ||
      std::find(std::begin(empty_words), std::end(empty_words), id->name) != std::end(empty_words);
  if (says_nothing)
    findings.add(&file, {}, concat("the name ", id->name, " does not say what the migration does"));
}

bool has_affix(std::string_view name, std::initializer_list<std::string_view> begins,
               std::initializer_list<std::string_view> ends) {
  const std::string lower = lower_ascii(name);
  return std::any_of(begins.begin(), begins.end(),
                     [&](std::string_view each) { return lower.starts_with(each); }) ||
         std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view each) { return lower.ends_with(each); });
}

void check_index(const ast::CreateIndex& index, const JudgedStatement& at, Findings& findings) {
  if (!index.name) return;
  if (has_affix(index.name.text, {"idx_", "ix_", "uk_", "uq_", "ux_", "unique_", "index_"},
                {"_idx", "_key", "_index", "_unique", "_uq", "_ix"}))
    return;
  findings.add(at, index.name.span,
               concat("the name ", index.name.text, " does not say that it is an index: call it ",
                      at.before.quoted(concat(index.table.name.text, "_",
                                              index.elements.empty() || !index.elements[0].column
                                                  ? std::string_view("expr")
                                                  : index.elements[0].column.text,
                                              "_idx"))));
}

void check_foreign_key(const ast::Constraint& key, const JudgedStatement& at, Findings& findings) {
  if (key.kind != ast::ConstraintKind::foreign_key || !key.name) return;
  if (has_affix(key.name.text, {"fk_"}, {"_fkey", "_fk", "_foreign"})) return;
  findings.add(at, key.name.span,
               concat("the name ", key.name.text, " does not say that it is a foreign key"));
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) check_file(*file, findings);
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    check_index(index, at, findings);
  });
  context.each<ast::CreateTable>([&](const ast::CreateTable& made, const JudgedStatement& at) {
    for (const ast::Constraint& each : made.constraints) check_foreign_key(each, at, findings);
  });
  context.each_action(
      ast::AlterTableKind::add_constraint,
      [&](const ast::AlterTableAction& action, const ast::AlterTable&, const JudgedStatement& at) {
        check_foreign_key(*action.constraint, at, findings);
      });
}

}  // namespace

extern const LintRule naming_rule;
const LintRule naming_rule{
    .id = "naming",
    .dialects = for_both,
    .severity = Severity::off,
    .summary = "a name does not say what it is for",
    .why =
        R"(The name of a migration is what everybody sees of it: in the list of what is pending, in the history, in the
log of a deploy. Names of indexes and foreign keys appear in the errors that users of the application cause.
The rule asks for a name that is more than "update", for indexes that are called idx_… or …_idx (unique ones
also …_key, uk_…), and foreign keys that are called fk_… or …_fkey.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY mail ON users (email);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
)",
    .check = check,
};

}  // namespace mig
