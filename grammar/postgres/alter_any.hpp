// What ALTER does to every kind of object: RENAME, SET SCHEMA, OWNER TO, DEPENDS ON EXTENSION. The object is read first;
// the action behind it says which statement it is.
#pragma once

#include "grammar/postgres/privileges.hpp"
#include "grammar/postgres/role.hpp"

namespace mig::grammar::postgres {

// ---- objects

struct relation_reference : seq<opt<if_exists>, reference<relation_name>> {};
struct altered_table : seq<kind<TABLE>, relation_reference> {};
struct altered_foreign_table : seq<kind<FOREIGN, TABLE>, relation_reference> {};
struct altered_relation : seq<kind<sor<any_word<Keyword::VIEW, Keyword::INDEX, Keyword::SEQUENCE>,
                                       seq<MATERIALIZED, VIEW>>>,
                              opt<if_exists>, any_name_reference> {};
struct altered_any_name : seq<any_name_kind, any_name_reference> {};
struct altered_type : seq<type_kind, any_name_reference> {};
struct altered_policy : seq<kind<POLICY>, opt<if_exists>, name_on_name_reference> {};
struct altered_role
    : seq<kind<any_word<Keyword::ROLE, Keyword::USER, Keyword::GROUP>>, role_reference> {};
struct text_search_part
    : seq<kind<TEXT, SEARCH, any_word<Keyword::DICTIONARY, Keyword::CONFIGURATION>>,
          any_name_reference> {};

// ---- actions

struct rename_to : seq<RENAME, TO, name> {};
struct rename_role_to : seq<RENAME, TO, role_id> {};
struct rename_column : seq<RENAME, tree<Node::renamed, opt<COLUMN>, name>, TO, name> {};
struct rename_constraint : seq<RENAME, tree<Node::renamed, CONSTRAINT, name>, TO, name> {};
struct rename_attribute
    : seq<RENAME, tree<Node::renamed, ATTRIBUTE, name>, TO, name, opt<drop_behavior>> {};
struct string_name : tree<Node::name, text_constant> {};
struct rename_value : seq<RENAME, tree<Node::renamed, VALUE, string_name>, TO, string_name> {};
struct set_schema : seq<SET, SCHEMA, name> {};
struct owner_to : seq<OWNER, TO, role> {};
struct depends_on_extension : seq<opt<NO>, DEPENDS, ON, EXTENSION, name> {};

}  // namespace mig::grammar::postgres
