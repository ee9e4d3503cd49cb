// Publications, subscriptions, statistics and extensions.
#pragma once

#include "grammar/postgres/object_reference.hpp"
#include "grammar/postgres/setting.hpp"

namespace mig::grammar::postgres {

bool read_table_reference(TokenInput& in);

// ---- publications. TABLE and TABLES IN SCHEMA hold for the names behind them up to the next such words.

struct tables_in_schema : seq<TABLES, IN, SCHEMA> {};
struct published_columns : parens<names> {};
struct published_rows : tree<Node::where, WHERE, expression_in_parens> {};
struct published_table
    : tree<Node::publication_table, relation_name, opt<published_columns>, opt<published_rows>> {};
struct published_schema
    : tree<Node::publication_schema, tree<Node::name, sor<CURRENT_SCHEMA, column_word>>> {};
struct next_table : seq<one<','>, not_at<sor<TABLE, tables_in_schema>>, published_table> {};
struct next_schema : seq<one<','>, not_at<sor<TABLE, tables_in_schema>>, published_schema> {};
struct published_group : sor<seq<TABLE, published_table, star<next_table>>,
                             seq<tables_in_schema, published_schema, star<next_schema>>> {};
struct published_objects : list<published_group> {};

struct publication_content : seq<FOR, sor<seq<ALL, TABLES>, published_objects>> {};
struct create_publication : tree<Node::create_publication, CREATE, PUBLICATION, name,
                                 opt<publication_content>, opt<with_definition>> {};
struct alter_publication : tree<Node::alter_publication, ALTER, PUBLICATION, name,
                                sor<seq<any_word<Keyword::ADD, Keyword::DROP>, published_objects>,
                                    seq<SET, sor<definition, published_objects>>>> {};

// ---- subscriptions

struct publication_names : seq<PUBLICATION, names> {};
struct create_subscription : tree<Node::create_subscription, CREATE, SUBSCRIPTION, name, CONNECTION,
                                  string_literal, publication_names, opt<with_definition>> {};
struct subscription_publications : seq<publication_names, opt<with_definition>> {};
struct subscription_action
    : sor<seq<SET, sor<definition, subscription_publications>>, seq<CONNECTION, string_literal>,
          seq<REFRESH, PUBLICATION, opt<with_definition>>,
          seq<any_word<Keyword::ADD, Keyword::DROP>, subscription_publications>,
          any_word<Keyword::ENABLE, Keyword::DISABLE>, seq<SKIP, definition>> {};
struct alter_subscription
    : tree<Node::alter_subscription, ALTER, SUBSCRIPTION, name, subscription_action> {};

// ---- statistics

struct statistics_source : elsewhere<read_table_reference> {};
struct statistics_element : tree<Node::index_element, index_subject> {};
struct create_statistics
    : tree<Node::create_statistics, CREATE, STATISTICS,
           opt<sor<seq<if_not_exists, object_name>, object_name>>, opt<parens<names>>, ON,
           tree<Node::index_elements, list<statistics_element>>,
           tree<Node::from, FROM, list<statistics_source>>> {};
struct alter_statistics
    : tree<Node::alter_statistics, ALTER, STATISTICS, opt<if_exists>, object_name, SET, STATISTICS,
           flag<Node::statistics_target, sor<signed_integer, DEFAULT>>> {};

// ---- extensions. FROM, the version of loose objects to take over, went with PostgreSQL 13.

struct extension_option
    : tree<Node::option, sor<seq<SCHEMA, name>, CASCADE,
                             seq<any_word<Keyword::VERSION, Keyword::FROM>, text_or_word>>> {};
struct create_extension : tree<Node::create_extension, CREATE, EXTENSION, opt<if_not_exists>, name,
                               opt<WITH>, star<extension_option>> {};
struct alter_extension
    : tree<Node::alter_extension, ALTER, EXTENSION, name, UPDATE, star<TO, text_or_word>> {};
struct alter_extension_contents : tree<Node::alter_extension_contents, ALTER, EXTENSION, name,
                                       any_word<Keyword::ADD, Keyword::DROP>, extension_member> {};

}  // namespace mig::grammar::postgres
