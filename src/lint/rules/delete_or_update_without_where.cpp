#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/always_true.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/syntax_names.hpp"
#include "lint/wording.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// An UPDATE, DELETE or MERGE somewhere in a statement.
struct Change {
  Syntax syntax;
  ConditionTable table;
};

Change change_of(const Syntax& syntax, const JudgedStatement& at) {
  Change change{syntax, {&at, 0, {}, {}}};
  const Syntax relation = syntax.child(Node::relation);
  const Syntax name = relation ? relation.child(Node::object_name) : Syntax();
  if (!name) return change;
  change.table.id = relation_of(at, name);
  change.table.name = qualified_name_of(name).name;
  const Syntax alias = relation.child(Node::table_alias);
  if (alias && alias[0].is(Node::name)) change.table.alias = name_of(alias[0]);
  return change;
}

std::string table_name(const Change& change) {
  const Syntax relation = change.syntax.child(Node::relation);
  return change.table.id != 0 ? change.table.at->before.qualified_name(change.table.id)
                              : std::string(relation.child(Node::object_name).text());
}

std::vector<std::string> assigned(const Syntax& update) {
  std::vector<std::string> names;
  const Syntax assignments = update.child(Node::assignments);
  if (!assignments) return names;
  for (const Syntax& each : assignments.children()) {
    const Syntax target = each[0];
    if (target.is(Node::row)) {
      for (const Syntax& column : target.children())
        names.push_back(name_of(column[0] ? column[0] : column));
    } else {
      names.push_back(name_of(target[0] ? target[0] : target));
    }
  }
  return names;
}

// It only fills columns that the same migrations added: a backfill, which loses nothing.
bool fills_new_columns(const Change& change) {
  const std::vector<std::string> names = assigned(change.syntax);
  return !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& each) {
    return is_column_of_set(*change.table.at, change.table.id, each);
  });
}

// ON t.id = s.id, where s is the same table: each row finds itself.
bool joins_itself(const Change& change, const Syntax& on) {
  const Syntax source = change.syntax.children()[change.syntax.child(Node::with) ? 2 : 1];
  const Syntax name = source.is(Node::relation) ? source.child(Node::object_name) : Syntax();
  if (!name || change.table.id == 0 || relation_of(*change.table.at, name) != change.table.id) {
    return false;
  }
  Syntax equal = on[0];
  while (equal.is(Node::grouped)) equal = equal[0];
  if (!equal.is(Node::binary) || operator_of(equal) != "=") return false;
  const std::vector<ColumnReference> sides = references_of(equal).columns;
  const auto* table = change.table.at->before.get<Table>(change.table.id);
  if (sides.size() != 2 || sides[0].name != sides[1].name || table == nullptr) return false;
  const Column* column = table->column(sides[0].name);
  return sides[0].qualifier != sides[1].qualifier && column != nullptr && column->not_null;
}

// What MERGE does with rows that its ON finds, or that it does not find in the source.
bool changes_rows(const Syntax& when, bool is_matched) {
  if (when.has_own_word(Keyword::NOT) == is_matched) return false;
  if (!is_matched && !when.has_own_word(Keyword::SOURCE)) return false;
  const bool deletes = when.has_own_word(Keyword::DELETE), updates = when.has(Node::assignments);
  const bool has_condition = when[0] && !when[0].is(Node::assignments);
  return (deletes || updates) && !has_condition;
}

// MERGE … ON TRUE WHEN MATCHED THEN DELETE; why, for the message. Empty: it does not.
std::string_view merges_all(const Change& change) {
  const Syntax on = change.syntax.child(Node::on);
  if (!on) return {};
  const bool is_false = is_always_false(on[0], change.table);
  const bool is_itself = joins_itself(change, on);
  if (!is_false && !is_itself && !is_always_true(on[0], change.table)) return {};
  const Syntax::Children all = change.syntax.children();
  const bool changes = std::any_of(all.begin(), all.end(), [&](const Syntax& each) {
    return each.is(Node::merge_when) && changes_rows(each, !is_false);
  });
  if (!changes) return {};
  return is_false    ? ": its ON is false for each of them"
         : is_itself ? ": its source is the table itself"
                     : ": its ON is true for each of them";
}

// Made in the same body: the catalogue does not follow what runs when a function is called.
bool is_made_in_body(const LintContext& context, const Change& change) {
  if (change.table.at->runs != Runs::when_called) return false;
  for (std::size_t i = change.table.at->position; i-- > 0;) {
    const JudgedStatement& each = *(*context.statements)[i];
    if (each.outer != change.table.at->outer) break;
    if (const auto* made = each.as<ast::CreateTable>();
        made != nullptr && made->name.name.text == change.table.name) {
      return true;
    }
    if (const auto* made = each.as<ast::CreateTableAs>();
        made != nullptr && made->name.name.text == change.table.name) {
      return true;
    }
  }
  return false;
}

// What is assigned does not start from what is there: doing it again changes nothing.
bool is_repeatable(const Syntax& assignment) {
  const std::string column = name_of(assignment[0][0] ? assignment[0][0] : assignment[0]);
  const References read = references_of(assignment[1]);
  return std::none_of(read.columns.begin(), read.columns.end(),
                      [&](const ColumnReference& each) { return each.name == column; });
}

