// Roles, databases, tablespaces and the server's settings.
#pragma once

#include "grammar/postgres/object_reference.hpp"
#include "grammar/postgres/setting.hpp"

namespace mig::grammar::postgres {

// ---- roles

// RoleId
struct role_id : judged<judge_new_role, named<"the name of a role", non_reserved_label>> {};
struct role_privilege
    : any_word<Keyword::SUPERUSER, Keyword::NOSUPERUSER, Keyword::CREATEDB, Keyword::NOCREATEDB,
               Keyword::CREATEROLE, Keyword::NOCREATEROLE, Keyword::INHERIT, Keyword::NOINHERIT,
               Keyword::LOGIN, Keyword::NOLOGIN, Keyword::REPLICATION, Keyword::NOREPLICATION,
               Keyword::BYPASSRLS, Keyword::NOBYPASSRLS> {};
struct role_password
    : sor<seq<PASSWORD, sor<string_literal, NULL_>>, seq<ENCRYPTED, PASSWORD, string_literal>> {};
// AlterOptRoleElem
struct role_attribute_words
    : sor<role_privilege, role_password, seq<CONNECTION, LIMIT, signed_number_literal>,
          seq<VALID, UNTIL, string_literal>, seq<USER, roles>> {};
struct role_attribute : tree<Node::option, role_attribute_words> {};
// CreateOptRoleElem
struct new_role_attribute
    : tree<Node::option, sor<role_attribute_words, seq<SYSID, integer>,
                             seq<any_word<Keyword::ADMIN, Keyword::ROLE>, roles>,
                             seq<IN, any_word<Keyword::ROLE, Keyword::GROUP>, roles>>> {};
struct role_or_user : any_word<Keyword::ROLE, Keyword::USER> {};
struct create_role : tree<Node::create_role, CREATE, sor<role_or_user, GROUP>, role_id, opt<WITH>,
                          star<new_role_attribute>> {};

struct group_members : seq<any_word<Keyword::ADD, Keyword::DROP>, USER, roles> {};
struct alter_role
    : sor<tree<Node::alter_role, ALTER, role_or_user, role, opt<WITH>, star<role_attribute>>,
          tree<Node::alter_role, ALTER, GROUP, role, group_members>> {};
struct in_database : seq<IN, DATABASE, name> {};
struct alter_role_set : tree<Node::alter_role_set, ALTER, role_or_user, sor<ALL, role>,
                             opt<in_database>, role_setting> {};

// ---- databases

struct database_option_name
    : tree<Node::name, sor<no_keyword, seq<CONNECTION, LIMIT>,
                           any_word<Keyword::ENCODING, Keyword::LOCATION, Keyword::OWNER,
                                    Keyword::TABLESPACE, Keyword::TEMPLATE>>> {};
struct database_option : tree<Node::option, database_option_name, opt<one<'='>>,
                              named<"a value", sor<default_mark, setting_value>>> {};
struct create_database
    : tree<Node::create_database, CREATE, DATABASE, name, opt<WITH>, star<database_option>> {};
struct refresh_collation : seq<REFRESH, COLLATION, VERSION> {};
struct alter_database
    : sor<tree<Node::alter_database_set, ALTER, DATABASE, name, role_setting>,
          tree<Node::alter_database_refresh_collation, ALTER, DATABASE, name, refresh_collation>,
          tree<Node::alter_database, ALTER, DATABASE, name,
               sor<seq<SET, tablespace>, seq<opt<WITH>, star<database_option>>>>> {};

// ---- tablespaces

struct create_tablespace : tree<Node::create_tablespace, CREATE, TABLESPACE, name, opt<OWNER, role>,
                                LOCATION, string_literal, opt<with_options>> {};
struct alter_tablespace : tree<Node::alter_tablespace, ALTER, TABLESPACE, name,
                               any_word<Keyword::SET, Keyword::RESET>, storage_parameters> {};

// ---- the server, collations

// generic_set, generic_reset
struct system_value : sor<default_mark, list<setting_value>> {};
struct system_setting : sor<seq<SET, setting_name, sor<TO, one<'='>>, system_value>,
                            seq<RESET, sor<all_settings, setting_name>>> {};
struct alter_system : tree<Node::alter_system, ALTER, SYSTEM, system_setting> {};
struct alter_collation
    : tree<Node::alter_collation, ALTER, COLLATION, object_name, REFRESH, VERSION> {};

}  // namespace mig::grammar::postgres
