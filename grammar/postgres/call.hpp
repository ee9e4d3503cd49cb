// Calls of functions: func_expr of PostgreSQL's grammar, and the many calls with syntax of their own.
#pragma once

#include "grammar/postgres/type.hpp"

namespace mig::grammar::postgres {

// ---- any function
struct named_argument : tree<Node::named_argument, function_label,
                             any_code<colon_equals, equals_greater>, expression> {};
struct argument
    : sor<seq<at<function_word, any_code<colon_equals, equals_greater>>, named_argument>,
          expression> {};
struct variadic : tree<Node::variadic, VARIADIC, argument> {};

struct order_using
    : seq<USING, sor<seq<OPERATOR, parens<star<column_word, one<'.'>>, operator_symbol>>,
                     operator_symbol>> {};
struct sort_item : tree<Node::sort, expression, opt<sor<ASC, DESC, order_using>>,
                        opt<NULLS, any_word<Keyword::FIRST, Keyword::LAST>>> {};
struct order_by : tree<Node::order_by, ORDER, BY, list<sort_item>> {};

struct star_argument : flag<Node::star, one<'*'>> {};
struct argument_list
    : sor<seq<variadic, opt<order_by>>,
          seq<argument, star<one<','>, argument>, opt<one<','>, variadic>, opt<order_by>>> {};
struct arguments : tree<Node::arguments, one<'('>,
                        opt<sor<star_argument, seq<ALL, list<argument>, opt<order_by>>,
                                seq<flag<Node::distinct, DISTINCT>, list<argument>, opt<order_by>>,
                                argument_list>>,
                        one<')'>> {};

struct within_group : tree<Node::within_group, WITHIN, GROUP, parens<order_by>> {};
struct filter : tree<Node::filter, FILTER, parens<WHERE, expression>> {};
struct frame_bound
    : sor<seq<UNBOUNDED, any_word<Keyword::PRECEDING, Keyword::FOLLOWING>>, seq<CURRENT, ROW>,
          seq<expression, any_word<Keyword::PRECEDING, Keyword::FOLLOWING>>> {};
struct frame_bounds : Leaf {
  using rule_t = frame_bounds;
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    const std::uint32_t start = in.token() + 1;
    if (!read<seq<BETWEEN, frame_bound>>(in)) return mark(false);
    const int from = kind_of_bound(in, start, in.token());
    const std::uint32_t end = in.token() + 1;
    if (!read<seq<AND, frame_bound>>(in)) return mark(false);
    const Refusal* why = judge_frame_bounds(from, kind_of_bound(in, end, in.token()));
    return mark(why == nullptr || in.refuse(*why, start));
  }
};
struct frame : tree<Node::frame, any_word<Keyword::RANGE, Keyword::ROWS, Keyword::GROUPS>,
                    sor<frame_bounds, judged<judge_single_bound, frame_bound>>,
                    opt<EXCLUDE, sor<seq<CURRENT, ROW>, GROUP, TIES, seq<NO, OTHERS>>>> {};
struct partition_by_list : seq<PARTITION, BY, list<expression>> {};
struct window_name
    : seq<not_at<any_word<Keyword::PARTITION, Keyword::RANGE, Keyword::ROWS, Keyword::GROUPS>>,
          name> {};
struct window : tree<Node::window, one<'('>, opt<window_name>, opt<partition_by_list>,
                     opt<order_by>, opt<frame>, one<')'>> {};
struct over : tree<Node::over, OVER, sor<window, name>> {};
struct call_tail : seq<opt<within_group>, opt<filter>, opt<over>> {};

// ---- calls with syntax of their own: func_expr_common_subexpr

struct expressions : list<expression> {};
struct some_expressions : parens<expressions> {};
struct extract_field
    : sor<text_constant,
          tree<Node::name, sor<any_word<Keyword::YEAR, Keyword::MONTH, Keyword::DAY, Keyword::HOUR,
                                        Keyword::MINUTE, Keyword::SECOND>,
                               no_keyword>>> {};
struct extract : seq<EXTRACT, parens<opt<extract_field, FROM, expression>>> {};
struct normalize_form : any_word<Keyword::NFC, Keyword::NFD, Keyword::NFKC, Keyword::NFKD> {};
struct normalize : seq<NORMALIZE, parens<expression, opt<one<','>, normalize_form>>> {};
struct overlay : seq<OVERLAY, one<'('>,
                     sor<seq<expression, PLACING, expression, FROM, expression,
                             opt<FOR, expression>, one<')'>>,
                         seq<opt<argument_list>, one<')'>>>> {};
struct position : seq<POSITION, parens<opt<simple_expression, IN, simple_expression>>> {};
struct substring_tail
    : sor<seq<FROM, expression, opt<FOR, expression>>, seq<FOR, expression, opt<FROM, expression>>,
          seq<SIMILAR, expression, ESCAPE, expression>> {};
struct substring
    : seq<SUBSTRING, one<'('>,
          sor<seq<expression, substring_tail, one<')'>>, seq<opt<argument_list>, one<')'>>>> {};
struct trim
    : seq<TRIM,
          parens<opt<any_word<Keyword::BOTH, Keyword::LEADING, Keyword::TRAILING>>,
                 sor<seq<FROM, expressions>, seq<expression, FROM, expressions>, expressions>>> {};
struct treat : seq<TREAT, parens<expression, AS, type>> {};
struct simple_special
    : sor<seq<any_word<Keyword::COALESCE, Keyword::GREATEST, Keyword::LEAST>, some_expressions>,
          seq<NULLIF, parens<expression, one<','>, expression>>,
          seq<COLLATION, FOR, parens<expression>>, seq<MERGE_ACTION, one<'('>, one<')'>>> {};

