// Names and the doors between the two halves of SQLite's grammar.
//
// Most of SQLite's keywords are names wherever the grammar has no other use for them: %fallback of parse.y. So a rule
// that begins with an optional keyword takes it and does not go back: `CREATE TABLE if (…)` is refused by SQLite too.
#pragma once

#include "grammar/rules.hpp"

namespace mig::grammar::sqlite {

using namespace mig::grammar::words;

// ---- doors: each is read by a function in src/sql/sqlite/rows.cpp
bool read_expression(TokenInput& in);
bool read_query(TokenInput& in);  // [WITH …] SELECT …, VALUES …
bool read_row_statement(
    TokenInput& in);  // a query, INSERT, REPLACE, UPDATE, DELETE, with or without WITH
bool read_trigger_step(TokenInput& in);  // one statement of a trigger's body

struct expression : elsewhere<read_expression> {};
struct query : elsewhere<read_query> {};
struct trigger_step : elsewhere<read_trigger_step> {};

// VALUES is never a name, WITH is none where a query may begin.
inline bool begins_a_query(TokenCode code) {
  return code == code_of(Keyword::SELECT) || code == code_of(Keyword::VALUES) ||
         code == code_of(Keyword::WITH);
}

// ---- words by class

template <std::uint8_t Bits>
struct word_of_class : Leaf {
  using rule_t = word_of_class;
  static bool fits(TokenCode code) {
    return code == identifier || code == quoted_identifier ||
           (is_keyword_code(code) && (entry_of(static_cast<Keyword>(code)).sqlite & Bits) != 0);
  }
  static bool match(TokenInput& in) {
    if (!fits(in.code())) return in.miss("a name");
    in.next();
    return true;
  }
};
// `idj` of parse.y: a column or function in an expression
struct word_in_expression : word_of_class<may_be_name> {};
// `nm`: a string is a name as well
struct name_word : Leaf {
  using rule_t = name_word;
  static bool fits(TokenCode code) {
    return code == string_constant || word_in_expression::fits(code);
  }
  static bool match(TokenInput& in) {
    if (!fits(in.code())) return in.miss("a name");
    in.next();
    return true;
  }
};
// `ids`: an alias without AS, a word of a type, a collation
struct bare_word : Leaf {
  using rule_t = bare_word;
  static bool fits(TokenCode code) {
    return code == string_constant || word_of_class<may_be_id>::fits(code);
  }
  static bool match(TokenInput& in) {
    if (!fits(in.code())) return in.miss("a name");
    in.next();
    return true;
  }
};

// ---- names

struct name : tree<Node::name, name_word> {};
struct names : tree<Node::names, list<name>> {};
struct names_in_parens : parens<names> {};
struct collation_name : tree<Node::name, bare_word> {};
// schema.table
struct object_name : tree<Node::object_name, name, opt<one<'.'>, name>> {};

struct equals : any_code<'=', equal_equal> {};
struct number : any_code<integer_constant, decimal_constant> {};
struct signed_number : seq<opt<any_code<'+', '-'>>, number> {};

// The words of a type, however many, and up to two numbers. GENERATED ALWAYS behind them is not part of it.
struct type_word : seq<not_at<GENERATED, ALWAYS, AS>, bare_word> {};
struct type
    : tree<Node::type, plus<type_word>, opt<parens<signed_number, opt<one<','>, signed_number>>>> {
};

// ---- parts of many statements

struct if_exists : sor<flag<Node::if_exists, IF, EXISTS>, not_at<IF>> {};
struct if_not_exists : sor<flag<Node::if_not_exists, IF, NOT, EXISTS>, not_at<IF>> {};
struct conflict_action : any_word<Keyword::ROLLBACK, Keyword::ABORT, Keyword::FAIL, Keyword::IGNORE,
                                  Keyword::REPLACE> {};

struct sort_order : seq<opt<any_word<Keyword::ASC, Keyword::DESC>>,
                        opt<NULLS, any_word<Keyword::FIRST, Keyword::LAST>>> {};
struct where : tree<Node::where, WHERE, expression> {};

// Names, but not at the beginning of an expression.
struct expression_word : any_word<Keyword::CAST, Keyword::RAISE, Keyword::CURRENT_DATE,
                                  Keyword::CURRENT_TIME, Keyword::CURRENT_TIMESTAMP> {};

// A column, maybe with a collation, and nothing else: the commonest element of an index.
struct indexed_column : seq<not_at<expression_word>, name,
                            opt<tree<Node::column_collation, COLLATE, collation_name>>> {};
struct index_element_end : any_code<',', ')', code_of(Keyword::ASC), code_of(Keyword::DESC),
                                    code_of(Keyword::NULLS), code_of(Keyword::AUTOINCREMENT)> {};
struct index_element
    : tree<Node::index_element, sor<seq<indexed_column, at<index_element_end>>, expression>,
           sort_order> {};
struct index_elements : tree<Node::index_elements, list<index_element>> {};

}  // namespace mig::grammar::sqlite
