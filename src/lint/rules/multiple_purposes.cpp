#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

constexpr std::size_t most = 5;

// The table that is there already and that the statement changes.
ObjectId changed(const LintContext& context, const JudgedStatement& at) {
  ObjectId id = 0;
  if (const auto* alter = at.as<ast::AlterTable>()) id = at.relation(alter->name);
  if (const auto* index = at.as<ast::CreateIndex>()) id = at.relation(index->table);
  if (const auto* trigger = at.as<ast::CreateTrigger>()) id = at.relation(trigger->table);
  if (id == 0 || context.is_new(at, id)) return 0;
  const auto* table = at.before.get<Table>(id);
  return table != nullptr && table->created <= at.own_begin ? id : 0;
}

void check_file(const LintContext& context, const LintFile& file, Findings& findings) {
  std::set<ObjectId> tables;
  const JudgedStatement* last = nullptr;
  for (const JudgedStatement* at : statements_of(context, file)) {
    if (at->statement == nullptr) continue;
    const ObjectId id = changed(context, *at);
    if (id == 0 || !tables.insert(id).second) continue;
    if (tables.size() == most + 1) last = at;
  }
  if (last == nullptr) return;
  findings.add(*last, {},
               concat("the file changes ", tables.size(),
                      " tables that are there already: it takes that many reviews, and one failure "
                      "takes all of it back"));
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    if (file->direction == Direction::up) check_file(context, *file, findings);
  }
}

}  // namespace

extern const LintRule multiple_purposes_rule;
const LintRule multiple_purposes_rule{
    .id = "multiple-purposes",
    .dialects = for_both,
    .severity = Severity::info,
    .summary = "one migration changes many tables",
    .why =
        R"(A migration that changes more than five tables that are in use serves several purposes at once: whoever
reviews it loses the thread, locks of all of them are piled up in one transaction, and when the last statement
fails the first ones have to wait with it. Tables that the migration makes do not count.)",
    .bad = R"(CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
CREATE TABLE d (id bigint PRIMARY KEY);
CREATE TABLE e (id bigint PRIMARY KEY);
CREATE TABLE f (id bigint PRIMARY KEY);
-- history:
ALTER TABLE a ADD COLUMN x text;
ALTER TABLE b ADD COLUMN x text;
ALTER TABLE c ADD COLUMN x text;
ALTER TABLE d ADD COLUMN x text;
ALTER TABLE e ADD COLUMN x text;
ALTER TABLE f ADD COLUMN x text;
)",
    .good = R"(CREATE TABLE a (id bigint PRIMARY KEY);
-- history:
ALTER TABLE a ADD COLUMN x text;
)",
    .check = check,
};

}  // namespace mig
