// CREATE TABLE, CREATE FOREIGN TABLE, CREATE TABLE AS, CREATE MATERIALIZED VIEW.
#pragma once

#include "grammar/postgres/definition.hpp"

namespace mig::grammar::postgres {

// ---- parts

// OptTemp
struct persistence : opt<sor<flag<Node::temporary, opt<any_word<Keyword::LOCAL, Keyword::GLOBAL>>,
                                  any_word<Keyword::TEMPORARY, Keyword::TEMP>>,
                             flag<Node::unlogged, UNLOGGED>>> {};
// OptWith
struct table_options : sor<with_options, seq<WITHOUT, OIDS>, success> {};
struct on_commit : tree<Node::on_commit, ON, COMMIT,
                        sor<DROP, seq<any_word<Keyword::DELETE, Keyword::PRESERVE>, ROWS>>> {};
struct table_storage : seq<opt<access_method>, table_options, opt<on_commit>, opt<tablespace>> {};

struct like_option
    : tree<Node::like_option, any_word<Keyword::INCLUDING, Keyword::EXCLUDING>,
           any_word<Keyword::COMMENTS, Keyword::COMPRESSION, Keyword::CONSTRAINTS,
                    Keyword::DEFAULTS, Keyword::GENERATED, Keyword::IDENTITY, Keyword::INDEXES,
                    Keyword::STATISTICS, Keyword::STORAGE, Keyword::ALL>> {};
struct like_table : tree<Node::like_table, LIKE, relation_id, star<like_option>> {};
// The column first: EXCLUDE begins a constraint and is a column's name as well.
struct table_element
    : named<"a column or a constraint", sor<column_definition, table_constraint, like_table>> {};
struct table_elements : seq<one<'('>, opt<list<table_element>>, one<')'>> {};
struct typed_table_elements : opt<parens<list<sor<column_options, table_constraint>>>> {};
struct inherits : tree<Node::inherits, INHERITS, parens<list<relation_id>>> {};

// ---- partitions

struct partition_element
    : tree<Node::index_element, index_subject, opt<collation>, opt<operator_class_name>> {};
struct partition_strategy : judged<judge_strategy, name> {};
struct partition_by : tree<Node::partition_by, PARTITION, BY, partition_strategy,
                           parens<tree<Node::index_elements, list<partition_element>>>> {};
struct bound_values : parens<list<expression>> {};
struct hash_bound : parens<sor<seq<MODULUS, integer, one<','>, REMAINDER, integer>,
                               seq<REMAINDER, integer, one<','>, MODULUS, integer>>> {};
struct partition_bound
    : tree<Node::partition_bound,
           sor<DEFAULT, seq<FOR, VALUES,
                            sor<seq<IN, bound_values>, seq<FROM, bound_values, TO, bound_values>,
                                seq<WITH, hash_bound>>>>> {};
struct partition_of : seq<PARTITION, OF, tree<Node::partition_of, relation_id>> {};
struct of_type : tree<Node::of_type, OF, tree<Node::type, object_name>> {};

// ---- tables

// What CREATE TABLE makes, behind its name.
struct table_body : sor<seq<table_elements, opt<inherits>>, seq<of_type, typed_table_elements>,
                        seq<partition_of, typed_table_elements, partition_bound>> {};
struct create_table_body : seq<table_body, opt<partition_by>, table_storage> {};

// CREATE TABLE t [(a, b)] [USING …] [WITH …] AS
struct with_data_choice : opt<with_data> {};
struct execute : tree<Node::execute, EXECUTE, name, opt<bound_values>> {};
struct table_as_body
    : seq<opt<names_in_parens>, table_storage, AS, sor<execute, query>, with_data_choice> {};

struct server : tree<Node::server, SERVER, name> {};
struct foreign_table_body : seq<FOREIGN, TABLE, opt<if_not_exists>, relation_id,
                                sor<seq<table_elements, opt<inherits>>,
                                    seq<partition_of, typed_table_elements, partition_bound>>,
                                server, opt<generic_options>> {};

struct materialized_view_body
    : seq<opt<flag<Node::unlogged, UNLOGGED>>, MATERIALIZED, VIEW, opt<if_not_exists>, relation_id,
          opt<names_in_parens>, opt<access_method>, opt<with_options>, opt<tablespace>, AS, query,
          with_data_choice> {};

}  // namespace mig::grammar::postgres
