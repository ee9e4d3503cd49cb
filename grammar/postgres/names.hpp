// Names, types and the doors to the parts of PostgreSQL's grammar that are compiled apart.
#pragma once

#include "grammar/postgres/judgements.hpp"

namespace mig::grammar::postgres {

using namespace mig::grammar::words;

// ---- doors: each is read by a function in a translation unit of its own
bool read_expression(TokenInput& in);
bool read_simple_expression(TokenInput& in);  // without AND, OR, NOT, IN, LIKE, BETWEEN, IS NULL
bool read_labelled(TokenInput& in);           // an expression that a label without AS may follow
bool read_operand(TokenInput& in);            // one operand, with casts and subscripts
bool read_call(TokenInput& in);  // one call of a function, also those with syntax of their own
bool read_plain_call(TokenInput& in);  // a name and arguments, no more
bool read_type(TokenInput& in);
bool read_query(TokenInput& in);  // SELECT, VALUES, TABLE, WITH … SELECT, in parentheses or not
bool read_query_in_parens(TokenInput& in);
bool read_plain_select(TokenInput& in);  // SELECT without WITH, INTO, UNION and the like
bool read_row_statement(
    TokenInput& in);  // query, INSERT, UPDATE, DELETE, MERGE, with or without WITH

struct expression : elsewhere<read_expression> {};                // a_expr
struct simple_expression : elsewhere<read_simple_expression> {};  // b_expr
struct labelled : elsewhere<read_labelled> {};
struct operand : elsewhere<read_operand> {};                  // c_expr
struct call : elsewhere<read_call> {};                        // func_expr
struct plain_call : elsewhere<read_plain_call> {};            // func_application
struct type : elsewhere<read_type> {};                        // Typename
struct query : elsewhere<read_query> {};                      // SelectStmt
struct query_in_parens : elsewhere<read_query_in_parens> {};  // select_with_parens
struct row_statement : elsewhere<read_row_statement> {};      // PreparableStmt

inline bool begins_a_query(TokenCode code, TokenCode next) {
  return code == code_of(Keyword::SELECT) || code == code_of(Keyword::WITH) ||
         code == code_of(Keyword::TABLE) || (code == code_of(Keyword::VALUES) && next == '(');
}

// ---- words by class
struct column_word : postgres_name<may_be_column> {};                          // ColId
struct function_word : postgres_name<may_be_function> {};                      // type_function_name
struct bare_word : postgres_name<may_be_bare> {};                              // BareColLabel
struct any_function_word : postgres_name<may_be_column | may_be_function> {};  // NonReservedWord
struct no_keyword : postgres_name<is_no_keyword> {};                           // IDENT
// RoleSpec
struct role_word : Leaf {
  using rule_t = role_word;
  static bool fits(TokenCode code) {
    return any_function_word::fits(code) || code == code_of(Keyword::CURRENT_USER) ||
           code == code_of(Keyword::CURRENT_ROLE) || code == code_of(Keyword::SESSION_USER);
  }
  static bool match(TokenInput& in) {
    if (!fits(in.code())) return in.miss("a role");
    in.next();
    return true;
  }
};

// ---- names
struct name : tree<Node::name, column_word> {};
struct label : tree<Node::name, any_label> {};
struct bare_label : tree<Node::name, bare_word> {};
struct function_label : tree<Node::name, function_word> {};
struct non_reserved_label : tree<Node::name, any_function_word> {};
struct role : judged<judge_role, tree<Node::name, role_word>> {};
struct roles : tree<Node::names, list<role>> {};
struct names : tree<Node::names, list<name>> {};
struct names_in_parens : parens<names> {};
// any_name and qualified_name: catalog.schema.table
struct object_name : tree<Node::object_name, name, star<one<'.'>, label>> {};
// qualified_name: of a table or what is like one
struct relation_id : judged<judge_relation_name, object_name> {};
// relation_expr
struct only : flag<Node::only, ONLY> {};
struct relation_name
    : sor<seq<only, sor<parens<relation_id>, relation_id>>, seq<relation_id, opt<one<'*'>>>> {};
// func_name
struct function_name
    : tree<Node::object_name, sor<seq<name, plus<one<'.'>, label>>, function_label>> {};

// ---- operators: any_operator, qual_all_Op

struct operator_symbol
    : any_code<other_operator, concatenation, arrow, double_arrow, shift_left, shift_right,
               equal_equal, less_equal, greater_equal, not_equal, '|', '&', '~', '!', '@', '#', '`',
               '?', '+', '-', '*', '/', '%', '^', '<', '>', '='> {};
// An object_name whose last name is the symbol: schema.+
struct any_operator : tree<Node::object_name, star<name, one<'.'>>,
                           named<"an operator", tree<Node::name, operator_symbol>>> {};
struct any_or_qualified_operator : sor<seq<OPERATOR, parens<any_operator>>, any_operator> {};

// ---- constants
struct text_constant : code_rule<string_constant> {};  // Sconst
struct integer : code_rule<integer_constant> {};       // Iconst
struct signed_integer : seq<opt<any_code<'+', '-'>>, integer> {};
struct number : any_code<integer_constant, decimal_constant> {};
struct signed_number : seq<opt<any_code<'+', '-'>>, number> {};  // NumericOnly

struct string_literal : tree<Node::literal_string, text_constant> {};

// ---- words that stand for themselves in many statements
struct if_exists : flag<Node::if_exists, IF, EXISTS> {};
struct if_not_exists : flag<Node::if_not_exists, IF, NOT, EXISTS> {};
struct or_replace : flag<Node::or_replace, OR, REPLACE> {};
struct concurrently : flag<Node::concurrently, CONCURRENTLY> {};
struct drop_behavior : sor<flag<Node::cascade, CASCADE>, flag<Node::restrict, RESTRICT>> {};
struct with_data : seq<WITH, sor<flag<Node::with_no_data, NO, DATA>, flag<Node::with_data, DATA>>> {
};

}  // namespace mig::grammar::postgres
