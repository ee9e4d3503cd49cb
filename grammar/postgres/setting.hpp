// Values of settings, and SET, RESET and SHOW: also as clauses of ALTER ROLE, ALTER DATABASE, CREATE FUNCTION, …
#pragma once

#include "grammar/postgres/type.hpp"

namespace mig::grammar::postgres {

// ---- values

struct signed_literal : tree<Node::literal_decimal, signed_number> {};
struct boolean_literal : tree<Node::literal_boolean, any_word<Keyword::TRUE, Keyword::FALSE>> {};
struct word_value : tree<Node::name, sor<ON, any_function_word>> {};
// opt_boolean_or_string, NumericOnly
struct setting_value : sor<string_literal, boolean_literal, word_value, signed_literal> {};
struct text_or_word : sor<string_literal, non_reserved_label> {};  // NonReservedWord_or_Sconst
struct default_mark : flag<Node::default_value, DEFAULT> {};

// ---- option lists of EXPLAIN, VACUUM, REINDEX, …: (name [value], …)

struct utility_option
    : tree<Node::option,
           tree<Node::name, sor<any_word<Keyword::ANALYZE, Keyword::ANALYSE>, any_function_word>>,
           opt<setting_value>> {};
struct utility_options : parens<list<utility_option>> {};

// ---- transaction modes

struct isolation_level : sor<seq<READ, any_word<Keyword::COMMITTED, Keyword::UNCOMMITTED>>,
                             seq<REPEATABLE, READ>, SERIALIZABLE> {};
struct transaction_mode
    : tree<Node::transaction_mode, sor<seq<ISOLATION, LEVEL, isolation_level>,
                                       seq<READ, any_word<Keyword::ONLY, Keyword::WRITE>>,
                                       DEFERRABLE, seq<NOT, DEFERRABLE>>> {};
struct transaction_modes
    : seq<transaction_mode, star<sor<transaction_mode, seq<one<','>, transaction_mode>>>> {};

// ---- SET

template <typename... Words>
using setting_words = tree<Node::special_setting, Words...>;
struct setting_name : tree<Node::setting, column_word, star<one<'.'>, column_word>> {};
struct all_settings : tree<Node::setting, ALL> {};

// HOUR or HOUR TO MINUTE
struct zone_fields : seq<HOUR, opt<TO, MINUTE>> {};
struct zone_interval
    : seq<INTERVAL, sor<seq<length, text_constant>, seq<text_constant, opt<zone_fields>>>> {};
struct zone_word : tree<Node::name, no_keyword> {};
struct zone_value : sor<string_literal, zone_word, tree<Node::literal_typed, zone_interval>,
                        signed_literal, default_mark, flag<Node::default_value, LOCAL>> {};

struct set_time_zone : seq<setting_words<TIME, ZONE>, zone_value> {};
struct set_role : seq<setting_words<ROLE>, text_or_word> {};
struct set_authorization
    : seq<setting_words<SESSION, AUTHORIZATION>, sor<default_mark, text_or_word>> {};
struct set_names : seq<setting_words<NAMES>,
                       sor<string_literal, default_mark, flag<Node::default_value, success>>> {};
struct set_text : seq<setting_words<any_word<Keyword::SCHEMA, Keyword::CATALOG>>, string_literal> {
};
struct set_xml : seq<setting_words<XML, OPTION>,
                     tree<Node::name, any_word<Keyword::DOCUMENT, Keyword::CONTENT>>> {};
struct set_snapshot : seq<setting_words<TRANSACTION, SNAPSHOT>, string_literal> {};
struct set_name
    : seq<setting_name, sor<flag<Node::from_current, FROM, CURRENT>,
                            seq<sor<TO, one<'='>>, sor<default_mark, list<setting_value>>>>> {};
// set_rest_more: what a function may set
struct set_clause : sor<set_name, set_time_zone, set_role, set_authorization, set_names, set_text,
                        set_xml, set_snapshot> {};
struct set_transaction
    : sor<seq<setting_words<TRANSACTION>, transaction_modes>,
          seq<setting_words<SESSION, CHARACTERISTICS, AS, TRANSACTION>, transaction_modes>> {};
// set_rest
struct set_rest : sor<set_clause, set_transaction> {};

// ---- RESET, SHOW

struct reset_rest : sor<setting_words<TIME, ZONE>, setting_words<TRANSACTION, ISOLATION, LEVEL>,
                        setting_words<SESSION, AUTHORIZATION>, all_settings, setting_name> {};
struct reset_clause : seq<RESET, reset_rest> {};

// FunctionSetResetClause: SET … or RESET … as a clause of CREATE and ALTER FUNCTION
struct function_setting : sor<seq<SET, set_clause>, reset_clause> {};
// SetResetClause: of ALTER ROLE and ALTER DATABASE
struct role_setting : sor<seq<SET, set_rest>, reset_clause> {};

}  // namespace mig::grammar::postgres
