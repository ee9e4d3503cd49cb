#include "base/text.hpp"
#include "lint/function_texts.hpp"
#include "lint/outlook.hpp"
#include "lint/replacement.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

std::string type_name(const JudgedStatement& at, const ast::ObjectReference& target, ObjectId id) {
  if (id != 0) return at.before.qualified_name(id);
  return target.name ? at.shown(target.name) : std::string(target.syntax.text());
}

std::string with_functions(std::string message, const std::vector<std::string>& functions) {
  if (functions.empty()) return message;
  return concat(message, "; the old one stays in the body of ", listed(functions));
}

void rename_value(const ast::Rename& rename, const JudgedStatement& at, ObjectId id,
                  Findings& findings) {
  const std::string_view from = rename.target.part.text, to = rename.new_name.text;
  const std::string type = type_name(at, rename.target, id);
  Finding& found = findings.add(
      at, {},
      with_functions(concat("statements with the value ", quote_string(from), " of ", type,
                            " fail at once, and rows that held it are read as ", quote_string(to)),
                     functions_naming(at.before, from)));
  found.steps.push_back(concat("ALTER TYPE ", type, " ADD VALUE ", quote_string(to), " AFTER ",
                               quote_string(from), ";"));
  for (const Table* each : at.before.dependents<Table>(id)) {
    for (const Column& column : each->columns) {
      if (column.type.type != id || !column.type.text.empty()) continue;
      const std::string name = at.before.quoted(column.name);
      found.tables.push_back(at.before.qualified_name(each->id));
      found.steps.push_back(concat("-- next release: once code reads both and writes the new\n",
                                   "-- in batches, each committed by itself:\nUPDATE ",
                                   found.tables.back(), " SET ", name, " = ", quote_string(to),
                                   " WHERE ", name, " = ", quote_string(from), ";"));
    }
  }
}

void rename_attribute(const ast::Rename& rename, const JudgedStatement& at, ObjectId id,
                      Findings& findings) {
  findings.add(at, {},
               concat("statements that name ", type_name(at, rename.target, id), ".",
                      at.before.quoted(rename.target.part.text), " fail at once: its name is ",
                      at.before.quoted(rename.new_name.text), " now"));
}

// `to` is the new name, as it is written in a statement.
void rename_type(const Outlook& outlook, const ast::ObjectReference& target, const std::string& to,
                 const JudgedStatement& at, ObjectId id, Findings& findings) {
  // A type of the old name is made in the same transaction: that is how values are removed.
  const Object* first = outlook.before_transaction(at).object(id);
  const Catalog& end = outlook.after_transaction(at);
  if (first != nullptr && end.find(ObjectKind::type, first->parent, first->name) != 0) return;
  const Object* object = at.before.object(id);
  const auto functions =
      object != nullptr ? functions_naming(at.before, object->name) : std::vector<std::string>();
  findings.add(at, {},
               with_functions(concat("statements that name the type ", type_name(at, target, id),
                                     " fail at once: its name is ", to, " now"),
                              functions));
}

// The new name was another type's until now: the second half of a swap.
bool takes_name_in_swap(const Outlook& outlook, const ast::Rename& rename,
                        const JudgedStatement& at, ObjectId id) {
  const Object* object = at.before.object(id);
  return object != nullptr && outlook.before_transaction(at).find(ObjectKind::type, object->parent,
                                                                  rename.new_name.text) != 0;
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    const bool is_value = rename.object == ObjectKind::enum_value,
               is_attribute = rename.object == ObjectKind::attribute,
               is_type = rename.object == ObjectKind::type || rename.object == ObjectKind::domain;
    if (!is_value && !is_attribute && !is_type) return;
    const ObjectId id = at.find(ObjectKind::type, rename.target);
    if (is_of_set(at, id)) return;
    if (is_value) return rename_value(rename, at, id, findings);
    if (is_attribute) return rename_attribute(rename, at, id, findings);
    if (!takes_name_in_swap(outlook, rename, at, id))
      rename_type(outlook, rename.target, at.before.quoted(rename.new_name.text), at, id, findings);
  });
  context.each<ast::SetSchema>([&](const ast::SetSchema& move, const JudgedStatement& at) {
    if (move.object != ObjectKind::type && move.object != ObjectKind::domain) return;
    const ObjectId id = at.find(move.object, move.target);
    if (is_of_set(at, id)) return;
    const Object* object = at.before.object(id);
    const std::string_view name =
        object != nullptr ? std::string_view(object->name) : move.target.name.name.text;
    rename_type(outlook, move.target,
                concat(at.before.quoted(move.schema.text), ".", at.before.quoted(name)), at, id,
                findings);
  });
}

}  // namespace

extern const LintRule renaming_enum_value_or_type_rule;
const LintRule renaming_enum_value_or_type_rule{
    .id = "renaming-enum-value-or-type",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary =
        "an enum value, a type or its attribute gets another name while code uses the old one",
    .why =
        R"(RENAME VALUE takes no lock on any table, which makes it look harmless: but a statement that writes or
compares with the old value fails at once ("invalid input value for enum"), and code that reads gets a
word that it does not know. Add the new value, let the code write it and understand both, change the rows
in batches, and leave the old value unused. The same holds for the name of a type or an attribute in casts
and functions: make the new type beside the old one. When a type of the old name is made in the same
transaction, nothing is said.)",
    .bad = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
-- history:
ALTER TYPE mood RENAME VALUE 'happy' TO 'glad';
)",
    .good = R"(CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
-- history:
ALTER TYPE mood ADD VALUE 'glad' AFTER 'happy';
)",
    .check = check,
};

}  // namespace mig