std::vector<std::string> steps_for(const Change& change) {
  const std::string name = table_name(change);
  const Syntax assignments = change.syntax.child(Node::assignments);
  if (change.syntax.is(Node::update) && assignments && assignments.children().size() == 1 &&
      !change.syntax.has(Node::from) && change.table.alias.empty() &&
      !assignments[0][0].is(Node::row) && is_repeatable(assignments[0])) {
    const std::string_view column = assignments[0][0].text(), value = assignments[0][1].text();
    return {
        concat("-- only the rows that are to change, in batches\n-- in batches, each committed by "
               "itself:\nUPDATE ",
               name, " SET ", column, " = ", value, " WHERE ", column, " IS DISTINCT FROM (", value,
               ");")};
  }
  return {concat("-- how many rows it is about:\nSELECT count(*) FROM ", name,
                 ";\n-- then say which of them it is for")};
}

std::string_view frequency(const JudgedStatement& at) {
  if (!at.is_fired) return "function is called";
  return at.routine != 0 ? "trigger fires" : "rule fires";
}

void look_at(const LintContext& context, const JudgedStatement& at, const Syntax& syntax,
             Findings& findings) {
  const Change change = change_of(syntax, at);
  if (change.table.name.empty() || are_rows_of_set(context, at, change.table.id)) return;
  const bool is_merge = syntax.is(Node::merge);
  const Syntax where = syntax.child(Node::where);
  const std::string_view merges = is_merge ? merges_all(change) : std::string_view();
  if (is_merge && merges.empty()) return;
  const bool is_always = where && is_always_true(where[0], change.table);
  if (where && !is_always &&
      (is_always_false(where[0], change.table) || concerns(where[0], change.table))) {
    return;
  }
  if (syntax.is(Node::update) && fills_new_columns(change)) return;
  if (is_made_in_body(context, change)) return;
  const std::string name = table_name(change);
  const std::string_view how = is_merge                  ? "MERGE changes"
                               : syntax.is(Node::update) ? "UPDATE changes"
                                                         : "DELETE removes";
  std::string message = concat(how, " every row of ", name, merges);
  if (is_always) {
    message += concat(": WHERE ", where[0].text(), " is always true");
  } else if (where) {
    message += concat(" or none: WHERE ", where[0].text(), " names no column of it");
  }
  if (at.runs == Runs::when_called) {
    message += concat(", each time the ", frequency(at));
  }
  Finding& found = findings.add(at, syntax.span(), std::move(message));
  found.tables = {name};
  found.steps = steps_for(change);
}

// The function that this creates is called: that is told.
bool is_told_at_call(const JudgedStatement& at, const std::set<ObjectId>& called) {
  if (at.runs != Runs::when_called || at.is_fired) return false;
  const JudgedStatement& made = *at.outer;
  return std::any_of(called.begin(), called.end(), [&](ObjectId each) {
    const Object* now = made.after.object(each);
    return now != nullptr && now != made.before.object(each);
  });
}

// What is inside is judged by itself, or not run.
bool is_looked_into(const JudgedStatement& at) {
  if (at.statement == nullptr || at.as<ast::Do>() != nullptr ||
      at.as<ast::CreateFunction>() != nullptr || at.as<ast::CreateRule>() != nullptr) {
    return false;
  }
  const auto* explain = at.as<ast::Explain>();
  return explain == nullptr || explain->is_analyze;
}

void check(const LintContext& context, Findings& findings) {
  std::set<ObjectId> called;
  for (const auto& at : *context.statements) called.insert(at->routine);
  called.erase(0);
  for (const auto& at : *context.statements) {
    if (!is_looked_into(*at) || is_told_at_call(*at, called)) continue;
    walk(at->statement->syntax, [&](const Syntax& each) {
      if (each.is(Node::update) || each.is(Node::delete_) || each.is(Node::merge)) {
        look_at(context, *at, each, findings);
      }
      return true;
    });
  }
}

}  // namespace

extern const LintRule delete_or_update_without_where_rule;
const LintRule delete_or_update_without_where_rule{
    .id = "delete-or-update-without-where",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "every row of a table is changed or deleted",
    .why =
        R"(A DELETE or UPDATE without a condition, or with one that is always true, is right for a table of a few
rows and rarely what was meant for others: in most cases the WHERE was forgotten or lost. The values that
were there are gone, all rows are locked until the transaction ends, and the table doubles in size. Say
which rows are meant, and change many rows in batches. An UPDATE that only fills columns which the same
migrations add is a backfill and no finding of this rule.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, active boolean NOT NULL);
-- history:
UPDATE users SET active = false;
)",
    .good =
        R"(CREATE TABLE users (id bigint PRIMARY KEY, active boolean NOT NULL, seen_at timestamptz);
-- history:
UPDATE users SET active = false WHERE seen_at < now() - interval '1 year';
)",
    .check = check,
};

}  // namespace mig
