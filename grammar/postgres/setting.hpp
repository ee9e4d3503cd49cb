// SET and RESET of a setting inside another statement: of a function, a role, a database, the server.
#pragma once

#include "grammar/postgres/definition.hpp"

namespace mig::grammar::postgres {

// NonReservedWord_or_Sconst
struct word_or_string : sor<string_literal, non_reserved_label> {};
// opt_boolean_or_string
struct boolean_or_string
    : sor<string_literal, tree<Node::name, sor<any_word<Keyword::TRUE, Keyword::FALSE, Keyword::ON>,
                                               any_function_word>>> {};

struct setting_name : tree<Node::object_name, name, star<one<'.'>, name>> {};
struct setting_value : sor<signed_number_literal, boolean_or_string> {};
struct setting_values : tree<Node::setting_values, list<setting_value>> {};
struct setting_default : flag<Node::default_value, DEFAULT> {};
// generic_set
struct setting_assignment
    : seq<setting_name, sor<TO, one<'='>>, named<"a value", sor<setting_default, setting_values>>> {
};

struct zone_interval : sor<seq<INTERVAL, length, string_literal>,
                           seq<INTERVAL, string_literal, opt<interval_fields>>> {};
struct zone : sor<setting_default, LOCAL, zone_interval, signed_number_literal, word_or_string> {};
// Forms with words of their own: set_rest_more
struct xml_option : seq<XML, OPTION, any_word<Keyword::DOCUMENT, Keyword::CONTENT>> {};
struct special_setting
    : sor<seq<TIME, ZONE, zone>, seq<SCHEMA, string_literal>,
          seq<NAMES, opt<sor<string_literal, setting_default>>>, seq<ROLE, word_or_string>,
          seq<SESSION, AUTHORIZATION, sor<setting_default, word_or_string>>, xml_option,
          seq<TRANSACTION, SNAPSHOT, string_literal>> {};
struct setting_from_current : seq<setting_name, FROM, CURRENT> {};
struct inner_setting : sor<setting_assignment, setting_from_current, special_setting> {};

// transaction_mode_list
struct isolation_level : sor<seq<READ, any_word<Keyword::UNCOMMITTED, Keyword::COMMITTED>>,
                             seq<REPEATABLE, READ>, SERIALIZABLE> {};
struct inner_transaction_mode
    : sor<seq<ISOLATION, LEVEL, isolation_level>,
          seq<READ, any_word<Keyword::ONLY, Keyword::WRITE>>, seq<opt<NOT>, DEFERRABLE>> {};
struct inner_transaction_modes
    : seq<inner_transaction_mode, star<opt<one<','>>, inner_transaction_mode>> {};
struct transaction_setting : seq<sor<seq<SESSION, CHARACTERISTICS, AS, TRANSACTION>, TRANSACTION>,
                                 inner_transaction_modes> {};

struct reset_special
    : sor<seq<TIME, ZONE>, seq<TRANSACTION, ISOLATION, LEVEL>, seq<SESSION, AUTHORIZATION>> {};
struct reset_setting : tree<Node::setting, RESET, sor<reset_special, ALL, setting_name>> {};

// FunctionSetResetClause
struct function_setting : sor<tree<Node::setting, SET, inner_setting>, reset_setting> {};
// SetResetClause: of a role or a database
struct object_setting
    : sor<tree<Node::setting, SET, sor<inner_setting, transaction_setting>>, reset_setting> {};
// Of the server: generic_set, generic_reset
struct system_setting : sor<tree<Node::setting, SET, setting_assignment>,
                            tree<Node::setting, RESET, sor<ALL, setting_name>>> {};

}  // namespace mig::grammar::postgres
