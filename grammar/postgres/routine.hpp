// CREATE and ALTER of functions and procedures.
#pragma once

#include "grammar/postgres/object_reference.hpp"
#include "grammar/postgres/setting.hpp"
#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {

// ---- parameters: func_args_with_defaults, table_func_column

struct parameter_default : tree<Node::default_, sor<DEFAULT, one<'='>>, expression> {};
struct parameter_with_default
    : tree<Node::function_parameter, named<"a parameter", parameter_words>,
           opt<parameter_default>> {};
struct parameters_with_defaults
    : tree<Node::parameters, one<'('>, opt<list<parameter_with_default>>, one<')'>> {};
struct result_column
    : tree<Node::function_parameter, function_label, named<"a type", function_type>> {};

struct returns : sor<tree<Node::returns_table, RETURNS, TABLE, parens<list<result_column>>>,
                     tree<Node::returns, RETURNS, not_at<NULL_>, named<"a type", function_type>>> {
};

// ---- options. The words of an option are its own, its value is its child.

struct transformed_type : seq<FOR, TYPE, type> {};
struct security : seq<opt<EXTERNAL>, SECURITY, any_word<Keyword::DEFINER, Keyword::INVOKER>> {};
struct null_input
    : sor<seq<CALLED, ON, NULL_, INPUT>, seq<RETURNS, NULL_, ON, NULL_, INPUT>, STRICT> {};
// common_func_opt_item
struct common_routine_option
    : tree<Node::option, sor<any_word<Keyword::IMMUTABLE, Keyword::STABLE, Keyword::VOLATILE>,
                             null_input, seq<opt<NOT>, LEAKPROOF>, security,
                             seq<any_word<Keyword::COST, Keyword::ROWS>, signed_number_literal>,
                             seq<SUPPORT, object_name>, seq<PARALLEL, name>, function_setting>> {};
struct creation_option : tree<Node::option, sor<WINDOW, seq<TRANSFORM, list<transformed_type>>>> {};
struct language : tree<Node::language, LANGUAGE, text_or_word> {};
struct body_literal : tree<Node::body_literal, AS, string_literal, opt<one<','>, string_literal>> {
};
struct routine_options : star<sor<body_literal, language, common_routine_option, creation_option>> {
};

// ---- a body that is SQL: opt_routine_body

struct return_value : tree<Node::return_, RETURN, expression> {};
struct body_statement : seq<opt<not_at<END>, sor<return_value, statement>>, one<';'>> {};
struct sql_body
    : tree<Node::sql_body, sor<seq<BEGIN, ATOMIC, star<body_statement>, END>, return_value>> {};

// ---- statements

struct routine_head : seq<function_name, parameters_with_defaults> {};
struct create_function
    : tree<Node::create_function, CREATE, opt<or_replace>,
           sor<seq<kind<FUNCTION>, routine_head, opt<returns>>, seq<kind<PROCEDURE>, routine_head>>,
           routine_options, opt<sql_body>> {};
struct alter_function : tree<Node::alter_function, ALTER, function_kind, function_reference,
                             plus<common_routine_option>, opt<RESTRICT>> {};

}  // namespace mig::grammar::postgres
