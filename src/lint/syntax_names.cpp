#include "lint/syntax_names.hpp"

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

std::string_view operator_of(const Syntax& binary) {
  const Syntax left = binary[0], right = binary[1];
  if (!left || !right) return {};
  const std::string_view text = binary.tree().text;
  return trim(text.substr(left.span().end, right.span().begin - left.span().end));
}

}  // namespace mig
