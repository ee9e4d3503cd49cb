#include "rewrite/site.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/parse.hpp"

namespace mig {

bool lies_in(Span inner, Span outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

RewriteStep& RewriteSite::step(Stage stage, ObjectId table) {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const RewriteStep& each) {
    return each.stage == stage && each.table == table;
  });
  if (found != steps.end()) return *found;
  RewriteStep& made = steps.emplace_back();
  made.stage = stage;
  made.table = table;
  if (const Object* object = at.after.object(table)) {
    made.table_name = object->name;
    made.table_text = at.after.qualified_name(table);
  }
  return made;
}

namespace {

// One expression and nothing else: a comment would take what follows it along, a second value another column.
void refuse_other_than_expression(std::string_view value, Dialect dialect) {
  const std::string text = concat("SELECT CAST(", value, " AS text)");
  const Script script(text, dialect);
  const auto& statements = script.statements();
  const bool is_one = statements.size() == 1 && statements[0].statement != nullptr &&
                      value.find("--") == std::string_view::npos;
  if (is_one) return;
  throw RewriteRefusal(concat("the value `", shorten(value, 60), "` is no expression"),
                       "-- mig: fill <column> = <expression>, and no comment behind it");
}

}  // namespace

std::string RewriteSite::fill_of(ObjectId table, std::string_view column) const {
  const Object* object = at.after.object(table);
  const std::string full = concat(object != nullptr ? object->name : "", ".", column);
  for (const RewriteAnswer& each : answers_.fills) {
    if (at.before.same_name(each.what, column) || at.before.same_name(each.what, full)) {
      refuse_other_than_expression(each.value, context.dialect);
      return each.value;
    }
  }
  return {};
}

bool RewriteSite::is_rename(ObjectId table, std::string_view from, std::string_view to) const {
  const Object* object = at.before.object(table);
  const std::string owner = object != nullptr ? concat(object->name, ".") : std::string();
  const auto is = [&](const std::string& answer, std::string_view name) {
    return at.before.same_name(answer, name) || at.before.same_name(answer, concat(owner, name));
  };
  return std::any_of(
      answers_.renames.begin(), answers_.renames.end(),
      [&](const RewriteAnswer& each) { return is(each.what, from) && is(each.value, to); });
}

bool RewriteSite::is_own(const JudgedStatement& other) const {
  return &other == &at || std::any_of(taken.begin(), taken.end(),
                                      [&](const Part& each) { return each.at == &other; });
}

}  // namespace mig
