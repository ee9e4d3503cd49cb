// PL/pgSQL: the statements around SQL, as pl_gram.y has them. The SQL inside is not read here: like the server, this
// grammar only finds where it ends, at a word or symbol outside parentheses, and leaves it to those who parse it
// (src/sql/body/). So what is wrong with one SQL statement never hides the others.
#pragma once

#include "grammar/postgres/names.hpp"

namespace mig::grammar::postgres {

bool read_plpgsql(TokenInput& in);  // a whole body
bool read_plpgsql_expression(
    TokenInput& in);                    // SELECT and what may follow it where a value is wanted
bool read_plpgsql_sql(TokenInput& in);  // a SQL statement where PL/pgSQL's own may stand as well

namespace plpgsql {

bool read_statement(TokenInput& in);
struct statement : elsewhere<read_statement> {};
struct statements : star<statement> {};

// ---- words

// PL/pgSQL has keywords of its own; SQL's are none of them.
constexpr bool is_reserved(TokenCode code) {
  switch (static_cast<Keyword>(code)) {
    case Keyword::ALL:
    case Keyword::BEGIN:
    case Keyword::BY:
    case Keyword::CASE:
    case Keyword::DECLARE:
    case Keyword::ELSE:
    case Keyword::END:
    case Keyword::EXECUTE:
    case Keyword::FOR:
    case Keyword::FOREACH:
    case Keyword::FROM:
    case Keyword::IF:
    case Keyword::IN:
    case Keyword::INTO:
    case Keyword::LOOP:
    case Keyword::NOT:
    case Keyword::NULL_:
    case Keyword::OR:
    case Keyword::STRICT:
    case Keyword::THEN:
    case Keyword::TO:
    case Keyword::USING:
    case Keyword::WHEN:
    case Keyword::WHILE: return true;
    default: return false;
  }
}
constexpr bool is_word(TokenCode code) {
  return code == identifier || code == quoted_identifier ||
         (is_keyword_code(code) && !is_reserved(code));
}
struct body_word : Leaf {
  using rule_t = body_word;
  static bool match(TokenInput& in) {
    if (!is_word(in.code())) return in.miss("a name");
    in.next();
    return true;
  }
};
struct body_name : tree<Node::name, body_word> {};
struct dotted : seq<body_word, star<one<'.'>, body_word>> {};
struct variable_word : Leaf {
  using rule_t = variable_word;
  static bool match(TokenInput& in) {
    if (in.code() != parameter_mark && !is_word(in.code())) return in.miss("a variable");
    in.next();
    return true;
  }
};
// A variable, a field of one, a parameter by its number.
struct variable : seq<variable_word, star<one<'.'>, body_word>> {};
struct assign : any_code<colon_equals, '='> {};
struct end : one<';'> {};

// ---- SQL

// Tokens up to one of `Stops` outside parentheses and brackets; at least one.
template <Node Kind, TokenCode... Stops>
struct until : Leaf {
  using rule_t = until;
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    const std::uint32_t token = in.token();
    const std::uint32_t node = in.node();
    for (std::size_t depth = 0;; in.next()) {
      const TokenCode code = in.code();
      if (depth == 0 && ((code == Stops) || ...)) break;
      if (code == '(' || code == '[') ++depth;
      const bool closes = code == ')' || code == ']';
      if (code == ';' || code == end_of_statement || (closes && depth == 0)) {
        if (depth > 0) {
          in.miss(')');
        } else {
          (in.miss(Stops), ...);
        }
        return mark(false);
      }
      if (closes) --depth;
    }
    if (in.token() == token) return mark(in.miss("an expression"));
    in.emit(Kind, token, node);
    return mark(true);
  }
};
template <TokenCode... Stops>
using expression_until = until<Node::body_expression, Stops...>;
// The text of a statement, made when it runs.
template <TokenCode... Stops>
using dynamic_until = until<Node::body_dynamic, Stops...>;
template <TokenCode... Stops>
using query_until = until<Node::body_query, Stops...>;

constexpr TokenCode then_code = code_of(Keyword::THEN);
constexpr TokenCode loop_code = code_of(Keyword::LOOP);
constexpr TokenCode using_code = code_of(Keyword::USING);
constexpr TokenCode into_code = code_of(Keyword::INTO);
constexpr TokenCode from_code = code_of(Keyword::FROM);
constexpr TokenCode in_code = code_of(Keyword::IN);
constexpr TokenCode when_code = code_of(Keyword::WHEN);

// The next token is one of these.
template <TokenCode... Codes>
struct before : Leaf {
  using rule_t = before;
  static bool match(TokenInput& in) {
    const TokenCode code = in.code();
    if (((code == Codes) || ...)) return true;
    (in.miss(Codes), ...);
    return false;
  }
};

struct into_variables : tree<Node::body_into, INTO, list<variable>> {};
// A comma that no variable follows is wrong.
struct variables : seq<list<variable>, not_at<one<','>>> {};
struct into_target : tree<Node::body_into, INTO, opt<STRICT>, variables> {};

// A SQL statement up to its semicolon, which is one outside parentheses and outside the body of a routine. An INTO that
// is neither INSERT's nor MERGE's names variables.
class SqlStatement : public Leaf {
 public:
  using rule_t = SqlStatement;
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    return mark(SqlStatement(in).read());
  }

