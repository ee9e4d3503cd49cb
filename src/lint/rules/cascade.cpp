#include <algorithm>

#include "base/text.hpp"
#include "lint/dropped_along.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

// Some relation, type, … as a message says it; what is gone with it is told as far as it is known.
void tell(const JudgedStatement& at, Span span, const std::string& what, const std::string& on,
          const DroppedAlong& along, std::string last_step, Findings& findings) {
  Finding& found =
      findings.add(at, span,
                   along.names.empty()
                       ? concat(what, " CASCADE drops whatever depends on ", on,
                                ", also what these migrations do not show")
                       : concat(what, " CASCADE drops ", listed(along.names), " along with ", on));
  found.tables = {on};
  found.steps = along.drops;
  if (!found.steps.empty()) {
    found.steps.front().insert(0, "-- by name, once each of them has been looked at:\n");
  }
  found.steps.push_back(std::move(last_step));
}

// The statement as it is, without its last word.
std::string without_cascade(const Syntax& syntax) {
  std::string_view text = syntax.text();
  const std::size_t word = lower_ascii(text).rfind("cascade");
  return concat(trim(text.substr(0, word)), ";");
}

void look_at(const LintContext& context, const ast::Drop& drop, const JudgedStatement& at,
             Findings& findings) {
  if (drop.behavior != ast::Behavior::cascade) return;
  std::vector<ObjectId> roots;
  std::vector<std::string> names;
  for (const ast::ObjectReference& each : drop.objects) {
    const ObjectId id = at.find(drop.object, each);
    if (id == 0 && drop.if_exists && knows_everything(context, at)) continue;
    if (id != 0) roots.push_back(id);
    if (!is_of_set(at, id)) {
      names.push_back(id != 0 ? at.before.qualified_name(id) : std::string(each.syntax.text()));
    }
  }
  const DroppedAlong along = dropped_along(at, roots);
  if (names.empty()) return;
  std::string kind(ast::to_string(drop.object));
  std::transform(kind.begin(), kind.end(), kind.begin(), [](char each) {
    return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
  });
  tell(at, {}, concat("DROP ", kind), listed(names), along, without_cascade(drop.syntax), findings);
}

void look_at(const LintContext& context, const ast::Truncate& truncate, const JudgedStatement& at,
             Findings& findings) {
  if (truncate.behavior != ast::Behavior::cascade) return;
  std::vector<ObjectId> tables;
  std::vector<std::string> names;
  bool all_new = true;
  for (const ast::ObjectName& each : truncate.tables) {
    tables.push_back(at.relation(each));
    names.push_back(at.shown(each));
    all_new = all_new && are_rows_of_set(context, at, tables.back());
  }
  if (all_new) return;
  const std::vector<std::string> along = truncated_along(at.before, tables);
  Finding& found = findings.add(
      at, {},
      along.empty()
          ? concat("TRUNCATE CASCADE empties whatever refers to ", listed(names),
                   ", also what these migrations do not show")
          : concat("TRUNCATE CASCADE empties ", listed(along), " along with ", listed(names)));
  found.tables = names;
  found.tables.insert(found.tables.end(), along.begin(), along.end());
  for (const std::string& each : found.tables) {
    found.steps.push_back(concat("SELECT count(*) FROM ", each, ";"));
  }
  found.steps.front().insert(0, "-- how many rows go, and which of them have to:\n");
  found.steps.emplace_back(
      "-- those with a DELETE … WHERE, in batches, of the tables that refer to others first");
}

void look_at(const ast::AlterTableAction& action, const ast::AlterTable& alter,
             const JudgedStatement& at, Findings& findings) {
  if (action.behavior != ast::Behavior::cascade) return;
  const bool is_column = action.kind == ast::AlterTableKind::drop_column;
  if (!is_column && action.kind != ast::AlterTableKind::drop_constraint) return;
  if (alter.object == ObjectKind::type) return;  // says that tables of the type follow
  const ObjectId id = at.relation(alter.name);
  if (is_of_set(at, id) || (is_column && is_column_of_set(at, id, action.name.text))) return;
  DroppedAlong along = dropped_along(at, {id});
  const std::string name = concat(at.shown(alter.name), ".", at.before.quoted(action.name.text));
  tell(at, action.syntax.span(), is_column ? "DROP COLUMN" : "DROP CONSTRAINT", name, along,
       concat("ALTER TABLE ", at.shown(alter.name), " ", without_cascade(action.syntax)), findings);
}

void check(const LintContext& context, Findings& findings) {
  context.each_or_fired<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    look_at(context, drop, at, findings);
  });
  context.each_or_fired<ast::Truncate>(
      [&](const ast::Truncate& truncate, const JudgedStatement& at) {
        look_at(context, truncate, at, findings);
      });
  context.each_or_fired<ast::AlterTable>(
      [&](const ast::AlterTable& alter, const JudgedStatement& at) {
        for (const ast::AlterTableAction& each : alter.actions) look_at(each, alter, at, findings);
      });
  context.each_or_fired<ast::Plain>([&](const ast::Plain& plain, const JudgedStatement& at) {
    if (plain.kind != Node::drop_owned || !plain.syntax.has(Node::cascade)) return;
    findings.add(at, {},
                 "DROP OWNED CASCADE drops all that the role owns and whatever depends on it");
  });
}

}  // namespace

extern const LintRule cascade_rule;
const LintRule cascade_rule{
    .id = "cascade",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "CASCADE drops or empties more than the statement names",
    .why =
        R"(CASCADE takes along everything that depends on what is named: views and all views on them, foreign keys of
other tables, functions, columns of a type, with TRUNCATE the rows of every table that refers to it. How
much that is depends on the database in which the statement runs, and production has what tests do not.
Each object that goes is locked in ACCESS EXCLUSIVE. Without CASCADE PostgreSQL refuses and lists what
depends: put those objects into the migration as statements of their own, so that a reviewer sees them.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id, active FROM users WHERE active;
-- history:
ALTER TABLE users DROP COLUMN active CASCADE;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id, active FROM users WHERE active;
-- history:
-- mig: ignore dropping-schema-type-etc -- not used since release 41
DROP VIEW active_users;
-- mig: ignore dropping-column -- not used since release 41
ALTER TABLE users DROP COLUMN active;
)",
    .check = check,
};

}  // namespace mig
