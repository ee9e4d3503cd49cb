#include "catalog/grants.hpp"

#include <algorithm>
#include <vector>

#include "catalog/apply.hpp"

namespace mig {
namespace {

using Words = std::vector<std::string_view>;

// What ALL stands for. MAINTAIN, which servers have since version 17, is left out: rather a right too few.
Words all_privileges(ObjectKind kind, bool is_of_column) {
  if (is_of_column) return {"select", "insert", "update", "references"};
  switch (kind) {
    case ObjectKind::table:
    case ObjectKind::foreign_table:
    case ObjectKind::view:
    case ObjectKind::materialized_view:
      return {"select", "insert", "update", "delete", "truncate", "references", "trigger"};
    case ObjectKind::sequence: return {"usage", "select", "update"};
    case ObjectKind::schema: return {"usage", "create"};
    case ObjectKind::function:
    case ObjectKind::procedure:
    case ObjectKind::aggregate: return {"execute"};
    default: return {"usage"};
  }
}

// GRANT ALL as its parts, where only some of them are revoked.
void split_all(Object& object, const Grant& revoked) {
  if (revoked.privilege == "all") return;
  std::vector<Grant> whole;
  for (const Grant& each : object.grants) {
    const bool is_meant = revoked.column.empty() || each.column == revoked.column;
    if (each.grantee == revoked.grantee && each.privilege == "all" && is_meant)
      whole.push_back(each);
  }
  for (const Grant& each : whole) {
    object.grants.erase(each);
    for (const std::string_view privilege : all_privileges(object.kind, !each.column.empty())) {
      Grant part = each;
      part.privilege = privilege;
      object.grants.insert(std::move(part));
    }
  }
}

void revoke(Object& object, const Grant& said, bool option_only) {
  split_all(object, said);
  std::vector<Grant> found;
  for (const Grant& each : object.grants) {
    if (each.grantee == said.grantee && (said.column.empty() || each.column == said.column) &&
        (said.privilege == "all" || each.privilege == said.privilege)) {
      found.push_back(each);
    }
  }
  for (Grant each : found) {
    object.grants.erase(each);
    each.with_grant_option = false;
    if (option_only) object.grants.insert(std::move(each));
  }
  if (said.grantee == "public" && found.empty() && !option_only) object.revokes.insert(said);
}

void grant(Object& object, const Grant& said) {
  object.grants.insert(said);
  erase_if(object.revokes, [&](const Grant& each) {
    return each.grantee == said.grantee && each.column == said.column &&
           (said.privilege == "all" || each.privilege == said.privilege);
  });
}

template <typename Change>
void change_columns(SharedSet<Grant>& grants, Change change) {
  SharedSet<Grant> changed;
  for (Grant each : grants) {
    if (change(each)) changed.insert(std::move(each));
  }
  grants = std::move(changed);
}

}  // namespace

void change_grants(Object& object, const ast::Grant& statement) {
  for (const ast::Name& grantee : statement.grantees) {
    for (const ast::Privilege& privilege : statement.privileges) {
      std::vector<std::string> columns = texts(privilege.columns);
      if (columns.empty()) columns.emplace_back();
      for (const std::string& column : columns) {
        const Grant said{std::string(grantee.text), std::string(privilege.name), column,
                         statement.grant_option};
        if (statement.kind == Node::revoke) {
          revoke(object, said, statement.grant_option);
        } else {
          grant(object, said);
        }
      }
    }
  }
}

void rename_in_grants(Object& object, std::string_view from, std::string_view to) {
  for (SharedSet<Grant>* each : {&object.grants, &object.revokes}) {
    change_columns(*each, [&](Grant& grant) {
      if (grant.column == from) grant.column = to;
      return true;
    });
  }
}

void drop_from_grants(Object& object, std::string_view column) {
  for (SharedSet<Grant>* each : {&object.grants, &object.revokes}) {
    change_columns(*each, [&](const Grant& grant) { return grant.column != column; });
  }
}

}  // namespace mig