 private:
  explicit SqlStatement(TokenInput& in) : in_(in) {}

  bool read() {
    const std::uint32_t token = in_.token();
    const std::uint32_t node = in_.node();
    const bool imports = in_.code() == code_of(Keyword::IMPORT);
    const bool has_body = creates_routine();
    TokenCode previous = end_of_statement;
    for (bool has_into = false;;) {
      const TokenCode code = in_.code();
      if (code == ';' && parentheses_ == 0 && bodies_ == 0) break;
      if (code == end_of_statement) return in_.miss(';');
      if (code == into_code && !imports && previous != code_of(Keyword::INSERT) &&
          previous != code_of(Keyword::MERGE)) {
        if (has_into || !grammar::read<into_target>(in_)) return false;
        has_into = true;
      } else {
        if (!count_parentheses(code)) return false;
        if (has_body && parentheses_ == 0) count_bodies(code);
        in_.next();
      }
      previous = code;
    }
    in_.emit(Node::body_sql, token, node);
    return true;
  }

  bool creates_routine() const {
    if (in_.code() != code_of(Keyword::CREATE)) return false;
    const TokenCode kind = in_.code(in_.code(1) == code_of(Keyword::OR) ? 3 : 1);
    return kind == code_of(Keyword::FUNCTION) || kind == code_of(Keyword::PROCEDURE);
  }
  bool count_parentheses(TokenCode code) {
    if (code == '(') ++parentheses_;
    if (code != ')') return true;
    return parentheses_-- > 0;
  }
  void count_bodies(TokenCode code) {
    if (code == code_of(Keyword::BEGIN) || code == code_of(Keyword::CASE)) ++bodies_;
    if (code == code_of(Keyword::END) && bodies_ > 0) --bodies_;
  }

  TokenInput& in_;
  std::size_t parentheses_ = 0;
  std::size_t bodies_ = 0;
};

// A statement that is SQL's as much as PL/pgSQL's: CALL, DO.
struct plain_sql : seq<until<Node::body_sql, ';'>, end> {};
struct sql_statement : seq<SqlStatement, end> {};

// ---- declarations

struct rowtype : any_word<Keyword::TYPE, Keyword::ROWTYPE> {};
struct array_suffix : seq<one<'['>, opt<integer>, one<']'>> {};
struct percent_type : seq<dotted, one<'%'>, rowtype,
                          sor<plus<array_suffix>, seq<ARRAY, opt<array_suffix>>, success>> {};
struct data_type : sor<percent_type, type> {};
struct alias : seq<ALIAS, FOR, variable, end> {};
struct scrollable : sor<seq<NO, SCROLL>, SCROLL> {};
struct cursor_parameter : seq<body_name, data_type> {};
struct cursor : seq<opt<scrollable>, CURSOR, opt<parens<list<cursor_parameter>>>,
                    any_word<Keyword::IS, Keyword::FOR>, query_until<';'>, end> {};
struct default_of_variable
    : seq<any_code<colon_equals, '=', code_of(Keyword::DEFAULT)>, expression_until<';'>> {};
