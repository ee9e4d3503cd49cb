#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/replacement.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

struct DroppedKind {
  ObjectKind kind;
  std::string_view consequence;
};

// Tables, columns, indexes, triggers, rules and constraints have rules of their own; nothing but plans depends on
// statistics.
constexpr DroppedKind dropped_kinds[] = {
    {ObjectKind::schema, "statements that name it fail"},
    {ObjectKind::extension, "the types, functions and operators that it brought go with it"},
    {ObjectKind::type, "statements and functions that name it fail"},
    {ObjectKind::domain, "statements and functions that name it fail"},
    {ObjectKind::sequence, "nextval() of it fails, and its position is lost"},
    {ObjectKind::view, "queries that read it fail"},
    {ObjectKind::materialized_view, "queries that read it fail"},
    {ObjectKind::foreign_table, "queries that read it fail"},
    {ObjectKind::function, "calls of it fail"},
    {ObjectKind::procedure, "calls of it fail"},
    {ObjectKind::routine, "calls of it fail"},
    {ObjectKind::aggregate, "queries that use it fail"},
    {ObjectKind::operator_, "queries that use it fail"},
    {ObjectKind::cast, "queries that rely on it fail"},
    {ObjectKind::collation, "queries that name it fail"},
    {ObjectKind::language, "functions cannot be written in it any more"},
    {ObjectKind::server, "foreign tables cannot reach it any more"},
    {ObjectKind::user_mapping, "the role cannot reach the server any more"},
    {ObjectKind::foreign_data_wrapper, "servers cannot be reached through it any more"},
    {ObjectKind::publication, "its subscribers get nothing any more"},
    {ObjectKind::subscription, "its tables get no changes any more"},
    {ObjectKind::text_search_configuration, "searches that name it fail"},
    {ObjectKind::text_search_dictionary, "searches that use it fail"},
    {ObjectKind::policy, ""},
};

const DroppedKind* dropped_kind(ObjectKind kind) {
  const auto found = std::find_if(std::begin(dropped_kinds), std::end(dropped_kinds),
                                  [&](const DroppedKind& each) { return each.kind == kind; });
  return found != std::end(dropped_kinds) ? &*found : nullptr;
}

std::string upper(std::string_view text) {
  std::string made(text);
  for (char& each : made) {
    if (each >= 'a' && each <= 'z') each = static_cast<char>(each - 'a' + 'A');
  }
  return made;
}

// Triggers alone call it, and PostgreSQL keeps one that a trigger still needs; of CASCADE the rule `cascade` speaks.
bool is_trigger_function(const Catalog& catalog, ObjectId id) {
  const auto* function = catalog.get<Function>(id);
  return function != nullptr && (catalog.to_string(function->returns) == "trigger" ||
                                 catalog.to_string(function->returns) == "event_trigger");
}

// Labels of an enum, or attributes of a composite type, that the type in its place has not.
std::vector<std::string> lost_parts(const UserType& type, const Catalog& later) {
  std::vector<std::string> lost;
  const auto* made = later.get<UserType>(later.find(ObjectKind::type, type.parent, type.name));
  if (made == nullptr || made->id == type.id) return lost;
  for (const std::string& each : type.values) {
    if (std::find(made->values.begin(), made->values.end(), each) == made->values.end()) {
      lost.push_back(quote_string(each));
    }
  }
  for (const Column& each : type.attributes) {
    const bool is_there = std::any_of(made->attributes.begin(), made->attributes.end(),
                                      [&](const Column& other) { return other.name == each.name; });
    if (!is_there) lost.push_back(later.quoted(each.name));
  }
  return lost;
}

// A down takes away what its up added: enum-value-removal.
std::vector<std::string> lost_parts(const JudgedStatement& at, ObjectId id, const Catalog& later) {
  const bool is_down = at.file->direction == Direction::down;
  const auto* type = is_down ? nullptr : at.before.get<UserType>(id);
  return type == nullptr ? std::vector<std::string>() : lost_parts(*type, later);
}

// Another object has its place, or the one that it had when the migrations began.
bool has_successor(const Outlook& outlook, const JudgedStatement& at, ObjectId id) {
  const Object* object = at.before.object(id);
  // The next number of a sequence, the rights on a schema, … do not come back with the name.
  if (object == nullptr || object->kind == ObjectKind::sequence) return false;
  const Catalog& later = outlook.after_transaction(at);
  if (object->kind == ObjectKind::view || object->kind == ObjectKind::materialized_view ||
      object->kind == ObjectKind::foreign_table) {  // replacing-view
    return is_replaced(at.before, id, outlook.after_run(at)) || is_replaced(at.before, id, later);
  }
  if (is_replaced(at.before, id, later)) return lost_parts(at, id, later).empty();
  const Object* first = outlook.before_run(at).object(id);
  return first != nullptr && is_replaced(at.before, id, later, first->name);
}

std::string consequence_of(const JudgedStatement& at, ObjectId id, const DroppedKind& kind) {
  if (kind.kind != ObjectKind::policy) return std::string(kind.consequence);
  const auto* policy = at.before.get<Policy>(id);
  return policy != nullptr && !policy->is_permissive ? "rows that it hid are seen"
                                                     : "rows that it let roles see are hidden";
}

