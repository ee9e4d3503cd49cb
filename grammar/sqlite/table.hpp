// Tables: columns, constraints, options. The nodes have the shapes that grammar/nodes.def tells, as PostgreSQL's have.
#pragma once

#include "grammar/sqlite/names.hpp"

namespace mig::grammar::sqlite {

struct conflict : tree<Node::conflict, ON, CONFLICT, conflict_action> {};
struct expression_in_parens : parens<expression> {};
struct autoincrement : flag<Node::autoincrement, AUTOINCREMENT> {};

// ---- foreign keys

struct key_action : sor<seq<SET, any_word<Keyword::NULL_, Keyword::DEFAULT>>, CASCADE, RESTRICT,
                        seq<NO, ACTION>> {};
struct reference_option
    : sor<tree<Node::match, MATCH, name>, tree<Node::on_delete, ON, DELETE, key_action>,
          tree<Node::on_update, ON, UPDATE, key_action>, seq<ON, INSERT, key_action>> {};
struct references : tree<Node::references, REFERENCES, tree<Node::object_name, name>,
                         opt<names_in_parens>, star<reference_option>> {};
struct initial_state : opt<sor<flag<Node::initially_deferred, INITIALLY, DEFERRED>,
                               flag<Node::initially_immediate, INITIALLY, IMMEDIATE>>> {};
struct deferral
    : seq<sor<flag<Node::not_deferrable, NOT, DEFERRABLE>, flag<Node::deferrable, DEFERRABLE>>,
          initial_state> {};

// ---- constraints of columns

// A constant, with a sign or not; a word that is none is a string.
struct plain_constant
    : sor<tree<Node::literal_null, NULL_>, tree<Node::literal_integer, code_rule<integer_constant>>,
          tree<Node::literal_decimal, code_rule<decimal_constant>>,
          tree<Node::literal_bits, code_rule<bit_constant>>,
          tree<Node::special_value,
               any_word<Keyword::CURRENT_DATE, Keyword::CURRENT_TIME, Keyword::CURRENT_TIMESTAMP>>,
          tree<Node::literal_string, code_rule<string_constant>>> {};
struct constant_word : sor<INDEXED, word_of_class<may_be_id>> {};
struct default_value
    : named<"a value", sor<tree<Node::grouped, expression_in_parens>, plain_constant,
                           tree<Node::unary, any_code<'+', '-'>, plain_constant>,
                           tree<Node::literal_boolean, any_word<Keyword::TRUE, Keyword::FALSE>>,
                           tree<Node::literal_string, constant_word>>> {};

struct generated : tree<Node::generated, opt<GENERATED, ALWAYS>, AS, expression_in_parens,
                        opt<sor<flag<Node::stored, STORED>, flag<Node::virtual_, VIRTUAL>>>> {};
// ON CONFLICT stands before AUTOINCREMENT, so it is a child of the key then.
struct column_key
    : tree<Node::primary_key, PRIMARY, KEY, opt<any_word<Keyword::ASC, Keyword::DESC>>,
           opt<opt<conflict>, autoincrement>> {};
struct column_constraint_body
    : sor<seq<tree<Node::not_null, NOT, NULL_>, opt<conflict>>,
          seq<tree<Node::null_, NULL_>, opt<conflict>>,
          tree<Node::default_, DEFAULT, default_value>, seq<column_key, opt<conflict>>,
          seq<tree<Node::unique_key, UNIQUE>, opt<conflict>>,
          tree<Node::check, CHECK, expression_in_parens>, seq<references, opt<deferral>>,
          generated> {};

struct constraint_name : tree<Node::constraint_name, CONSTRAINT, name> {};
template <typename Body>
struct constraint : tree<Node::constraint, opt<constraint_name>, Body> {};

struct column_collation : tree<Node::column_collation, COLLATE, collation_name> {};
// A constraint's name may stand alone, and what defers a foreign key apart from it.
struct column_part
    : sor<constraint<column_constraint_body>, column_collation, constraint_name, deferral> {};
struct column_definition : tree<Node::column_definition, name, opt<type>, star<column_part>> {};

// ---- constraints of tables

struct key_elements : seq<one<'('>, index_elements, opt<autoincrement>, one<')'>> {};
struct table_constraint_body
    : sor<seq<tree<Node::primary_key, PRIMARY, KEY, key_elements>, opt<conflict>>,
          seq<tree<Node::unique_key, UNIQUE, parens<index_elements>>, opt<conflict>>,
          seq<tree<Node::check, CHECK, expression_in_parens>, opt<conflict>>,
          seq<tree<Node::foreign_key, FOREIGN, KEY, names_in_parens, references>, opt<deferral>>> {
};
struct table_constraint : sor<constraint<table_constraint_body>, constraint_name> {};
// The commas between them may be missing.
struct table_constraints : seq<table_constraint, star<opt<one<','>>, table_constraint>> {};

// ---- CREATE TABLE

struct table_option : sor<flag<Node::without_rowid, WITHOUT, ROWID>, flag<Node::strict, STRICT>> {};
struct table_definition : seq<one<'('>, list<column_definition>, opt<one<','>, table_constraints>,
                              one<')'>, opt<table_option>, star<one<','>, table_option>> {};

// ---- ALTER TABLE; constraints since 3.53

struct check_constraint
    : constraint<seq<tree<Node::check, CHECK, expression_in_parens>, opt<conflict>>> {};
struct add_action : sor<tree<Node::at_add_constraint, ADD,
                             at<any_word<Keyword::CONSTRAINT, Keyword::CHECK>>, check_constraint>,
                        tree<Node::at_add_column, ADD, opt<COLUMN>, column_definition>> {};
struct drop_action : sor<tree<Node::at_drop_constraint, DROP, CONSTRAINT, name>,
                         tree<Node::at_drop_column, DROP, opt<COLUMN>, name>> {};
struct altered_column : seq<ALTER, opt<COLUMN>, name> {};
struct alter_column_action
    : sor<tree<Node::at_drop_not_null, altered_column, DROP, NOT, NULL_>,
          tree<Node::at_set_not_null, altered_column, SET, NOT, NULL_, opt<conflict>>> {};
struct alter_action : sor<add_action, drop_action, alter_column_action> {};
struct rename_action : seq<RENAME, sor<seq<TO, name>, seq<opt<COLUMN>, name, TO, name>>> {};

}  // namespace mig::grammar::sqlite