// What must not be null begins as something.
struct start_value : sor<seq<NOT, NULL_, default_of_variable>, opt<default_of_variable>> {};
struct declared_variable : seq<opt<CONSTANT>, data_type, opt<COLLATE, dotted>, start_value, end> {};
struct not_a_type : not_at<any_word<Keyword::ALIAS, Keyword::CURSOR, Keyword::SCROLL>> {};
struct declaration
    : sor<DECLARE, seq<body_name, sor<alias, cursor, seq<not_a_type, declared_variable>>>> {};

// ---- blocks

struct label_before : tree<Node::body_label, op<shift_left>, body_name, op<shift_right>> {};
struct label_behind : opt<tree<Node::body_end_label, body_name>> {};

// What may be run or not.
struct branch : tree<Node::body_branch, statements> {};

// The statements of a block; guarded ones when exception handlers follow.
struct block_statements : Leaf {
  using rule_t = block_statements;
  static bool match(TokenInput& in) {
    const std::uint32_t token = in.token();
    const std::uint32_t node = in.node();
    grammar::read<statements>(in);
    if (in.code() == code_of(Keyword::EXCEPTION)) in.emit(Node::body_guarded, token, node);
    return true;
  }
};
struct condition : sor<seq<SQLSTATE, text_constant>, seq<not_at<SQLSTATE>, body_word>> {};
struct handler : seq<WHEN, list<condition, OR>, THEN, branch> {};
struct handlers : opt<EXCEPTION, plus<handler>> {};
struct block_tail
    : seq<opt<DECLARE, star<declaration>>, BEGIN, block_statements, handlers, END, label_behind> {};
struct block : tree<Node::body_block, opt<label_before>, block_tail> {};

struct compiler_option : seq<one<'#'>, any_label, any_label> {};
struct body : tree<Node::plpgsql, star<compiler_option>, block, opt<one<';'>>> {};

// ---- conditions and loops

struct if_branch : seq<expression_until<then_code>, THEN, branch> {};
struct else_if : tree<Node::body_branch, any_word<Keyword::ELSIF, Keyword::ELSEIF>, if_branch> {};
struct if_ : seq<IF, if_branch, star<else_if>, opt<ELSE, branch>, END, IF, end> {};
struct case_ : seq<CASE, opt<not_at<WHEN>, expression_until<when_code>>, plus<WHEN, if_branch>,
                   opt<ELSE, branch>, END, CASE, end> {};

struct loop_body : seq<LOOP, branch, END, LOOP, label_behind, end> {};
struct while_ : seq<WHILE, expression_until<loop_code>, loop_body> {};
struct foreach_ : seq<FOREACH, list<variable>, opt<SLICE, integer>, IN, ARRAY,
                      expression_until<loop_code>, loop_body> {};

struct cursor_argument
    : seq<opt<body_word, any_code<colon_equals, equals_greater>>, expression_until<',', ')'>> {};
struct cursor_arguments : parens<list<cursor_argument>> {};
struct dynamic_loop : seq<EXECUTE, dynamic_until<loop_code, using_code>,
                          opt<USING, list<expression_until<',', loop_code>>>> {};
struct cursor_loop : seq<not_at<VALUES>, variable, opt<cursor_arguments>, before<loop_code>> {};
struct range_loop
    : seq<opt<REVERSE>, expression_until<dot_dot, loop_code>, op<dot_dot>,
          expression_until<code_of(Keyword::BY), loop_code>, opt<BY, expression_until<loop_code>>> {
};
struct for_ : seq<FOR, list<variable>, IN,
                  sor<dynamic_loop, cursor_loop, range_loop, query_until<loop_code>>, loop_body> {};
struct loop : sor<loop_body, while_, for_, foreach_> {};

// ---- simple statements

// The indexes of a target are values; a colon stands between bounds, each of which may be left out.
struct index_value : seq<not_at<any_code<':', ']'>>, expression_until<':', ']'>> {};
struct index
    : seq<one<'['>,
          sor<seq<one<':'>, opt<index_value>>, seq<index_value, opt<one<':'>, opt<index_value>>>>,
          one<']'>> {};
struct target : sor<code_rule<parameter_mark>, column_word> {};
struct assignment
    : seq<target, star<sor<seq<one<'.'>, any_label>, index>>, assign, expression_until<';'>, end> {
};
struct perform : seq<until<Node::body_perform, ';'>, end> {};

