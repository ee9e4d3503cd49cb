// Statements that treat every kind of object alike: DROP, COMMENT, SECURITY LABEL, and those about roles' property.
#pragma once

#include "grammar/postgres/privileges.hpp"

namespace mig::grammar::postgres {

// ---- DROP

template <typename Kind, typename Reference>
using drop_list = seq<Kind, opt<if_exists>, list<Reference>>;
template <typename Kind, typename Reference>
using drop_one = seq<Kind, opt<if_exists>, Reference>;

struct drop_indexes
    : seq<kind<INDEX>, opt<concurrently>, opt<if_exists>, list<any_name_reference>> {};
struct dropped
    : sor<drop_indexes, drop_list<any_name_kind, any_name_reference>,
          drop_list<name_kind, name_reference>, drop_one<name_on_name_kind, name_on_name_reference>,
          drop_list<type_kind, type_reference>, drop_list<function_kind, function_reference>,
          drop_list<aggregate_kind, aggregate_reference>,
          drop_one<operator_class_kind, operator_class_reference>,
          drop_list<operator_kind, operator_reference>> {};
struct drop : tree<Node::drop, DROP, dropped, opt<drop_behavior>> {};
struct drop_cast
    : tree<Node::drop_cast, DROP, drop_one<kind<CAST>, cast_reference>, opt<drop_behavior>> {};
struct drop_transform : tree<Node::drop_transform, DROP,
                             drop_one<kind<TRANSFORM>, transform_reference>, opt<drop_behavior>> {};
struct drop_subscription : tree<Node::drop_subscription, DROP,
                                drop_one<kind<SUBSCRIPTION>, name_reference>, opt<drop_behavior>> {
};
struct drop_tablespace
    : tree<Node::drop_tablespace, DROP, drop_one<kind<TABLESPACE>, name_reference>> {};
struct drop_database : tree<Node::drop_database, DROP, drop_one<kind<DATABASE>, name_reference>,
                            opt<opt<WITH>, parens<list<FORCE>>>> {};
struct drop_role
    : tree<
          Node::drop_role, DROP,
          drop_list<kind<any_word<Keyword::ROLE, Keyword::USER, Keyword::GROUP>>, role_reference>> {
};
struct drop_user_mapping : tree<Node::drop_user_mapping, DROP, kind<USER, MAPPING>, opt<if_exists>,
                                FOR, sor<USER, judged<judge_role, role_word>>, SERVER, name> {};
struct drop_owned : tree<Node::drop_owned, DROP, OWNED, BY, roles, opt<drop_behavior>> {};

struct drop_statement : sor<drop, drop_user_mapping, drop_role, drop_owned, drop_cast,
                            drop_transform, drop_subscription, drop_database, drop_tablespace> {};

// ---- others

struct text_or_null : sor<string_literal, tree<Node::literal_null, NULL_>> {};
struct comment : tree<Node::comment, COMMENT, ON, commented_object, IS, text_or_null> {};
struct security_label
    : tree<Node::security_label, SECURITY, LABEL, opt<FOR, sor<any_function_word, text_constant>>,
           ON, labelled_object, IS, text_or_null> {};
struct reassign_owned : tree<Node::reassign_owned, REASSIGN, OWNED, BY, roles, TO, role> {};

struct imported_tables : seq<sor<seq<LIMIT, TO>, EXCEPT>, parens<list<relation_name>>> {};
struct import_foreign_schema
    : tree<Node::import_foreign_schema, IMPORT, FOREIGN, SCHEMA, name, opt<imported_tables>, FROM,
           tree<Node::server, SERVER, name>, INTO, name, opt<generic_options>> {};

}  // namespace mig::grammar::postgres
