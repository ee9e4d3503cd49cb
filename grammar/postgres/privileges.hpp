// GRANT, REVOKE, ALTER DEFAULT PRIVILEGES.
#pragma once

#include "grammar/postgres/object_reference.hpp"

namespace mig::grammar::postgres {

// ---- privileges

struct privilege : tree<Node::privilege,
                        sor<any_word<Keyword::SELECT, Keyword::REFERENCES, Keyword::CREATE>,
                            seq<ALTER, SYSTEM>, column_word>,
                        opt<names_in_parens>> {};
struct privilege_list : tree<Node::privileges, list<privilege>> {};
struct all_privileges
    : tree<Node::privileges, tree<Node::privilege, ALL, opt<PRIVILEGES>, opt<names_in_parens>>> {};
struct privileges : sor<all_privileges, privilege_list> {};

struct grantees : tree<Node::grantees, list<seq<opt<GROUP>, role>>> {};
struct with_grant_option : flag<Node::grant_option, WITH, GRANT, OPTION> {};
struct grant_option_for : flag<Node::grant_option, GRANT, OPTION, FOR> {};
struct granted_by : seq<GRANTED, BY, judged<judge_role, role_word>> {};

// ---- on what

struct setting_reference : reference<tree<Node::object_name, name, star<one<'.'>, name>>> {};
struct all_in_schema : seq<flag<Node::all_in_schema, ALL>,
                           kind<any_word<Keyword::TABLES, Keyword::SEQUENCES, Keyword::FUNCTIONS,
                                         Keyword::PROCEDURES, Keyword::ROUTINES>>,
                           IN, SCHEMA, list<name_reference>> {};
// privilege_target; a name without a kind is a table's
struct privilege_target
    : sor<all_in_schema,
          seq<kind<any_word<Keyword::TABLE, Keyword::SEQUENCE, Keyword::TYPE, Keyword::DOMAIN>>,
              list<any_name_reference>>,
          seq<kind<sor<any_word<Keyword::SCHEMA, Keyword::DATABASE, Keyword::LANGUAGE,
                                Keyword::TABLESPACE>,
                       seq<FOREIGN, DATA, WRAPPER>, seq<FOREIGN, SERVER>>>,
              list<name_reference>>,
          seq<function_kind, list<function_reference>>,
          seq<large_object_kind, list<large_object_reference>>,
          seq<kind<PARAMETER>, list<setting_reference>>, list<any_name_reference>> {};

// ---- statements

struct grant : tree<Node::grant, GRANT, privileges, ON, privilege_target, TO, grantees,
                    opt<with_grant_option>, opt<granted_by>> {};
struct role_option : seq<any_label, sor<OPTION, any_word<Keyword::TRUE, Keyword::FALSE>>> {};
struct grant_role : tree<Node::grant_role, GRANT, privilege_list, TO, roles,
                         opt<WITH, list<role_option>>, opt<granted_by>> {};
struct revoke : tree<Node::revoke, REVOKE, opt<grant_option_for>, privileges, ON, privilege_target,
                     FROM, grantees, opt<granted_by>, opt<drop_behavior>> {};
struct revoke_role : tree<Node::revoke_role, REVOKE, opt<column_word, OPTION, FOR>, privilege_list,
                          FROM, roles, opt<granted_by>, opt<drop_behavior>> {};

struct default_target : kind<sor<any_word<Keyword::TABLES, Keyword::SEQUENCES, Keyword::FUNCTIONS,
                                          Keyword::ROUTINES, Keyword::TYPES, Keyword::SCHEMAS>,
                                 seq<LARGE, OBJECTS>>> {};
struct default_scope
    : sor<tree<Node::in_schema, IN, SCHEMA, names>,
          tree<Node::for_role, FOR, any_word<Keyword::ROLE, Keyword::USER>, roles>> {};
struct default_action
    : sor<seq<GRANT, privileges, ON, default_target, TO, grantees, opt<with_grant_option>>,
          seq<REVOKE, opt<grant_option_for>, privileges, ON, default_target, FROM, grantees,
              opt<drop_behavior>>> {};
struct alter_default_privileges : tree<Node::alter_default_privileges, ALTER, DEFAULT, PRIVILEGES,
                                       star<default_scope>, default_action> {};

}  // namespace mig::grammar::postgres
