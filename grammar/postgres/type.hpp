// Types: Typename of PostgreSQL's grammar.
#pragma once

#include "grammar/postgres/names.hpp"

namespace mig::grammar::postgres {

struct modifiers : parens<list<expression>> {};
struct length : parens<tree<Node::literal_integer, integer>> {};

struct time_zone : opt<any_word<Keyword::WITH, Keyword::WITHOUT>, TIME, ZONE> {};
struct seconds : seq<SECOND, opt<length>> {};
struct interval_fields
    : sor<seq<YEAR, opt<TO, MONTH>>, MONTH, seq<DAY, opt<TO, sor<HOUR, MINUTE, seconds>>>,
          seq<HOUR, opt<TO, sor<MINUTE, seconds>>>, seq<MINUTE, opt<TO, seconds>>, seconds> {};

// Types whose names are keywords. Their constants need no cast: ConstTypename and ConstInterval.
struct character
    : sor<VARCHAR, seq<opt<NATIONAL>, any_word<Keyword::CHARACTER, Keyword::CHAR>, opt<VARYING>>,
          seq<NCHAR, opt<VARYING>>> {};
struct plain_keyword_type
    : sor<any_word<Keyword::INT, Keyword::INTEGER, Keyword::SMALLINT, Keyword::BIGINT,
                   Keyword::REAL, Keyword::BOOLEAN>,
          judged<judge_float, FLOAT, opt<length>>, seq<DOUBLE, PRECISION>,
          seq<any_word<Keyword::DECIMAL, Keyword::DEC, Keyword::NUMERIC>, opt<modifiers>>,
          seq<BIT, opt<VARYING>, opt<modifiers>>, seq<character, opt<length>>,
          seq<any_word<Keyword::TIMESTAMP, Keyword::TIME>, opt<length>, time_zone>, JSON> {};
struct interval_type : seq<INTERVAL, sor<length, opt<interval_fields>>> {};
struct constant_type : tree<Node::type, plain_keyword_type> {};

struct type_name : tree<Node::object_name, function_label, star<one<'.'>, label>> {};
struct generic_type : seq<type_name, opt<modifiers>> {};
struct simple_type : sor<plain_keyword_type, interval_type, generic_type> {};

struct array_bound
    : flag<Node::type_array, one<'['>, opt<tree<Node::literal_integer, integer>>, one<']'>> {};
struct array_bounds : sor<plus<array_bound>,
                          flag<Node::type_array, ARRAY,
                               opt<one<'['>, tree<Node::literal_integer, integer>, one<']'>>>,
                          success> {};
// %TYPE is allowed where a function's types stand, and nowhere else.
struct type_percent : seq<tree<Node::object_name, function_label, plus<one<'.'>, label>>,
                          flag<Node::type_percent, one<'%'>, TYPE>> {};

struct type_body : tree<Node::type, opt<flag<Node::type_setof, SETOF>>, simple_type, array_bounds> {
};
struct function_type
    : sor<tree<Node::type, opt<flag<Node::type_setof, SETOF>>, type_percent>, type> {};

}  // namespace mig::grammar::postgres
