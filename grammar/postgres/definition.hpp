// What definitions share: options in all their forms, columns, constraints. The shape of every node that a rule here
// makes is told in grammar/nodes.def; SQLite's grammar makes the same.
#pragma once

#include <algorithm>
#include <utility>

#include "grammar/postgres/type.hpp"

namespace mig::grammar::postgres {

// ---- numbers as values

// An integer_constant is at most 2147483647, so what is not one is a decimal.
struct signed_number_literal
    : sor<tree<Node::literal_integer, signed_integer>, tree<Node::literal_decimal, signed_number>> {
};

// ---- options: def_elem, reloption_elem, generic_option_elem

struct reserved_word : postgres_name<is_reserved> {};
// def_arg. A word is a type, so that `= text[]` is one too.
struct option_value : sor<string_literal, signed_number_literal, tree<Node::name, operator_symbol>,
                          seq<OPERATOR, parens<any_operator>>, function_type,
                          tree<Node::name, sor<NONE, reserved_word>>> {};
struct option_assignment : opt<one<'='>, named<"a value", option_value>> {};
// a, a = 1
struct definition_element : tree<Node::option, label, option_assignment> {};
struct definition_elements : parens<list<definition_element>> {};
// (a = 1, b): definition
struct definition : tree<Node::options, definition_elements> {};
// WITH (a = 1, b): opt_definition
struct with_definition : tree<Node::with_options, WITH, definition_elements> {};

// a, a = 1, toast.a = 1
struct storage_parameter
    : tree<Node::option, nodes<Node::object_name, label, opt<one<'.'>, label>>, option_assignment> {
};
struct storage_parameter_list : parens<list<storage_parameter>> {};
// (a = 1, toast.b): reloptions
struct storage_parameters : tree<Node::options, storage_parameter_list> {};
// WITH (a = 1, toast.b): WITH reloptions
struct with_options : tree<Node::with_options, WITH, storage_parameter_list> {};

// a 'x'
struct generic_option : tree<Node::option, label, string_literal> {};
// OPTIONS (a 'x', …): create_generic_options
struct generic_options : tree<Node::options, OPTIONS, parens<list<generic_option>>> {};
// An option without a value is dropped, one with a value is added or set.
struct alter_generic_option
    : sor<tree<Node::option, any_word<Keyword::ADD, Keyword::SET>, label, string_literal>,
          tree<Node::option, DROP, label>, generic_option> {};
// OPTIONS (ADD a 'x', SET b 'y', DROP c): alter_generic_options
struct alter_generic_options : tree<Node::options, OPTIONS, parens<list<alter_generic_option>>> {};

// ---- options of sequences: SeqOptElem. The words of an option are its own, its value is its child.

struct sequence_option
    : tree<Node::option,
           sor<seq<any_word<Keyword::CACHE, Keyword::MAXVALUE, Keyword::MINVALUE>,
                   signed_number_literal>,
               seq<INCREMENT, opt<BY>, signed_number_literal>,
               seq<START, opt<WITH>, signed_number_literal>,
               seq<RESTART, opt<opt<WITH>, signed_number_literal>>,
               seq<NO, any_word<Keyword::CYCLE, Keyword::MAXVALUE, Keyword::MINVALUE>>, CYCLE,
               seq<AS, tree<Node::type, simple_type>>, seq<OWNED, BY, object_name>,
               seq<SEQUENCE, NAME, object_name>, any_word<Keyword::LOGGED, Keyword::UNLOGGED>>> {};
struct sequence_options : tree<Node::sequence_options, plus<sequence_option>> {};

// ---- parts of constraints

struct where_condition : tree<Node::where, WHERE, expression> {};
struct access_method : tree<Node::access_method, USING, name> {};
struct tablespace : tree<Node::tablespace, TABLESPACE, name> {};
struct collation : tree<Node::column_collation, COLLATE, object_name> {};

// The elements of an index: index_elem. A name before a parenthesis is a call's.
struct call_ahead : seq<sor<function_name, any_label>, one<'('>> {};
// NULLS before FIRST or LAST is no name.
struct nulls_order : seq<NULLS, any_word<Keyword::FIRST, Keyword::LAST>> {};
struct index_subject
    : sor<seq<not_at<sor<call_ahead, nulls_order>>, name>, call, parens<expression>> {};
struct operator_class_name : tree<Node::operator_class, object_name> {};
struct operator_class
    : seq<not_at<nulls_order>, tree<Node::operator_class, object_name, opt<storage_parameters>>> {};
struct sort_order : seq<opt<any_word<Keyword::ASC, Keyword::DESC>>, opt<nulls_order>> {};
struct index_element_body : seq<index_subject, opt<collation>, opt<operator_class>, sort_order> {};
struct index_element : tree<Node::index_element, index_element_body> {};

struct constraint_include : tree<Node::include, INCLUDE, parens<list<name>>> {};
struct index_tablespace : seq<USING, INDEX, tablespace> {};
struct using_index : tree<Node::using_index, USING, INDEX, name> {};
struct nulls_distinct
    : sor<seq<NULLS, DISTINCT>, flag<Node::nulls_not_distinct, NULLS, NOT, DISTINCT>> {};
struct expression_in_parens : parens<expression> {};

struct set_to : seq<SET, any_word<Keyword::NULL_, Keyword::DEFAULT>> {};
struct plain_key_action : sor<seq<NO, ACTION>, RESTRICT, CASCADE> {};
struct on_delete
    : tree<Node::on_delete, ON, DELETE, sor<plain_key_action, seq<set_to, opt<names_in_parens>>>> {
};
struct on_update : tree<Node::on_update, ON, UPDATE, sor<plain_key_action, set_to>> {};
struct key_actions : sor<seq<on_update, opt<on_delete>>, seq<on_delete, opt<on_update>>, success> {
};
struct key_match : tree<Node::match, MATCH, any_word<Keyword::FULL, Keyword::SIMPLE>> {};
// (a, b), since 18 (a, PERIOD b)
struct period_column : seq<flag<Node::period, PERIOD>, name> {};
struct key_columns
    : parens<tree<Node::names, name, star<one<','>, not_at<PERIOD, column_word>, name>,
                  opt<one<','>, period_column>>> {};
struct references : tree<Node::references, REFERENCES, relation_id, opt<key_columns>,
                         opt<key_match>, key_actions> {};

// ---- what may follow a constraint: ConstraintAttributeSpec

struct immediate : sor<flag<Node::not_deferrable, NOT, DEFERRABLE>,
                       flag<Node::initially_immediate, INITIALLY, IMMEDIATE>> {};
struct deferred
    : sor<flag<Node::deferrable, DEFERRABLE>, flag<Node::initially_deferred, INITIALLY, DEFERRED>> {
};
struct enforced : sor<flag<Node::enforced, ENFORCED>, flag<Node::not_enforced, NOT, ENFORCED>> {};
struct not_valid : flag<Node::not_valid, NOT, VALID> {};
struct no_inherit : flag<Node::no_inherit, NO, INHERIT> {};

constexpr std::pair<Node, Node> contradictions[] = {
    {Node::deferrable, Node::not_deferrable},
    {Node::initially_deferred, Node::not_deferrable},
    {Node::initially_deferred, Node::initially_immediate},
    {Node::enforced, Node::not_enforced},
};
constexpr bool contradict(Node a, Node b) {
  for (const auto& [one_of, other] : contradictions) {
    if ((a == one_of && b == other) || (a == other && b == one_of)) return true;
  }
  return false;
}

// Marks in any order; one that contradicts those before it is not read.
template <typename... Rules>
struct marks : Leaf {
  using rule_t = marks;
  static bool match(TokenInput& in) {
    for (const std::uint32_t first = in.node();;) {
      auto mark = in.mark<pegtl::rewind_mode::required>();
      if (!read<sor<immediate, Rules...>>(in) || is_contradiction(in.nodes(), first)) return true;
      static_cast<void>(mark(true));
    }
  }
  static bool is_contradiction(const Nodes& nodes, std::uint32_t first) {
    return std::any_of(nodes.begin() + first, nodes.end(), [&](const NodeRecord& each) {
      return contradict(each.kind, nodes.back().kind);
    });
  }
};

// ---- constraints of columns: ColConstraint

struct constraint_name : tree<Node::constraint_name, CONSTRAINT, name> {};
struct always_mark : flag<Node::always, ALWAYS> {};
struct identity_options : parens<sequence_options> {};
struct identity : tree<Node::identity, sor<always_mark, seq<BY, DEFAULT>>, AS, IDENTITY,
                       opt<identity_options>> {};
struct stored_or_virtual : opt<sor<flag<Node::stored, STORED>, flag<Node::virtual_, VIRTUAL>>> {};
struct generated : tree<Node::generated, always_mark, AS, expression_in_parens, stored_or_virtual> {
};
struct index_options : seq<opt<with_definition>, opt<index_tablespace>> {};
struct column_constraint_body
    : sor<seq<tree<Node::not_null, NOT, NULL_>, opt<no_inherit>>, tree<Node::null_, NULL_>,
          tree<Node::default_, DEFAULT, simple_expression>,
          tree<Node::primary_key, PRIMARY, KEY, index_options>, references,
          tree<Node::unique_key, UNIQUE, opt<nulls_distinct>, index_options>,
          seq<tree<Node::check, CHECK, expression_in_parens>, opt<no_inherit>>,
          seq<GENERATED, sor<identity, generated>>> {};
// The server judges these.
struct column_mark : sor<immediate, deferred, enforced> {};
struct column_constraint
    : tree<Node::constraint,
           sor<seq<constraint_name, column_constraint_body>, column_constraint_body>,
           marks<deferred, enforced>> {};
// ColQualList. A mark that follows COLLATE belongs to the constraint before it.
struct column_qualifiers
    : star<at<any_word<Keyword::NOT, Keyword::NULL_, Keyword::DEFAULT, Keyword::PRIMARY,
                       Keyword::REFERENCES, Keyword::UNIQUE, Keyword::CHECK, Keyword::GENERATED,
                       Keyword::CONSTRAINT, Keyword::COLLATE, Keyword::DEFERRABLE,
                       Keyword::INITIALLY, Keyword::ENFORCED>>,
           sor<column_constraint, collation, column_mark>> {};

struct storage : tree<Node::storage, STORAGE, sor<name, DEFAULT>> {};
struct compression : tree<Node::compression, COMPRESSION, sor<name, DEFAULT>> {};
// columnDef
struct column_definition : tree<Node::column_definition, name, named<"a type", type>, opt<storage>,
                                opt<compression>, opt<generic_options>, column_qualifiers> {};
// columnOptions: of a table OF a type, of a partition
struct column_options : tree<Node::column_definition, name, opt<WITH, OPTIONS>, column_qualifiers> {
};
// TableFuncElement: an attribute of a composite type, a column of a function's result
struct attribute_definition
    : tree<Node::column_definition, name, named<"a type", type>, opt<collation>> {};

// ---- constraints of tables and domains: TableConstraint, DomainConstraint

struct key_element : tree<Node::index_element, name> {};
struct key_elements : parens<tree<Node::index_elements, list<key_element>>,
                             opt<flag<Node::without_overlaps, WITHOUT, OVERLAPS>>> {};
struct new_key : seq<key_elements, opt<constraint_include>, index_options> {};
struct exclusion_element : tree<Node::index_element, index_element_body, WITH,
                                tree<Node::exclusion_operator, any_or_qualified_operator>> {};
struct exclusion_elements : parens<tree<Node::index_elements, list<exclusion_element>>> {};
struct exclude
    : tree<Node::exclude, EXCLUDE, opt<access_method>, exclusion_elements, opt<constraint_include>,
           index_options, opt<tree<Node::where, WHERE, expression_in_parens>>> {};
struct foreign_key : tree<Node::foreign_key, FOREIGN, KEY, key_columns, references> {};
struct check_body
    : seq<tree<Node::check, CHECK, expression_in_parens>, marks<enforced, not_valid, no_inherit>> {
};
struct unique_body
    : tree<Node::unique_key, UNIQUE, sor<using_index, seq<opt<nulls_distinct>, new_key>>> {};
struct table_constraint_body
    : sor<check_body, seq<tree<Node::not_null, NOT, NULL_, name>, marks<not_valid, no_inherit>>,
          seq<unique_body, marks<deferred>>,
          seq<tree<Node::primary_key, PRIMARY, KEY, sor<using_index, new_key>>, marks<deferred>>,
          seq<exclude, marks<deferred>>, seq<foreign_key, marks<deferred, not_valid, enforced>>> {};
struct table_constraint
    : tree<Node::constraint,
           sor<seq<constraint_name, table_constraint_body>, table_constraint_body>> {};

struct domain_constraint_body
    : sor<seq<tree<Node::check, CHECK, expression_in_parens>, marks<not_valid, no_inherit>>,
          seq<tree<Node::not_null, NOT, NULL_>, marks<>>> {};
struct domain_constraint
    : tree<Node::constraint,
           sor<seq<constraint_name, domain_constraint_body>, domain_constraint_body>> {};

}  // namespace mig::grammar::postgres
