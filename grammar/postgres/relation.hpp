// CREATE INDEX, VIEW, SEQUENCE, SCHEMA.
#pragma once

#include "grammar/postgres/statement.hpp"
#include "grammar/postgres/table.hpp"

namespace mig::grammar::postgres {

// ---- indexes

struct index_elements : parens<tree<Node::index_elements, list<index_element>>> {};
struct index_include : tree<Node::include, INCLUDE, parens<list<index_element>>> {};
struct index_name : sor<seq<if_not_exists, name>, opt<name>> {};
struct index_body
    : seq<opt<flag<Node::unique, UNIQUE>>, INDEX, opt<concurrently>, index_name, ON, relation_name,
          opt<access_method>, index_elements, opt<index_include>, opt<nulls_distinct>,
          opt<with_options>, opt<tablespace>, opt<where_condition>> {};

// ---- views

struct check_option : tree<Node::check_option, WITH,
                           opt<any_word<Keyword::LOCAL, Keyword::CASCADED>>, CHECK, OPTION> {};
// A recursive view names its columns and has no CHECK OPTION.
struct view_body : seq<opt<or_replace>, persistence,
                       sor<seq<VIEW, relation_id, opt<names_in_parens>, opt<with_options>, AS,
                               query, opt<check_option>>,
                           seq<flag<Node::recursive, RECURSIVE>, VIEW, relation_id, names_in_parens,
                               opt<with_options>, AS, query>>> {};

// ---- sequences

struct sequence_body
    : seq<persistence, SEQUENCE, opt<if_not_exists>, relation_id, opt<sequence_options>> {};

// ---- schemas

bool read_schema_element(TokenInput& in);
struct schema_element : elsewhere<read_schema_element> {};
struct authorization : tree<Node::authorization, AUTHORIZATION, role> {};
struct schema_name : sor<authorization, seq<name, opt<authorization>>> {};
struct schema_body
    : seq<SCHEMA, sor<seq<if_not_exists, schema_name>, seq<schema_name, star<schema_element>>>> {};

}  // namespace mig::grammar::postgres
