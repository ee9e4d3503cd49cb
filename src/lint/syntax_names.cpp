#include "lint/syntax_names.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

ast::ObjectName object_name(const QualifiedName& name) {
  ast::ObjectName made;
  made.schema.text = name.schema;
  made.name.text = name.name;
  return made;
}

}  // namespace

ObjectId relation_of(const JudgedStatement& at, const QualifiedName& name) {
  return at.relation(object_name(name));
}

ObjectId relation_after(const JudgedStatement& at, const QualifiedName& name) {
  return at.find_after(ObjectKind::table, object_name(name));
}

ObjectId relation_of(const JudgedStatement& at, const Syntax& name) {
  return name ? relation_of(at, qualified_name_of(name)) : 0;
}

bool is_system_column(std::string_view name) {
  constexpr std::string_view system[] = {"ctid", "tableoid", "xmin", "xmax", "cmin", "cmax"};
  return std::find(std::begin(system), std::end(system), name) != std::end(system);
}

bool knows_columns(const JudgedStatement& at, ObjectId relation) {
  const Object* object = at.before.object(relation);
  if (object == nullptr || object->is_unknown || object->is_uncertain) return false;
  if (const auto* view = dynamic_cast<const View*>(object)) return view->columns_known;
  const auto* table = dynamic_cast<const Table*>(object);
  return table != nullptr && !table->is_open;
}

bool may_have_column(const JudgedStatement& at, ObjectId relation, std::string_view column) {
  if (!knows_columns(at, relation) || is_system_column(column)) return true;
  if (const auto* table = at.before.get<Table>(relation)) return table->column(column) != nullptr;
  const auto* view = at.before.get<View>(relation);
  return view == nullptr ||
         std::find(view->columns.begin(), view->columns.end(), column) != view->columns.end();
}

std::string_view operator_of(const Syntax& binary) {
  const Syntax left = binary[0], right = binary[1];
  if (!left || !right) return {};
  const std::string_view text = binary.tree().text;
  return trim(text.substr(left.span().end, right.span().begin - left.span().end));
}

}  // namespace mig