std::string name_of_dropped(const JudgedStatement& at, const ast::ObjectReference& each,
                            ObjectId id, ObjectKind kind) {
  if (kind == ObjectKind::policy) {
    return concat(at.before.quoted(each.part.text), " on ", at.shown(each.name));
  }
  if (id == 0) return std::string(each.syntax.text());
  const auto* function = at.before.get<Function>(id);
  const std::string name = at.before.qualified_name(id);
  return function != nullptr ? concat(name, "(", function->signature, ")") : name;
}

// What a step of a change made to help along, under mig's own beginning of names: no application knows it.
bool is_helper(const JudgedStatement& at, ObjectId id) {
  const Object* object = at.before.object(id);
  return at.file->directives.change && object != nullptr && object->name.starts_with("_mig_") &&
         (object->kind == ObjectKind::sequence || object->kind == ObjectKind::function);
}

// No row is lost with a view, and the file runs when nobody reads it any more: `-- mig: wait` says so.
bool is_waited_for(const JudgedStatement& at, ObjectId id) {
  return at.file->directives.wait && at.before.get<View>(id) != nullptr;
}

void look_at(const LintContext& context, const Outlook& outlook, const ast::Drop& drop,
             const JudgedStatement& at, Findings& findings) {
  const DroppedKind* kind = dropped_kind(drop.object);
  if (kind == nullptr) return;
  for (const ast::ObjectReference& each : drop.objects) {
    const ObjectId id = at.find(drop.object, each);
    if (is_of_set(at, id) || is_helper(at, id) || is_waited_for(at, id)) continue;
    if (id == 0 && drop.if_exists && knows_everything(context, at)) continue;
    if (is_trigger_function(at.before, id)) continue;
    if (has_successor(outlook, at, id)) continue;
    const std::string name = name_of_dropped(at, each, id, drop.object);
    const auto lost = lost_parts(at, id, outlook.after_transaction(at));
    if (!lost.empty()) {
      Finding& found =
          findings.add(at, each.syntax.span(),
                       concat("the new type ", name, " has no ", listed(lost),
                              ": statements that use ", lost.size() == 1 ? "it" : "them", " fail"));
      found.kind = found.message;
      continue;
    }
    Finding& found = findings.add(at, each.syntax.span(),
                                  concat("DROP ", upper(ast::to_string(drop.object)), " removes ",
                                         name, ": ", consequence_of(at, id, *kind)));
    found.subject = name;
    found.kind = concat(ast::to_string(drop.object), consequence_of(at, id, *kind));
    if (drop.object == ObjectKind::policy) found.tables = {at.shown(each.name)};
    if (at.before.get<View>(id) != nullptr) found.tables = {name};
  }
}

struct PlainDrop {
  Node kind;
  std::string_view what, consequence;
};
constexpr PlainDrop plain_drops[] = {
    {Node::drop_role, "removes a role", "whoever logs in as it or was granted it is shut out"},
    {Node::drop_database, "removes a database", "all that it holds is gone"},
    {Node::drop_tablespace, "removes a tablespace", "statements that name it fail"},
    {Node::drop_owned, "removes all that a role owns here", "its tables go with their rows"},
    {Node::drop_user_mapping, "removes a user mapping",
     "the role cannot reach the server any more"},
};

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each_or_fired<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    look_at(context, outlook, drop, at, findings);
  });
  context.each_or_fired<ast::Plain>([&](const ast::Plain& plain, const JudgedStatement& at) {
    for (const PlainDrop& each : plain_drops) {
      if (each.kind != plain.kind) continue;
      findings.add(at, {}, concat(plain.syntax.text(), " ", each.what, ": ", each.consequence));
    }
  });
  context.each_action_or_fired(
      ast::AlterTableKind::drop_column,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        if (alter.object != ObjectKind::type) return;
        const ObjectId type = at.find(ObjectKind::type, alter.name);
        if (is_of_set(at, type)) return;
        const std::string name = type != 0 ? at.before.qualified_name(type) : at.shown(alter.name);
        findings.add(at, action.syntax.span(),
                     concat("ALTER TYPE drops ", name, ".", at.before.quoted(action.name.text),
                            ": statements and functions that name it fail"));
      });
}

}  // namespace

extern const LintRule dropping_schema_type_etc_rule;
const LintRule dropping_schema_type_etc_rule{
    .id = "dropping-schema-type-etc",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a view, function, type, sequence, … is dropped that running code may use",
    .why =
        R"(What the database itself needs, PostgreSQL does not let go without CASCADE. What the application names in
its statements PostgreSQL cannot know: a view that is read, a function that is called, a type in a cast, a
sequence in nextval(), a role that logs in. Such code fails from the moment of the commit. Let a release
that no longer needs the object run everywhere before it is dropped. It is no finding when the same
migrations made the object, or put another in its place in the same transaction.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
-- history:
DROP VIEW active_users;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE FUNCTION is_active(user_id bigint) RETURNS boolean LANGUAGE sql AS
  'SELECT active FROM users WHERE id = user_id';
-- history:
DROP FUNCTION is_active(bigint);
CREATE FUNCTION is_active(user_id bigint, at_time timestamptz DEFAULT now()) RETURNS boolean
  LANGUAGE sql AS 'SELECT active FROM users WHERE id = user_id';
)",
    .check = check,
    .told_once = ToldOnce::for_file,
};

}  // namespace mig
