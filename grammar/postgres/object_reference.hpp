// How statements name an object of each kind: a node object_kind around the words for the kind, where they stand, and a
// node object_reference around what says which object it is.
//
//   object_reference   object_name                                   most kinds
//                      type [type or name]                           types; casts (to which type), transforms (language)
//                      column                                        the names of a column
//                      object_name parameters                        functions, aggregates, operators
//                      object_name access_method                     operator classes and families
//                      name object_name                              triggers, rules, policies, constraints
#pragma once

#include "grammar/postgres/definition.hpp"

namespace mig::grammar::postgres {

template <typename... Rules>
using kind = tree<Node::object_kind, Rules...>;
template <typename... Rules>
using reference = tree<Node::object_reference, Rules...>;

// ---- names

struct name_reference : reference<tree<Node::object_name, name>> {};  // objects without a schema
struct any_name_reference : reference<object_name> {};
struct role_reference : reference<tree<Node::object_name, role>> {};
struct column_reference : reference<tree<Node::column, name, star<one<'.'>, label>>> {};
struct type_reference : reference<type> {};
struct large_object_reference
    : reference<tree<Node::object_name, tree<Node::name, signed_number>>> {};
struct name_on_name_reference : reference<name, ON, object_name> {};
struct constraint_reference : reference<name, ON, sor<seq<DOMAIN, object_name>, object_name>> {};
struct cast_reference : reference<parens<type, AS, type>> {};
struct transform_reference : reference<FOR, type, LANGUAGE, name> {};
struct operator_class_reference : reference<object_name, USING, tree<Node::access_method, name>> {};

// ---- signatures

struct parameter_mode
    : flag<Node::parameter_mode,
           sor<seq<IN, opt<OUT>>, any_word<Keyword::OUT, Keyword::INOUT, Keyword::VARIADIC>>> {};
struct input_mode : flag<Node::parameter_mode, any_word<Keyword::IN, Keyword::VARIADIC>> {};
// Two names in a row are a parameter's and its type's.
struct parameter_type : sor<seq<function_label, function_type>, function_type> {};
template <typename Mode>
struct parameter_of
    : sor<seq<Mode, parameter_type>, seq<function_label, Mode, function_type>, parameter_type> {};
struct parameter_words : parameter_of<parameter_mode> {};
struct function_parameter : tree<Node::function_parameter, parameter_words> {};
struct function_parameters : list<function_parameter> {};
struct aggregate_parameter : tree<Node::function_parameter, parameter_of<input_mode>> {};
struct aggregate_parameters : list<aggregate_parameter> {};

struct function_signature : tree<Node::parameters, one<'('>, opt<function_parameters>, one<')'>> {};
struct ordered_parameters : seq<ORDER, BY, aggregate_parameters> {};
struct aggregate_arguments
    : judged<judge_ordered_set, aggregate_parameters, opt<ordered_parameters>> {};
struct aggregate_signature
    : tree<Node::parameters,
           parens<sor<flag<Node::star, one<'*'>>, ordered_parameters, aggregate_arguments>>> {};

// A function may be named without its parameters.
struct function_reference
    : reference<sor<seq<function_name, opt<function_signature>>, object_name>> {};
struct aggregate_reference : reference<function_name, aggregate_signature> {};

// ---- operators

struct no_operand : flag<Node::no_operand, NONE> {};
struct operator_signature
    : tree<Node::parameters, parens<sor<seq<no_operand, one<','>, type>,
                                        seq<type, one<','>, sor<no_operand, type>>>>> {};
struct operator_reference : reference<any_operator, operator_signature> {};

// ---- kinds with their references

// object_type_any_name
struct text_search_kind : seq<TEXT, SEARCH,
                              any_word<Keyword::PARSER, Keyword::DICTIONARY, Keyword::TEMPLATE,
                                       Keyword::CONFIGURATION>> {};
struct any_name_kind
    : kind<sor<any_word<Keyword::TABLE, Keyword::VIEW, Keyword::INDEX, Keyword::SEQUENCE,
                        Keyword::COLLATION, Keyword::CONVERSION, Keyword::STATISTICS>,
               seq<MATERIALIZED, VIEW>, seq<FOREIGN, TABLE>, text_search_kind>> {};
// drop_type_name
struct name_kind
    : kind<sor<any_word<Keyword::SCHEMA, Keyword::EXTENSION, Keyword::PUBLICATION, Keyword::SERVER>,
               seq<EVENT, TRIGGER>, seq<ACCESS, METHOD>, seq<FOREIGN, DATA, WRAPPER>,
               seq<opt<PROCEDURAL>, LANGUAGE>>> {};
struct global_kind
    : kind<any_word<Keyword::DATABASE, Keyword::ROLE, Keyword::SUBSCRIPTION, Keyword::TABLESPACE>> {
};
struct type_kind : kind<any_word<Keyword::TYPE, Keyword::DOMAIN>> {};
struct function_kind : kind<any_word<Keyword::FUNCTION, Keyword::PROCEDURE, Keyword::ROUTINE>> {};
struct aggregate_kind : kind<AGGREGATE> {};
struct operator_kind : kind<OPERATOR> {};
struct operator_class_kind : kind<OPERATOR, any_word<Keyword::CLASS, Keyword::FAMILY>> {};
struct name_on_name_kind : kind<any_word<Keyword::TRIGGER, Keyword::RULE, Keyword::POLICY>> {};
struct large_object_kind : kind<LARGE, OBJECT> {};

struct any_name_object : seq<any_name_kind, any_name_reference> {};
struct named_object : seq<sor<name_kind, global_kind>, name_reference> {};
struct column_object : seq<kind<COLUMN>, column_reference> {};
struct type_object : seq<type_kind, type_reference> {};
struct routine_object
    : sor<seq<function_kind, function_reference>, seq<aggregate_kind, aggregate_reference>> {};
struct operator_object : sor<seq<operator_class_kind, operator_class_reference>,
                             seq<operator_kind, operator_reference>> {};
struct name_on_name_object : seq<name_on_name_kind, name_on_name_reference> {};
struct constraint_object : seq<kind<CONSTRAINT>, constraint_reference> {};
struct large_object : seq<large_object_kind, large_object_reference> {};
struct cast_object : seq<kind<CAST>, cast_reference> {};
struct transform_object : seq<kind<TRANSFORM>, transform_reference> {};

// What ALTER EXTENSION … ADD | DROP takes.
struct extension_member : sor<any_name_object, named_object, type_object, routine_object,
                              operator_object, cast_object, transform_object> {};
// What COMMENT ON takes.
struct commented_object
    : sor<column_object, extension_member, constraint_object, name_on_name_object, large_object> {};
// What SECURITY LABEL ON takes.
struct labelled_object
    : sor<column_object, any_name_object, named_object, type_object, routine_object, large_object> {
};

}  // namespace mig::grammar::postgres
