#include "rewrite/site.hpp"

#include <algorithm>

#include "base/text.hpp"

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

std::string RewriteSite::fill_of(ObjectId table, std::string_view column) const {
  const Object* object = at.after.object(table);
  const std::string full = concat(object != nullptr ? object->name : "", ".", column);
  for (const RewriteAnswer& each : answers_.fills) {
    if (at.before.same_name(each.what, column) || at.before.same_name(each.what, full)) {
      return each.value;
    }
  }
  return {};
}

}  // namespace mig
