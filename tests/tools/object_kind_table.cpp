#include "tools/facts.hpp"

namespace mig::tools {

namespace {

using Kind = ast::ObjectKind;

struct Row {
  Kind kind;
  std::string_view name;
};

constexpr Row kinds[] = {
    {Kind::table, "OBJECT_TABLE"},
    {Kind::foreign_table, "OBJECT_FOREIGN_TABLE"},
    {Kind::index, "OBJECT_INDEX"},
    {Kind::view, "OBJECT_VIEW"},
    {Kind::materialized_view, "OBJECT_MATVIEW"},
    {Kind::sequence, "OBJECT_SEQUENCE"},
    {Kind::column, "OBJECT_COLUMN"},
    {Kind::constraint, "OBJECT_TABCONSTRAINT"},
    {Kind::domain_constraint, "OBJECT_DOMCONSTRAINT"},
    {Kind::schema, "OBJECT_SCHEMA"},
    {Kind::extension, "OBJECT_EXTENSION"},
    {Kind::type, "OBJECT_TYPE"},
    {Kind::domain, "OBJECT_DOMAIN"},
    {Kind::attribute, "OBJECT_ATTRIBUTE"},
    {Kind::function, "OBJECT_FUNCTION"},
    {Kind::procedure, "OBJECT_PROCEDURE"},
    {Kind::routine, "OBJECT_ROUTINE"},
    {Kind::aggregate, "OBJECT_AGGREGATE"},
    {Kind::operator_, "OBJECT_OPERATOR"},
    {Kind::operator_class, "OBJECT_OPCLASS"},
    {Kind::operator_family, "OBJECT_OPFAMILY"},
    {Kind::trigger, "OBJECT_TRIGGER"},
    {Kind::event_trigger, "OBJECT_EVENT_TRIGGER"},
    {Kind::rule, "OBJECT_RULE"},
    {Kind::policy, "OBJECT_POLICY"},
    {Kind::publication, "OBJECT_PUBLICATION"},
    {Kind::subscription, "OBJECT_SUBSCRIPTION"},
    {Kind::statistics, "OBJECT_STATISTIC_EXT"},
    {Kind::collation, "OBJECT_COLLATION"},
    {Kind::conversion, "OBJECT_CONVERSION"},
    {Kind::cast, "OBJECT_CAST"},
    {Kind::transform, "OBJECT_TRANSFORM"},
    {Kind::language, "OBJECT_LANGUAGE"},
    {Kind::server, "OBJECT_FOREIGN_SERVER"},
    {Kind::foreign_data_wrapper, "OBJECT_FDW"},
    {Kind::user_mapping, "OBJECT_USER_MAPPING"},
    {Kind::access_method, "OBJECT_ACCESS_METHOD"},
    {Kind::text_search_parser, "OBJECT_TSPARSER"},
    {Kind::text_search_dictionary, "OBJECT_TSDICTIONARY"},
    {Kind::text_search_template, "OBJECT_TSTEMPLATE"},
    {Kind::text_search_configuration, "OBJECT_TSCONFIGURATION"},
    {Kind::role, "OBJECT_ROLE"},
    {Kind::database, "OBJECT_DATABASE"},
    {Kind::tablespace, "OBJECT_TABLESPACE"},
    {Kind::large_object, "OBJECT_LARGEOBJECT"},
    {Kind::parameter, "OBJECT_PARAMETER_ACL"},
};

}  // namespace

std::string_view object_kind_name(ast::ObjectKind kind) {
  for (const Row& row : kinds) {
    if (row.kind == kind) return row.name;
  }
  return {};
}

}  // namespace mig::tools