struct maybe_value : opt<not_at<end>, expression_until<';'>> {};
struct dynamic_text
    : seq<EXECUTE, dynamic_until<using_code, ';'>, opt<USING, list<expression_until<',', ';'>>>> {};
struct dynamic_or_query : sor<dynamic_text, query_until<';'>> {};
struct plain_return : tree<Node::body_return, RETURN,
                           not_at<any_word<Keyword::NEXT, Keyword::QUERY>>, maybe_value> {};
struct return_ : sor<seq<RETURN, NEXT, maybe_value, end>, seq<RETURN, QUERY, dynamic_or_query, end>,
                     seq<plain_return, end>> {};
struct exit_label : tree<Node::body_label, body_name> {};
struct exit : seq<tree<Node::body_exit, any_word<Keyword::EXIT, Keyword::CONTINUE>,
                       opt<not_at<WHEN>, exit_label>, opt<WHEN, expression_until<';'>>>,
                  end> {};

struct raise_level : any_word<Keyword::EXCEPTION, Keyword::WARNING, Keyword::NOTICE, Keyword::INFO,
                              Keyword::LOG, Keyword::DEBUG> {};
struct raise_option_name
    : any_word<Keyword::MESSAGE, Keyword::DETAIL, Keyword::HINT, Keyword::ERRCODE, Keyword::COLUMN,
               Keyword::CONSTRAINT, Keyword::DATATYPE, Keyword::TABLE, Keyword::SCHEMA> {};
struct raise_option : seq<raise_option_name, assign, expression_until<',', ';'>> {};
struct raise_options : seq<USING, list<raise_option>> {};
struct raise_message : tree<Node::body_message, text_constant,
                            star<one<','>, expression_until<',', ';', using_code>>> {};
struct raise_what : sor<raise_options, seq<sor<raise_message, condition>, opt<raise_options>>> {};
struct raise : seq<RAISE, sor<end, seq<opt<raise_level>, raise_what, end>>> {};

struct assert_
    : seq<ASSERT, expression_until<',', ';'>, opt<one<','>, expression_until<';'>>, end> {};

struct execute_using : seq<USING, list<expression_until<',', ';', into_code>>> {};
struct execute
    : seq<EXECUTE, dynamic_until<into_code, using_code, ';'>,
          sor<seq<into_target, opt<execute_using>>, seq<execute_using, opt<into_target>>, success>,
          end> {};

struct diagnostic : seq<variable, assign, body_word> {};
struct get_diagnostics : seq<GET, opt<any_word<Keyword::CURRENT, Keyword::STACKED>>, DIAGNOSTICS,
                             list<diagnostic>, end> {};

struct open
    : seq<OPEN, variable,
          sor<seq<opt<scrollable>, FOR, dynamic_or_query, end>, seq<opt<cursor_arguments>, end>>> {
};
struct from_or_in : any_word<Keyword::FROM, Keyword::IN> {};
struct fetch_count : seq<expression_until<from_code, in_code>, from_or_in> {};
struct direction
    : sor<seq<any_word<Keyword::NEXT, Keyword::PRIOR, Keyword::FIRST, Keyword::LAST, Keyword::ALL>,
              from_or_in>,
          seq<any_word<Keyword::ABSOLUTE, Keyword::RELATIVE>, fetch_count>,
          seq<any_word<Keyword::FORWARD, Keyword::BACKWARD>,
              sor<from_or_in, seq<ALL, from_or_in>, fetch_count>>,
          from_or_in> {};
struct fetched : sor<seq<direction, variable>, seq<variable, before<into_code, ';'>>,
                     seq<fetch_count, variable>> {};
struct fetch : seq<FETCH, fetched, into_variables, end> {};
struct move : seq<MOVE, fetched, end> {};
struct close : seq<CLOSE, variable, end> {};

struct transaction : seq<tree<Node::body_sql, any_word<Keyword::COMMIT, Keyword::ROLLBACK>,
                              opt<AND, opt<NO>, CHAIN>>,
                         end> {};
struct inner_block : seq<block, end> {};

}  // namespace plpgsql
}  // namespace mig::grammar::postgres
