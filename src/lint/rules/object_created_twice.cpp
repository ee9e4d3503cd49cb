#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/certainty.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// IF NOT EXISTS of what another migration of the set makes: one of the two is taken for the other.
const JudgedStatement* first_maker(const LintContext& context, const JudgedStatement& at) {
  const auto* made = at.as<ast::CreateTable>();
  if (made == nullptr || !made->if_not_exists) return nullptr;
  const auto* present = at.before.get<Table>(at.relation(made->name));
  if (present == nullptr || present->is_unknown || present->is_perhaps) return nullptr;
  if (present->created <= at.set_begin || present->created > at.file_begin) return nullptr;
  for (const JudgedStatement* each : context.earlier(at)) {
    if (each->number == present->created && each->as<ast::CreateTable>() != nullptr) return each;
  }
  return nullptr;
}

// The name of a constraint's index that something has which stays; empty: none.
std::string taken_name(const JudgedStatement& at) {
  for (const AddedConstraint& each : added_constraints(at)) {
    const ast::Constraint* made = each.written;
    if (made == nullptr || !made->name || each.constraint->index == 0) continue;
    if (made->index->using_index) continue;  // it is there, and becomes the constraint's
    const ObjectId id = at.before.find(ObjectKind::index, each.table->parent, made->name.text);
    const Object* present = at.before.object(id);
    if (present == nullptr || !is_sure(*present) || at.after.object(id) == nullptr) continue;
    return at.before.qualified_name(id);
  }
  return {};
}

void check_index_names(const JudgedStatement& at, Findings& findings) {
  const std::string name = taken_name(at);
  if (name.empty()) return;
  Finding& found = findings.add(at, {}, concat("this fails: ", name, " exists already"));
  if (is_certain(at)) found.severity = Severity::error;
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr || at.runs == Runs::when_called || at.is_conditional) continue;
    if (is_guarded(at)) continue;
    if (at.was_refused && at.refusal.ends_with("exists already")) {
      Finding& found = findings.add(at, {}, concat("this fails: ", at.refusal));
      if (is_certain(at)) found.severity = Severity::error;
      continue;
    }
    if (context.dialect == Dialect::postgres && !at.was_refused) check_index_names(at, findings);
    const JudgedStatement* first = first_maker(context, at);
    if (first == nullptr) continue;
    const std::string name = at.shown(at.as<ast::CreateTable>()->name);
    findings
        .add(at, {},
             concat(name, " is created by ", first->file->id,
                    " as well: this statement does nothing"))
        .tables = {name};
  }
}

}  // namespace

extern const LintRule object_created_twice_rule;
const LintRule object_created_twice_rule{
    .id = "object-created-twice",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "an object is created that is there already",
    .why =
        R"(The replayed history has an object of this name: the statement fails, on every database that has run what
came before. That is an error, and advice only where a block or a text that cannot be read may have
changed what is there. With IF NOT EXISTS it does not fail but does nothing, whatever shape the first one has; when
two branches each make the table, the one that comes second has its columns ignored.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE users (id bigint PRIMARY KEY, email text);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
    .weighs_in_downs = true,
};

}  // namespace mig
