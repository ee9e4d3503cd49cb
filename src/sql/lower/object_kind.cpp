// Kinds of objects and the words for them.
#include <algorithm>
#include <array>

#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

using Kind = ast::ObjectKind;

struct Row {
  Kind kind;
  std::string_view words;
};

// The first row of a kind has its name; the others are further words for it.
constexpr Row rows[] = {
    {Kind::table, "table"},
    {Kind::foreign_table, "foreign table"},
    {Kind::index, "index"},
    {Kind::view, "view"},
    {Kind::materialized_view, "materialized view"},
    {Kind::sequence, "sequence"},
    {Kind::column, "column"},
    {Kind::constraint, "constraint"},
    {Kind::schema, "schema"},
    {Kind::extension, "extension"},
    {Kind::type, "type"},
    {Kind::domain, "domain"},
    {Kind::attribute, "attribute"},
    {Kind::enum_value, "enum value"},
    {Kind::function, "function"},
    {Kind::procedure, "procedure"},
    {Kind::routine, "routine"},
    {Kind::aggregate, "aggregate"},
    {Kind::operator_, "operator"},
    {Kind::operator_class, "operator class"},
    {Kind::operator_family, "operator family"},
    {Kind::trigger, "trigger"},
    {Kind::event_trigger, "event trigger"},
    {Kind::rule, "rule"},
    {Kind::policy, "policy"},
    {Kind::publication, "publication"},
    {Kind::subscription, "subscription"},
    {Kind::statistics, "statistics"},
    {Kind::collation, "collation"},
    {Kind::conversion, "conversion"},
    {Kind::cast, "cast"},
    {Kind::transform, "transform"},
    {Kind::language, "language"},
    {Kind::server, "server"},
    {Kind::foreign_data_wrapper, "foreign data wrapper"},
    {Kind::user_mapping, "user mapping"},
    {Kind::access_method, "access method"},
    {Kind::text_search_parser, "text search parser"},
    {Kind::text_search_dictionary, "text search dictionary"},
    {Kind::text_search_template, "text search template"},
    {Kind::text_search_configuration, "text search configuration"},
    {Kind::role, "role"},
    {Kind::database, "database"},
    {Kind::tablespace, "tablespace"},
    {Kind::large_object, "large object"},
    {Kind::domain_constraint, "domain constraint"},
    {Kind::parameter, "parameter"},
    {Kind::unknown, "object"},
    // Further words
    {Kind::language, "procedural language"},
    {Kind::server, "foreign server"},
    {Kind::role, "user"},
    {Kind::role, "group"},
    {Kind::table, "tables"},
    {Kind::sequence, "sequences"},
    {Kind::function, "functions"},
    {Kind::procedure, "procedures"},
    {Kind::routine, "routines"},
    {Kind::type, "types"},
    {Kind::schema, "schemas"},
    {Kind::large_object, "large objects"},
};

// The row of each kind lies at the kind's number.
constexpr bool in_order() {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Kind::unknown); ++i) {
    if (static_cast<std::size_t>(rows[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::string_view ast::to_string(ObjectKind kind) {
  return rows[static_cast<std::size_t>(kind)].words;
}

ast::ObjectKind Lowering::object_kind(const Syntax& node) {
  if (!node) return Kind::unknown;
  const std::string_view words = this->words(node);
  const Row* found = std::find_if(std::begin(rows), std::end(rows),
                                  [&](const Row& row) { return row.words == words; });
  return found == std::end(rows) ? Kind::unknown : found->kind;
}

}  // namespace mig
