#include <algorithm>

#include "base/text.hpp"
#include "lint/function_texts.hpp"
#include "lint/outlook.hpp"
#include "lint/query_shape.hpp"
#include "lint/rename_steps.hpp"
#include "lint/row_copy.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

bool is_relation(const Object* object) {
  return dynamic_cast<const Table*>(object) != nullptr ||
         dynamic_cast<const View*>(object) != nullptr;
}

// Those that running code may name.
std::vector<std::string> columns_of(const Object& relation) {
  std::vector<std::string> names;
  if (const auto* view = dynamic_cast<const View*>(&relation)) names = view->columns;
  if (const auto* table = dynamic_cast<const Table*>(&relation)) {
    for (const Column& each : table->columns) names.push_back(each.name);
  }
  return names;
}

bool has_columns_of(const Object& relation, const Object& old) {
  const std::vector<std::string> there = columns_of(relation);
  const std::vector<std::string> wanted = columns_of(old);
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
    return std::find(there.begin(), there.end(), each) != there.end();
  });
}

// What running code finds under the name that the relation had before, when the transaction ends.
enum class OldName : unsigned char { gone, else_, bridged };

// A table in the place of another one: the old one is a partition of it, or its rows were copied, or it was prepared in
// an earlier release.
bool takes_place(const RowCopies& copies, const JudgedStatement& at, const Catalog& end,
                 const Table& there, const Object& old) {
  if (there.kind != ObjectKind::table || !has_columns_of(there, old)) return false;
  const auto* now = end.get<Table>(old.id);
  if (now != nullptr && now->partition_of == there.id) return true;
  if (there.created <= at.set_begin) return true;
  const SavedRows moved = copies.moved_beside(at, old.id, there.id);
  return moved.copy != nullptr && moved.gaps.empty();
}

OldName old_name_at_end(const Outlook& outlook, const RowCopies& copies, const JudgedStatement& at,
                        const Object& relation) {
  const Object* old = outlook.before_transaction(at).object(relation.id);
  if (old == nullptr) old = &relation;
  const Catalog& end = outlook.after_transaction(at);
  const ObjectId there = end.find(ObjectKind::table, old->parent, old->name);
  if (there == relation.id) return OldName::bridged;  // it is called so again
  const Object* object = end.object(there);
  if (!is_relation(object)) return OldName::gone;
  bool is_bridge = false;
  if (const auto* view = dynamic_cast<const View*>(object)) {
    is_bridge = shows_all_of(*view, relation.id, columns_of(*old));
  } else if (const auto* table = dynamic_cast<const Table*>(object)) {
    is_bridge = takes_place(copies, at, end, *table, *old);
  }
  return is_bridge ? OldName::bridged : OldName::else_;
}

// It takes the name that another relation had until now, and can stand in for it: the second half of a swap.
bool takes_name_in_swap(const Outlook& outlook, const JudgedStatement& at, const Object& relation,
                        ObjectId schema, std::string_view name) {
  const Catalog& begin = outlook.before_transaction(at);
  const Object* there = begin.object(begin.find(ObjectKind::table, schema, name));
  return is_relation(there) && has_columns_of(relation, *there);
}

struct NewName {
  std::optional<ObjectId> schema;  // nullopt: it stays in its own; 0: in one that nothing made
  std::string_view name;
  std::string written;  // schema.name; without a schema that is not there yet
};

void look_at(const LintContext& context, const Outlook& outlook, const RowCopies& copies,
             const JudgedStatement& at, const ast::ObjectReference& target, bool if_exists,
             const NewName& to, Findings& findings) {
  const ObjectId id = at.relation(target.name);
  const Object* object = at.before.object(id);
  if (object != nullptr && !is_relation(object)) return;  // renaming-other
  if (object == nullptr && if_exists && knows_everything(context, at)) return;
  if (is_of_set(at, id)) return;
  OldName old_name = OldName::gone;
  if (object != nullptr) {
    old_name = old_name_at_end(outlook, copies, at, *object);
    const ObjectId schema = to.schema.value_or(object->parent);
    const bool is_swap = takes_name_in_swap(outlook, at, *object, schema, to.name);
    if (old_name == OldName::bridged || is_swap || at.file->directives.wait) return;
  }
  const std::string name = at.shown(target.name);
  std::string message =
      concat("running code that uses ", name,
             old_name == OldName::else_ ? " finds something else under its name: it is called "
                                        : " fails at once: its name is ",
             to.written, " now");
  if (object != nullptr) {
    const auto functions = functions_naming(at.before, object->name);
    if (!functions.empty()) {
      message += concat("; ", listed(functions), functions.size() == 1 ? " keeps" : " keep",
                        " the old name in ", functions.size() == 1 ? "its body" : "their bodies");
    }
  }
  Finding& found = findings.add(at, {}, std::move(message));
  found.tables = {name};
  found.steps =
      relation_rename_steps(context, at.before, id, at.statement->syntax.text(), to.written);
}

bool is_relation_kind(ObjectKind kind) {
  return kind == ObjectKind::table || kind == ObjectKind::view ||
         kind == ObjectKind::materialized_view || kind == ObjectKind::foreign_table;
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  const auto& copies = context.built<RowCopies>();
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (!is_relation_kind(rename.object)) return;
    const Object* object = at.before.object(at.relation(rename.target.name));
    const Object* schema = object != nullptr ? at.before.object(object->parent) : nullptr;
    const std::string in = schema != nullptr ? concat(at.before.quoted(schema->name), ".") : "";
    const NewName to{std::nullopt, rename.new_name.text,
                     concat(in, at.before.quoted(rename.new_name.text))};
    look_at(context, outlook, copies, at, rename.target, rename.if_exists, to, findings);
  });
  context.each<ast::SetSchema>([&](const ast::SetSchema& move, const JudgedStatement& at) {
    if (!is_relation_kind(move.object)) return;
    const Object* object = at.before.object(at.relation(move.target.name));
    const std::string_view name =
        object != nullptr ? std::string_view(object->name) : move.target.name.name.text;
    const NewName to{at.before.find_schema(move.schema.text), name,
                     concat(at.before.quoted(move.schema.text), ".", at.before.quoted(name))};
    look_at(context, outlook, copies, at, move.target, move.if_exists, to, findings);
  });
}

}  // namespace

extern const LintRule renaming_table_rule;
const LintRule renaming_table_rule{
    .id = "renaming-table",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a table or view gets another name or schema while running code uses the old one",
    .why =
        R"(The lock is held for a moment only, but from then on every statement with the old name fails until all
processes run the new release. Make a view of the old name in the same transaction: a view of one table
takes INSERT, UPDATE, DELETE, ON CONFLICT (column) and FOR UPDATE as the table did, so old and new code
work side by side. Give it the grants of the table. It does not take TRUNCATE, COPY FROM, foreign keys
and ALTER, nor MERGE before PostgreSQL 17. Drop it in a later release.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- history:
ALTER TABLE orders RENAME TO purchases;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- history:
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
)",
    .check = check,
};

}  // namespace mig
