// What GRANT and REVOKE leave behind on an object.
#pragma once

#include <string_view>

#include "catalog/object.hpp"
#include "sql/ast/object.hpp"

namespace mig {

// REVOKE of one privilege from ALL leaves the others; without columns it takes those of columns too.
void change_grants(Object& object, const ast::Grant& statement);

void rename_in_grants(Object& object, std::string_view from, std::string_view to);
void drop_from_grants(Object& object, std::string_view column);

}  // namespace mig