// XML
struct xml_attribute : tree<Node::target, expression, opt<AS, label>> {};
struct xml_attributes : seq<XMLATTRIBUTES, parens<list<xml_attribute>>> {};
struct xml_element
    : seq<XMLELEMENT,
          parens<NAME, label, opt<one<','>, xml_attributes>, opt<one<','>, expressions>>> {};
struct xml_whitespace : seq<any_word<Keyword::PRESERVE, Keyword::STRIP>, WHITESPACE> {};
struct xml_kind : any_word<Keyword::DOCUMENT, Keyword::CONTENT> {};
struct xml_by : seq<BY, any_word<Keyword::REF, Keyword::VALUE>> {};
struct xml_passing : seq<PASSING, opt<xml_by>, operand, opt<xml_by>> {};
struct xml_call
    : sor<seq<XMLCONCAT, some_expressions>, xml_element,
          seq<XMLEXISTS, parens<operand, xml_passing>>, seq<XMLFOREST, parens<list<xml_attribute>>>,
          seq<XMLPARSE, parens<xml_kind, expression, opt<xml_whitespace>>>,
          seq<XMLPI, parens<NAME, label, opt<one<','>, expression>>>,
          seq<XMLROOT, parens<expression, one<','>, VERSION, sor<seq<NO, VALUE>, expression>,
                              opt<one<','>, STANDALONE, sor<YES, seq<NO, opt<VALUE>>>>>>,
          seq<XMLSERIALIZE,
              parens<xml_kind, expression, AS, simple_type, opt<sor<INDENT, seq<NO, INDENT>>>>>> {};

// JSON, since 16
struct json_format : seq<FORMAT, JSON, opt<ENCODING, name>> {};
struct json_value : seq<expression, opt<json_format>> {};
struct json_returning : seq<RETURNING, type, opt<json_format>> {};
struct json_nulls : seq<any_word<Keyword::NULL_, Keyword::ABSENT>, ON, NULL_> {};
struct json_unique : seq<any_word<Keyword::WITH, Keyword::WITHOUT>, UNIQUE, opt<KEYS>> {};
struct json_member : sor<seq<operand, VALUE, json_value>, seq<expression, one<':'>, json_value>> {};
struct json_object : seq<JSON_OBJECT, one<'('>,
                         sor<seq<list<json_member>, opt<json_nulls>, opt<json_unique>,
                                 opt<json_returning>, one<')'>>,
                             seq<opt<json_returning>, one<')'>>, seq<list<argument>, one<')'>>>> {};
struct json_array
    : seq<JSON_ARRAY, parens<sor<seq<query, opt<json_format>, opt<json_returning>>,
                                 seq<list<json_value>, opt<json_nulls>, opt<json_returning>>,
                                 opt<json_returning>>>> {};
struct json_aggregate
    : seq<sor<seq<JSON_OBJECTAGG,
                  parens<json_member, opt<json_nulls>, opt<json_unique>, opt<json_returning>>>,
              seq<JSON_ARRAYAGG,
                  parens<json_value, opt<order_by>, opt<json_nulls>, opt<json_returning>>>>,
          opt<filter>, opt<over>> {};
struct json_passing : seq<PASSING, list<seq<json_value, AS, label>>> {};
struct json_wrapper : sor<seq<WITHOUT, opt<ARRAY>, WRAPPER>,
                          seq<WITH, opt<any_word<Keyword::CONDITIONAL, Keyword::UNCONDITIONAL>>,
                              opt<ARRAY>, WRAPPER>> {};
struct json_quotes : seq<any_word<Keyword::KEEP, Keyword::OMIT>, QUOTES, opt<ON, SCALAR, STRING>> {
};
struct json_behavior : seq<sor<seq<DEFAULT, expression>, ERROR, NULL_, TRUE, FALSE, UNKNOWN,
                               seq<EMPTY, opt<any_word<Keyword::ARRAY, Keyword::OBJECT>>>>,
                           ON, any_word<Keyword::EMPTY, Keyword::ERROR>> {};
struct json_query_call
    : seq<any_word<Keyword::JSON_EXISTS, Keyword::JSON_QUERY, Keyword::JSON_VALUE>,
          parens<json_value, one<','>, expression, opt<json_passing>, opt<json_returning>,
                 opt<json_wrapper>, opt<json_quotes>, opt<json_behavior>, opt<json_behavior>>> {};
struct json_call
    : sor<json_object, json_array, json_aggregate, json_query_call,
          seq<JSON, parens<json_value, opt<json_unique>>>, seq<JSON_SCALAR, parens<expression>>,
          seq<JSON_SERIALIZE, parens<json_value, opt<json_returning>>>> {};

struct special_call
    : tree<Node::special_call, sor<simple_special, extract, substring, trim, position, overlay,
                                   normalize, treat, xml_call, json_call>> {};

struct special_value
    : tree<Node::special_value,
           sor<any_word<Keyword::CURRENT_DATE, Keyword::CURRENT_ROLE, Keyword::CURRENT_USER,
                        Keyword::SESSION_USER, Keyword::SYSTEM_USER, Keyword::USER,
                        Keyword::CURRENT_CATALOG, Keyword::CURRENT_SCHEMA>,
               seq<any_word<Keyword::CURRENT_TIME, Keyword::CURRENT_TIMESTAMP, Keyword::LOCALTIME,
                            Keyword::LOCALTIMESTAMP>,
                   opt<length>>>> {};

struct call_body
    : sor<seq<at<any_label, one<'('>>, special_call>,
          tree<Node::function_call, function_name, arguments>, special_value,
          seq<at<COLLATION>, special_call>, tree<Node::cast, CAST, parens<expression, AS, type>>> {
};

}  // namespace mig::grammar::postgres
