#include <algorithm>
#include <set>
#include <vector>

#include "base/text.hpp"
#include "lint/certainty.hpp"
#include "lint/missing_columns.hpp"
#include "lint/named_relations.hpp"
#include "lint/outlook.hpp"
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

// Those that the engine brings along, and those of its own schemas.
bool is_of_engine(const ast::ObjectName& name) {
  const std::string_view schema = name.schema.text, last = name.name.text;
  return schema.starts_with("pg_") || schema == "information_schema" || schema == "temp" ||
         last.starts_with("pg_") || lower_ascii(last).starts_with("sqlite_");
}

struct Known {
  std::vector<std::string_view> tables;
  bool is_whole = true;  // no table was named that nothing makes
};

Known known_tables(const Catalog& catalog) {
  Known known;
  catalog.for_each([&](const Object& each) {
    const bool is_relation = each.kind == ObjectKind::table || each.kind == ObjectKind::view ||
                             each.kind == ObjectKind::materialized_view ||
                             each.kind == ObjectKind::foreign_table;
    if (is_relation && !each.is_unknown) known.tables.push_back(each.name);
    known.is_whole = known.is_whole && !each.is_unknown && each.kind != ObjectKind::extension;
  });
  std::sort(known.tables.begin(), known.tables.end());
  return known;
}

bool is_dropped_by_name(ObjectKind kind) {
  return kind == ObjectKind::index || kind == ObjectKind::view || kind == ObjectKind::sequence ||
         kind == ObjectKind::materialized_view || kind == ObjectKind::type ||
         kind == ObjectKind::domain;
}

// Tells each name but once.
class Unmade {
 public:
  Unmade(const LintContext& context, const RepeatedDrops& repeated)
      : context_(context), repeated_(repeated) {}

  void look_at(const JudgedStatement& at, const NamedRelation& named, Findings& findings) {
    if (at.relation(named.name) != 0) return;
    tell(at, named.name, named.span, ObjectKind::table, findings);
  }

  void look_at(const JudgedStatement& at, const ast::Drop& drop, Findings& findings) {
    if (drop.if_exists || !is_dropped_by_name(drop.object)) return;
    for (const ast::ObjectReference& each : drop.objects) {
      if (!each.name || at.find(drop.object, each) != 0) continue;
      if (repeated_.has(at)) return;  // object-dropped-twice
      tell(at, each.name, each.syntax.span(), drop.object, findings);
    }
  }

 private:
  // The database may have what no migration makes: a hint only, unless all else that is named is made by them.
  void tell(const JudgedStatement& at, const ast::ObjectName& name, Span span, ObjectKind kind,
            Findings& findings) {
    if (is_of_engine(name) || !is_certain(at) || !knows_everything(context_, at)) return;
    if (!told_.insert(text_of_name(name)).second) return;
    const Known known = known_tables(at.before);
    const bool is_table = kind == ObjectKind::table;
    const auto near = is_table ? nearest(name.name.text, known.tables) : std::nullopt;
    Finding& found = findings.add(
        at, span,
        concat("the migrations before this leave no ", ast::to_string(kind), " ", at.shown(name),
               near ? concat(": did you mean ", at.before.quoted(*near), "?") : std::string()));
    if (is_table) found.tables = {at.shown(name)};
    const bool knows_all = known.is_whole && !known.tables.empty();
    found.severity = knows_all ? Severity::warning : Severity::info;
  }

  const LintContext& context_;
  const RepeatedDrops& repeated_;
  std::set<std::string> told_;
};

// False: nothing says that it is not there.
bool check_name(const Turns& turns, const JudgedStatement& at, const NamedRelation& named,
                Findings& findings) {
  if (is_there(at.before, at.relation(named.name))) return true;
  const std::string name = text_of_name(named.name);
  const JudgedStatement* other = taker(turns, at, named.name);
  std::string message;
  if (other != nullptr) {
    message =
        concat(name, " is not there any more: it is dropped or renamed ", place_of(at, *other));
  } else if ((other = maker(turns, at, named.name)) != nullptr) {
    message = concat(name, " is not there yet: it is created ", place_of(at, *other));
  } else {
    return false;
  }
  findings.add(at, named.span, std::move(message)).tables = {name};
  return true;
}

void check_columns(const JudgedStatement& at, Findings& findings) {
  for (const MissingColumn& each : missing_columns(at)) {
    const std::string name = at.before.qualified_name(each.relation);
    Finding& found = findings.add(
        at, each.span,
        concat("this fails: ", name, " has no column ", at.before.quoted(each.column)));
    found.tables = {name};
  }
}

void check(const LintContext& context, Findings& findings) {
  const Turns turns = turns_of(context);
  const RepeatedDrops repeated(context);
  Unmade unmade(context, repeated);
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr || at.runs == Runs::when_called || at.is_conditional) continue;
    if (is_guarded(at)) continue;
    if (at.was_refused && at.refusal.ends_with("does not exist")) {
      if (repeated.has(at)) continue;  // object-dropped-twice
      findings.add(at, {}, concat("this fails: ", at.refusal));
      continue;
    }
    check_columns(at, findings);
    if (const auto* drop = at.as<ast::Drop>()) unmade.look_at(at, *drop, findings);
    for (const NamedRelation& named : named_relations(at)) {
      if (!check_name(turns, at, named, findings)) unmade.look_at(at, named, findings);
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
some databases and not on others. Give it a version behind what it needs, or mend the name. What no migration
makes may have been there before them; it is told because its name may be misspelt.)",
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
