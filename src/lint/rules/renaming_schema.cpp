#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Views of all relations under the old names; what else lies in the schema a person has to bridge.
std::vector<std::string> steps_for(const JudgedStatement& at, ObjectId schema,
                                   std::string_view new_name) {
  const Object* object = at.before.object(schema);
  if (object == nullptr) return {};
  const std::string old_name = at.before.quoted(object->name), to = at.before.quoted(new_name);
  std::vector<std::string> steps{
      concat("-- in one transaction:\nALTER SCHEMA ", old_name, " RENAME TO ", to, ";"),
      concat("CREATE SCHEMA ", old_name, ";")};
  std::vector<const Object*> relations;
  at.before.for_each([&](const Object& each) {
    const bool is_read = dynamic_cast<const Table*>(&each) || dynamic_cast<const View*>(&each);
    if (is_read && each.parent == schema) relations.push_back(&each);
  });
  std::sort(relations.begin(), relations.end(),
            [](const Object* a, const Object* b) { return a->id < b->id; });
  for (const Object* each : relations) {
    const std::string name = at.before.quoted(each->name);
    steps.push_back(
        concat("CREATE VIEW ", old_name, ".", name, " AS SELECT * FROM ", to, ".", name, ";"));
  }
  return steps;
}

// A schema of the old name is there again when the transaction ends.
bool is_bridged(const Outlook& outlook, const JudgedStatement& at, std::string_view name) {
  return outlook.after_transaction(at).find_schema(name) != 0;
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (rename.object != ObjectKind::schema) return;
    const std::string_view name = rename.target.name.name.text;
    const ObjectId id = at.before.find_schema(name);
    if (is_of_set(at, id) || is_bridged(outlook, at, name)) return;
    Finding& found = findings.add(
        at, {},
        concat("each statement that names schema ", at.before.quoted(name),
               " fails at once: its name is ", at.before.quoted(rename.new_name.text), " now"));
    found.steps = steps_for(at, id, rename.new_name.text);
  });
}

}  // namespace

extern const LintRule renaming_schema_rule;
const LintRule renaming_schema_rule{
    .id = "renaming-schema",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a schema gets another name while running code uses the old one",
    .why =
        R"(Every qualified name with the old schema fails from the moment of the commit, also those in the bodies of
functions that are strings, and a search_path that lists the old name silently finds nothing there. Make a
schema of the old name with a view for each table in the same transaction, or put the new tables into a
new schema and move code over step by step.)",
    .bad = R"(CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
-- history:
ALTER SCHEMA shop RENAME TO store;
)",
    .good = R"(CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
-- history:
ALTER SCHEMA shop RENAME TO store;
CREATE SCHEMA shop;
CREATE VIEW shop.orders AS SELECT * FROM store.orders;
)",
    .check = check,
};

}  // namespace mig
