// CREATE TYPE, CREATE DOMAIN and what they become by ALTER; the definitions that share DefineStmt: CREATE AGGREGATE,
// OPERATOR, TEXT SEARCH …, COLLATION and base types.
#pragma once

#include "grammar/postgres/object_reference.hpp"

namespace mig::grammar::postgres {

// ---- types

struct enum_labels : seq<one<'('>, opt<list<string_literal>>, one<')'>> {};
struct composite_attributes : seq<one<'('>, opt<list<attribute_definition>>, one<')'>> {};
struct create_enum : tree<Node::create_enum, CREATE, TYPE, object_name, AS, ENUM, enum_labels> {};
struct create_range_type
    : tree<Node::create_range_type, CREATE, TYPE, object_name, AS, RANGE, definition> {};
struct create_composite_type
    : tree<Node::create_composite_type, CREATE, TYPE, object_name, AS, composite_attributes> {};
// With a definition a base type, without one a shell.
struct create_base_type
    : tree<Node::define, CREATE, kind<TYPE>, any_name_reference, opt<definition>> {};
struct create_type
    : seq<at<CREATE, TYPE>,
          sor<create_enum, create_range_type, create_composite_type, create_base_type>> {};

struct enum_neighbour : seq<any_word<Keyword::BEFORE, Keyword::AFTER>, string_literal> {};
struct alter_enum : tree<Node::alter_enum, ALTER, TYPE, object_name, ADD, VALUE, opt<if_not_exists>,
                         string_literal, opt<enum_neighbour>> {};
struct alter_base_type : tree<Node::alter_type, ALTER, TYPE, object_name, SET, definition> {};

// ---- domains

struct create_domain : tree<Node::create_domain, CREATE, DOMAIN, object_name, opt<AS>,
                            named<"a type", type>, column_qualifiers> {};

struct domain_default : tree<Node::default_, DEFAULT, expression> {};
struct domain_not_null : flag<Node::not_null, NOT, NULL_> {};
struct domain_drop : sor<flag<Node::default_, DEFAULT>, domain_not_null,
                         seq<CONSTRAINT, opt<if_exists>, name, opt<drop_behavior>>> {};
struct alter_domain
    : tree<Node::alter_domain, ALTER, DOMAIN, object_name,
           sor<seq<SET, sor<domain_default, domain_not_null>>, seq<DROP, domain_drop>,
               seq<ADD, domain_constraint>, seq<VALIDATE, CONSTRAINT, name>>> {};

// ---- definitions

struct old_aggregate_element
    : tree<Node::option, tree<Node::name, no_keyword>, one<'='>, named<"a value", option_value>> {};
// Before 8.2 the types stood among the options: CREATE AGGREGATE a (BASETYPE = int, …).
struct old_aggregate_definition : tree<Node::options, parens<list<old_aggregate_element>>> {};
struct define_aggregate : tree<Node::define, CREATE, opt<or_replace>, aggregate_kind,
                               sor<seq<aggregate_reference, definition>,
                                   seq<reference<function_name>, old_aggregate_definition>>> {};
struct define_operator
    : tree<Node::define, CREATE, operator_kind, reference<any_operator>, definition> {};
struct define_text_search
    : tree<Node::define, CREATE, kind<text_search_kind>, any_name_reference, definition> {};
struct define_collation : tree<Node::define, CREATE, kind<COLLATION>, opt<if_not_exists>,
                               any_name_reference, sor<definition, seq<FROM, object_name>>> {};

struct create_definition
    : sor<define_aggregate, define_operator, define_text_search, define_collation> {};

}  // namespace mig::grammar::postgres
