#include <vector>

#include "base/text.hpp"
#include "lint/named_relations.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_there(const Catalog& catalog, ObjectId id) {
  const Object* object = catalog.object(id);
  return object != nullptr && !object->is_unknown;
}

std::string place_of(const JudgedStatement& at, const JudgedStatement& other) {
  if (other.file != at.file) return concat("by ", other.file->id);
  return other.position < at.position ? "further up in this file" : "further down in this file";
}

// Statements that make relations, and that take them away; most do neither.
struct Turns {
  std::vector<const JudgedStatement*> makers, takers;
};

Turns turns_of(const LintContext& context) {
  Turns turns;
  for (const auto& at : *context.statements) {
    if (at->runs == Runs::when_called || at->is_conditional) continue;
    if (made_relation(*at) != nullptr) turns.makers.push_back(at.get());
    if (at->as<ast::Drop>() != nullptr || at->as<ast::Rename>() != nullptr ||
        at->as<ast::SetSchema>() != nullptr) {
      turns.takers.push_back(at.get());
    }
  }
  return turns;
}

// The statement that makes a relation of this name for the first time, behind this one.
const JudgedStatement* maker(const Turns& turns, const JudgedStatement& at,
                             const ast::ObjectName& name) {
  for (const JudgedStatement* each : turns.makers) {
    if (each->position <= at.position || !runs_with(at, *each)) continue;
    const ast::ObjectName* made = made_relation(*each);
    if (made->name.text != name.name.text) continue;
    if (made->schema && name.schema && made->schema.text != name.schema.text) continue;
    const ObjectId id = each->find_after(ObjectKind::table, *made);
    if (id == 0 || is_there(each->before, each->relation(*made))) continue;
    if (at.find_after(ObjectKind::table, name) != id && at.before.object(id) != nullptr) continue;
    return each;
  }
  return nullptr;
}

// The one that took it away before this one.
const JudgedStatement* taker(const Turns& turns, const JudgedStatement& at,
                             const ast::ObjectName& name) {
  for (const JudgedStatement* each : turns.takers) {
    if (each->position >= at.position || !runs_with(at, *each)) continue;
    const ObjectId id = each->relation(name);
    if (!is_there(each->before, id)) continue;
    if (!is_there(each->after, each->find_after(ObjectKind::table, name))) return each;
  }
  return nullptr;
}

void check_name(const Turns& turns, const JudgedStatement& at, const NamedRelation& named,
                Findings& findings) {
  if (is_there(at.before, at.relation(named.name))) return;
  const JudgedStatement* other = taker(turns, at, named.name);
  const bool is_gone = other != nullptr;
  if (other == nullptr) other = maker(turns, at, named.name);
  if (other == nullptr) return;
  const std::string name = text_of_name(named.name);
  Finding& found = findings.add(
      at, named.span,
      is_gone
          ? concat(name, " is not there any more: it is dropped or renamed ", place_of(at, *other))
          : concat(name, " is not there yet: it is created ", place_of(at, *other)));
  found.tables = {name};
}

// ALTER COLUMN of a table all of whose columns are known.
void check_columns(const ast::AlterTable& alter, const JudgedStatement& at, Findings& findings) {
  using Kind = ast::AlterTableKind;
  const auto* table = at.before.get<Table>(at.relation(alter.name));
  if (table == nullptr || table->is_unknown || table->is_uncertain || table->is_perhaps ||
      table->is_open || !table->inherits.empty()) {
    return;
  }
  for (const ast::AlterTableAction& each : alter.actions) {
    if (each.kind == Kind::add_column) return;  // it may be about the new one
    const bool is_of_column = each.kind == Kind::set_default || each.kind == Kind::drop_default ||
                              each.kind == Kind::set_not_null || each.kind == Kind::drop_not_null ||
                              each.kind == Kind::set_type;
    if (!is_of_column || table->column(each.name.text) != nullptr) continue;
    findings.add(at, each.name.span,
                 concat("this fails: ", at.before.qualified_name(table->id), " has no column ",
                        at.before.quoted(each.name.text)));
    return;
  }
}

void check(const LintContext& context, Findings& findings) {
  const Turns turns = turns_of(context);
  const RepeatedDrops repeated(context);
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr || at.runs == Runs::when_called || at.is_conditional) continue;
    if (at.was_refused && at.refusal.ends_with("does not exist")) {
      if (repeated.has(at)) continue;  // object-dropped-twice
      findings.add(at, {}, concat("this fails: ", at.refusal));
      continue;
    }
    if (const auto* alter = at.as<ast::AlterTable>();
        alter && context.dialect == Dialect::postgres) {
      check_columns(*alter, at, findings);
    }
    for (const NamedRelation& named : named_relations(at)) {
      check_name(turns, at, named, findings);
    }
  }
}

}  // namespace

extern const LintRule depends_on_later_migration_rule;
const LintRule depends_on_later_migration_rule{
    .id = "depends-on-later-migration",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a statement needs what is made later or is gone already",
    .why =
        R"(The replayed history says what is there when a statement runs. A table that a later migration makes is there
on the database on which the branch was tried, in another order, and not on a new one; a column that an
earlier migration dropped is there on a database that has not seen it yet. Either way the migration fails on
some databases and not on others. Give it a version behind what it needs, or mend the name.)",
    .bad = R"(CREATE INDEX orders_user_idx ON orders (user_id);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
CREATE INDEX orders_user_idx ON orders (user_id);
)",
    .check = check,
    .weighs_in_downs = true,
};

}  // namespace mig
