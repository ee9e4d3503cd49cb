#include <algorithm>

#include "base/text.hpp"
#include "lint/function_texts.hpp"
#include "lint/outlook.hpp"
#include "lint/replacement.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

// The target is an index, but the statement says TABLE (or VIEW): it locks as for a table.
void rename_index(const ast::Rename& rename, const JudgedStatement& at, ObjectId id,
                  Findings& findings) {
  const std::string name = at.before.qualified_name(id);
  Finding& found =
      findings.add(at, {},
                   concat("ALTER TABLE … RENAME takes ACCESS EXCLUSIVE on the index ", name,
                          " and stops queries that plan with it; ALTER INDEX does not"));
  found.steps = {
      concat("ALTER INDEX ", name, " RENAME TO ", at.before.quoted(rename.new_name.text), ";")};
}

void rename_view_column(const Outlook& outlook, const ast::Rename& rename,
                        const JudgedStatement& at, ObjectId id, Findings& findings) {
  const std::string_view from = rename.target.part.text;
  const Catalog& end = outlook.after_transaction(at);
  const Object* object = at.before.object(id);
  const auto* now = end.get<View>(end.find(ObjectKind::view, object->parent, object->name));
  const bool is_there = now != nullptr && std::find(now->columns.begin(), now->columns.end(),
                                                    from) != now->columns.end();
  if (is_there) return;
  const std::string view = at.before.qualified_name(id);
  Finding& found = findings.add(
      at, {},
      concat("queries that read ", view, ".", at.before.quoted(from), " fail at once: its name is ",
             at.before.quoted(rename.new_name.text), " now"));
  found.tables = {view};
}

bool is_routine(ObjectKind kind) {
  return kind == ObjectKind::function || kind == ObjectKind::procedure ||
         kind == ObjectKind::routine || kind == ObjectKind::aggregate;
}

bool is_for_triggers(const Catalog& catalog, ObjectId id) {
  const auto* function = catalog.get<Function>(id);
  return function != nullptr && catalog.to_string(function->returns) == "trigger";
}

void rename_named(const Outlook& outlook, const JudgedStatement& at, ObjectKind kind,
                  const ast::ObjectReference& target, const std::string& to, ObjectId id,
                  Findings& findings) {
  if (is_for_triggers(at.before, id)) return;  // triggers follow, and nothing else calls it
  const Object* object = at.before.object(id);
  auto users =
      object != nullptr ? functions_naming(at.before, object->name) : std::vector<std::string>();
  // The default that takes numbers from it follows, and hardly anybody else names it.
  const auto* sequence = dynamic_cast<const Sequence*>(object);
  if (sequence != nullptr && sequence->owner_table != 0 && users.empty()) return;
  if (is_replaced(at.before, id, outlook.after_transaction(at))) return;
  const auto* function = at.before.get<Function>(id);
  const std::string arguments = function ? concat("(", function->signature, ")") : "";
  const std::string name =
      id != 0 ? concat(at.before.qualified_name(id), arguments) : std::string(target.syntax.text());
  std::string message = concat(is_routine(kind) ? "calls of " : "nextval() and other uses of ",
                               name, " fail at once: its name is ", to, " now");
  std::erase(users, name);
  if (!users.empty()) message += concat("; the old one stays in the body of ", listed(users));
  findings.add(at, {}, std::move(message));
}

// What clients say when they connect; the catalogue of one database does not hold it.
void rename_of_clients(const ast::Rename& rename, const JudgedStatement& at, Findings& findings) {
  const bool is_role = rename.object == ObjectKind::role;
  findings.add(
      at, {},
      concat("whoever ", is_role ? "logs in as " : "connects to ", rename.target.syntax.text(),
             " fails from then on: its name is ", at.before.quoted(rename.new_name.text), " now"));
}

void look_at(const LintContext& context, const Outlook& outlook, const ast::Rename& rename,
             const JudgedStatement& at, Findings& findings) {
  if (rename.object == ObjectKind::role || rename.object == ObjectKind::database) {
    return rename_of_clients(rename, at, findings);
  }
  const ObjectId relation = at.relation(rename.target.name);
  const bool says_table = rename.object == ObjectKind::table || rename.object == ObjectKind::view ||
                          rename.object == ObjectKind::materialized_view;
  if (says_table || rename.object == ObjectKind::column) {
    if (is_of_set(at, relation)) return;
    if (says_table && at.before.get<Index>(relation)) {
      const auto* index = at.before.get<Index>(relation);
      if (!context.is_new(at, index->table)) rename_index(rename, at, relation, findings);
    } else if (!says_table && at.before.get<View>(relation)) {
      rename_view_column(outlook, rename, at, relation, findings);
    }
    if (!says_table || !at.before.get<Sequence>(relation)) return;
  }
  const bool is_sequence =
      rename.object == ObjectKind::sequence || at.before.get<Sequence>(relation) != nullptr;
  if (!is_sequence && !is_routine(rename.object)) return;
  const ObjectId id = is_sequence ? relation : at.find(rename.object, rename.target);
  if (is_of_set(at, id)) return;
  if (id == 0 && rename.if_exists && knows_everything(context, at)) return;
  rename_named(outlook, at, is_sequence ? ObjectKind::sequence : rename.object, rename.target,
               at.before.quoted(rename.new_name.text), id, findings);
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    look_at(context, outlook, rename, at, findings);
  });
  context.each<ast::SetSchema>([&](const ast::SetSchema& move, const JudgedStatement& at) {
    if (move.object != ObjectKind::sequence && !is_routine(move.object)) return;
    const ObjectId id = at.find(move.object, move.target);
    if (is_of_set(at, id)) return;
    const std::string to = concat(at.before.quoted(move.schema.text), ".",
                                  at.before.quoted(move.target.name.name.text));
    rename_named(outlook, at, move.object, move.target, to, id, findings);
  });
}

}  // namespace

extern const LintRule renaming_other_rule;
const LintRule renaming_other_rule{
    .id = "renaming-other",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary =
        "a function, sequence, view column, role or database gets another name while code uses the "
        "old one",
    .why =
        R"(Callers of a function, nextval() with the name of a sequence, and queries that read a column of a view
fail from the moment of the commit. Defaults of columns, triggers and views follow the new name, for they
hold the object itself; code and functions whose body is a string do not. Leave a function of the old name
that calls the new one until all code has moved. An index should be renamed with ALTER INDEX: ALTER TABLE
takes ACCESS EXCLUSIVE on it where ALTER INDEX takes a lock that nobody notices.)",
    .bad = R"(CREATE FUNCTION net(price int) RETURNS int LANGUAGE sql AS 'SELECT price * 100 / 119';
-- history:
ALTER FUNCTION net(int) RENAME TO net_price;
)",
    .good =
        R"(CREATE FUNCTION net(price int) RETURNS int LANGUAGE sql AS 'SELECT price * 100 / 119';
-- history:
ALTER FUNCTION net(int) RENAME TO net_price;
CREATE FUNCTION net(price int) RETURNS int LANGUAGE sql AS 'SELECT net_price(price)';
)",
    .check = check,
};

}  // namespace mig
