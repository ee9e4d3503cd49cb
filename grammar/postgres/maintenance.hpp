// COPY, TRUNCATE, LOCK, VACUUM, ANALYZE, CLUSTER, REINDEX, REFRESH, DO, CALL, EXPLAIN.
#pragma once

#include "grammar/postgres/object_reference.hpp"
#include "grammar/postgres/setting.hpp"

namespace mig::grammar::postgres {

// ---- TRUNCATE, LOCK

struct table_list : seq<opt<TABLE>, list<relation_name>> {};
struct truncate
    : tree<Node::truncate, TRUNCATE, table_list,
           opt<any_word<Keyword::RESTART, Keyword::CONTINUE>, IDENTITY>, opt<drop_behavior>> {};
struct share_mode : seq<SHARE, opt<sor<seq<UPDATE, EXCLUSIVE>, seq<ROW, EXCLUSIVE>>>> {};
struct lock_mode
    : tree<Node::lock_mode,
           sor<seq<ACCESS, any_word<Keyword::SHARE, Keyword::EXCLUSIVE>>,
               seq<ROW, any_word<Keyword::SHARE, Keyword::EXCLUSIVE>>, share_mode, EXCLUSIVE>> {};
struct lock : tree<Node::lock, LOCK, table_list, opt<IN, lock_mode, MODE>, opt<NOWAIT>> {};

// ---- VACUUM, ANALYZE, CLUSTER, REINDEX, REFRESH

// An option of the old form: a word at its place.
template <typename Word>
using word_option = opt<tree<Node::option, tree<Node::name, Word>>>;

struct analyze_word : any_word<Keyword::ANALYZE, Keyword::ANALYSE> {};
struct vacuum_relations : list<seq<relation_name, opt<names_in_parens>>> {};
struct vacuum_words
    : seq<word_option<FULL>, word_option<FREEZE>, word_option<VERBOSE>, word_option<analyze_word>> {
};
struct vacuum
    : tree<Node::vacuum, VACUUM, sor<utility_options, vacuum_words>, opt<vacuum_relations>> {};
struct analyze : tree<Node::analyze, analyze_word, sor<utility_options, word_option<VERBOSE>>,
                      opt<vacuum_relations>> {};

struct clustered_table : sor<seq<relation_id, opt<USING, name>>> {};
struct clustered_index : seq<name, ON, relation_id> {};  // before 8.3
struct cluster : tree<Node::cluster, CLUSTER,
                      sor<seq<utility_options, opt<clustered_table>>,
                          seq<word_option<VERBOSE>, opt<sor<clustered_index, clustered_table>>>>> {
};

struct reindexed_relation
    : seq<kind<any_word<Keyword::INDEX, Keyword::TABLE>>, opt<concurrently>, relation_id> {};
struct reindexed_schema : seq<kind<SCHEMA>, opt<concurrently>, tree<Node::object_name, name>> {};
struct reindexed_database : seq<kind<any_word<Keyword::DATABASE, Keyword::SYSTEM>>,
                                opt<concurrently>, opt<tree<Node::object_name, name>>> {};
struct reindex : tree<Node::reindex, REINDEX, opt<utility_options>,
                      sor<reindexed_relation, reindexed_schema, reindexed_database>> {};

struct refresh_materialized_view : tree<Node::refresh_materialized_view, REFRESH, MATERIALIZED,
                                        VIEW, opt<concurrently>, relation_id, opt<with_data>> {};

// ---- DO, CALL

struct do_ : tree<Node::do_, DO,
                  plus<sor<string_literal, tree<Node::do_language, LANGUAGE, text_or_word>>>> {};
struct call_procedure : tree<Node::call, CALL, plain_call> {};

// ---- COPY

// The name of an option may have several words: FORCE NOT NULL.
template <typename Name, typename... Value>
using copy_option = tree<Node::option, tree<Node::name, Name>, Value...>;

struct as_text : seq<opt<AS>, string_literal> {};
struct all_columns : flag<Node::star, one<'*'>> {};
struct star_or_names : sor<all_columns, names> {};
// The old form: words behind one another.
struct copy_word
    : sor<tree<Node::copy_format, any_word<Keyword::BINARY, Keyword::CSV>>, copy_option<FREEZE>,
          copy_option<HEADER>, copy_option<seq<FORCE, QUOTE>, star_or_names>,
          copy_option<seq<FORCE, opt<NOT>, NULL_>, star_or_names>,
          copy_option<any_word<Keyword::DELIMITER, Keyword::NULL_, Keyword::QUOTE, Keyword::ESCAPE>,
                      as_text>,
          copy_option<ENCODING, string_literal>> {};
struct copy_value_item : sor<string_literal, boolean_literal, word_value> {};
struct copy_value
    : sor<setting_value, all_columns, tree<Node::names, parens<list<copy_value_item>>>> {};
struct copy_named_option : tree<Node::option, label, opt<copy_value>> {};
struct copy_options : seq<opt<WITH>, sor<parens<list<copy_named_option>>, star<copy_word>>> {};
struct copy_delimiters : copy_option<seq<opt<USING>, DELIMITERS>, string_literal> {};

struct copy_end
    : sor<seq<PROGRAM, string_literal>, string_literal, any_word<Keyword::STDIN, Keyword::STDOUT>> {
};
struct copy_where : tree<Node::where, WHERE, expression> {};
struct copy_table
    : seq<opt<tree<Node::copy_format, BINARY>>, relation_id, opt<names_in_parens>,
          sor<seq<FROM, copy_end, opt<copy_delimiters>, copy_options, opt<copy_where>>,
              seq<TO, copy_end, opt<copy_delimiters>, copy_options>>> {};
struct copy_query : seq<parens<row_statement>, TO, copy_end, copy_options> {};
struct copy : tree<Node::copy, COPY, sor<copy_query, copy_table>> {};

}  // namespace mig::grammar::postgres
