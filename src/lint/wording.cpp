#include "lint/wording.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
  const std::size_t shown = names.size() > limit ? limit - 1 : names.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return shown < names.size() ? concat(text, " and ", names.size() - shown, " more") : text;
}

std::string column_name(const Catalog& catalog, ObjectId relation, std::string_view column) {
  return concat(catalog.qualified_name(relation), ".", catalog.quoted(column));
}

std::string kind_and_name(const Catalog& catalog, ObjectId id) {
  const Object* object = catalog.object(id);
  return object == nullptr ? std::string()
                           : concat(ast::to_string(object->kind), " ", catalog.qualified_name(id));
}

}  // namespace mig
