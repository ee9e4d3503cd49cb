// Queries and the statements that change rows: select, INSERT, UPDATE, DELETE of SQLite's grammar.
#pragma once

#include "grammar/sqlite/expression.hpp"

namespace mig::grammar::sqlite {

bool read_tables(TokenInput& in);
struct tables : elsewhere<read_tables> {};

// ---- FROM

// WINDOW is a keyword before `name AS` alone.
struct window_clause_start : seq<WINDOW, scanned_name, AS> {};
struct alias_name
    : sor<seq<AS, name>, seq<not_at<window_clause_start>, tree<Node::name, bare_word>>> {};
struct table_alias : tree<Node::table_alias, alias_name> {};
struct indexed_by : tree<Node::indexed_by, sor<seq<INDEXED, BY, name>, seq<NOT, INDEXED>>> {};
struct from_call : tree<Node::from_function,
                        tree<Node::function_call, object_name,
                             tree<Node::arguments, one<'('>, opt<expressions>, one<')'>>>,
                        opt<table_alias>> {};
struct relation : tree<Node::relation, object_name, opt<table_alias>, opt<indexed_by>> {};
struct from_query : tree<Node::from_query, query_in_parens, opt<table_alias>> {};
struct call_start : seq<name_word, opt<one<'.'>, name_word>, one<'('>> {};
struct named_table : sor<seq<at<call_start>, from_call>, relation> {};
struct join_word : any_word<Keyword::NATURAL, Keyword::LEFT, Keyword::RIGHT, Keyword::FULL,
                            Keyword::INNER, Keyword::CROSS, Keyword::OUTER> {};
// Up to three in any order; an inner join is no outer one, and OUTER alone is none. As sqlite3JoinType().
inline constexpr Refusal unknown_join = {
    "unknown join type",
    "write [NATURAL] JOIN, CROSS JOIN or INNER JOIN, or LEFT, RIGHT or FULL [OUTER] JOIN"};
inline const Refusal* judge_join(Judged& what) {
  bool is_inner = false, is_outer = false, has_side = false;
  for (std::uint32_t token = what.token; token < what.in.token(); ++token) {
    const auto word = static_cast<Keyword>(what.in.code_of_token(token));
    is_inner = is_inner || word == Keyword::INNER || word == Keyword::CROSS;
    is_outer = is_outer || word == Keyword::OUTER;
    has_side = has_side || word == Keyword::LEFT || word == Keyword::RIGHT || word == Keyword::FULL;
  }
  const bool is_unknown = (is_inner && (is_outer || has_side)) || (is_outer && !has_side);
  return is_unknown ? &unknown_join : nullptr;
}
struct join_words : judged<judge_join, opt<join_word>, opt<join_word>, opt<join_word>, JOIN> {};
struct join_condition
    : sor<tree<Node::on, ON, expression>, tree<Node::using_, USING, names_in_parens>> {};

// Tables and joins. A comma joins like JOIN does, and may have a condition as well.
class TableReader : Reader {
 public:
  explicit TableReader(TokenInput& in) : Reader(in) {}

  bool read() {
    TokenInput::Depth depth(in_);
    Place left = here();
    if (!primary() || is_condition()) return false;
    for (;;) {
      const bool comma = in_.code() == ',';
      if (comma) {
        in_.next();
      } else if (!starts_join()) {
        return true;
      } else if (!grammar::read<join_words>(in_)) {
        return false;
      }
      const Place right = here();
      if (!primary()) return false;
      if (comma && !is_condition()) {
        left = right;
        continue;
      }
      if (!grammar::read<opt<join_condition>>(in_)) return false;
      in_.emit(Node::join, left.token, left.node);
    }
  }

 private:
  // ON belongs to a join wherever a join may be, also before CONFLICT.
  bool is_condition() const { return is(Keyword::ON) || is(Keyword::USING); }
  bool starts_join() const {
    return is(Keyword::JOIN) || is(Keyword::NATURAL) || is(Keyword::LEFT) || is(Keyword::RIGHT) ||
           is(Keyword::FULL) || is(Keyword::INNER) || is(Keyword::CROSS) || is(Keyword::OUTER);
  }

  bool primary() {
    if (in_.code() != '(') return grammar::read<named_table>(in_) || in_.miss('(');
    if (begins_a_query(in_.code(1))) return grammar::read<from_query>(in_);
    return grammar::read<seq<parens<nodes<Node::from, tables>>, opt<table_alias>>>(in_);
  }
};

// ---- SELECT

struct column_star : tree<Node::column, name, one<'.'>, flag<Node::star, one<'*'>>> {};
struct column_star_start : seq<not_at<expression_word>, name_word, one<'.'>, one<'*'>> {};
struct target
    : tree<Node::target, sor<flag<Node::star, one<'*'>>, seq<at<column_star_start>, column_star>,
                             seq<expression, opt<tree<Node::alias, alias_name>>>>> {};
struct targets : tree<Node::targets, list<target>> {};
struct from : tree<Node::from, FROM, tables> {};
struct group_by : tree<Node::group_by, GROUP, BY, expressions> {};
struct having : tree<Node::having, HAVING, expression> {};
struct window_clause
    : tree<Node::window_clause, at<window_clause_start>, WINDOW, list<seq<name, AS, window>>> {};
struct select_core
    : tree<Node::select_core, SELECT, opt<sor<flag<Node::distinct, DISTINCT>, ALL>>, targets,
           opt<from>, opt<where>, opt<group_by>, opt<having>, opt<window_clause>> {};

// A row of constants: what a dump is made of. It needs no nodes.
struct plain_row : Leaf {
  using rule_t = plain_row;
  static bool is_constant(TokenCode code) {
    return (code >= string_constant && code <= decimal_constant) ||
           code == code_of(Keyword::NULL_) || code == code_of(Keyword::TRUE) ||
           code == code_of(Keyword::FALSE);
  }
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    const std::uint32_t token = in.token();
    const std::uint32_t node = in.node();
    do {
      in.next();
      if (in.code() == '-') in.next();
      if (!is_constant(in.code())) return mark(false);
      in.next();
    } while (in.code() == ',');
    if (in.code() != ')') return mark(false);
    in.next();
    in.emit(Node::plain_row, token, node);
    return mark(true);
  }
};
struct row_of : tree<Node::row_of, parens<expressions>> {};
struct values : tree<Node::values, VALUES, list<seq<at<one<'('>>, sor<plain_row, row_of>>>> {};

// LIMIT count OFFSET skipped, or the other way round with a comma.
struct limits : seq<tree<Node::limit, LIMIT, expression, opt<one<','>, expression>>,
                    opt<tree<Node::offset, OFFSET, expression>>> {};
struct query_tail : seq<opt<order_by>, opt<limits>> {};

struct cte : tree<Node::cte, name, opt<names_in_parens>, AS,
                  opt<flag<Node::materialized, opt<NOT>, MATERIALIZED>>, parens<query>> {};
struct with_clause : tree<Node::with, WITH, opt<flag<Node::recursive, RECURSIVE>>, list<cte>> {};
struct set_operator : sor<seq<UNION, opt<ALL>>, EXCEPT, INTERSECT> {};

class QueryReader : Reader {
 public:
  explicit QueryReader(TokenInput& in) : Reader(in) {}

  bool read() {
    TokenInput::Depth depth(in_);
    const Place from = here();
    if (is(Keyword::WITH) && !grammar::read<with_clause>(in_)) return false;
    return read_after_with(from.token, from.node);
  }

  // A WITH clause has been read, from the place given. Set operations group to the left, all alike; what orders and
  // limits them stands at the end, and not behind VALUES.
  bool read_after_with(std::uint32_t token, std::uint32_t node) {
    const Place left = here();
    bool is_values = false;
    if (!operand(is_values)) return false;
    while (grammar::read<set_operator>(in_)) {
      if (!operand(is_values)) return false;
      emit(Node::set_operation, left);
    }
    if (!is_values && !grammar::read<query_tail>(in_)) return false;
    in_.emit(Node::select, token, node);
    return true;
  }

 private:
  bool operand(bool& is_values) {
    is_values = in_.code() == code_of(Keyword::VALUES);
    return is_values ? grammar::read<values>(in_) : grammar::read<select_core>(in_);
  }
};

// ---- INSERT, UPDATE, DELETE

struct returning : tree<Node::returning, RETURNING, targets> {};
struct or_conflict : tree<Node::conflict, OR, conflict_action> {};

struct assigned_column : tree<Node::column, name> {};
struct assigned_columns : parens<list<assigned_column>> {};
struct assignment : tree<Node::assignment, sor<tree<Node::row, assigned_columns>, assigned_column>,
                         equals, expression> {};
struct assignments : tree<Node::assignments, SET, list<assignment>> {};

struct conflict_target
    : tree<Node::conflict_target, one<'('>, index_elements, one<')'>, opt<where>> {};
struct conflict_do : seq<DO, sor<NOTHING, seq<UPDATE, assignments, opt<where>>>> {};
// Only the last may do without a target.
struct upserts : seq<star<tree<Node::on_conflict, ON, CONFLICT, conflict_target, conflict_do>>,
                     opt<tree<Node::on_conflict, ON, CONFLICT, conflict_do>>> {};
struct insert_verb : sor<seq<INSERT, opt<or_conflict>>, flag<Node::conflict, REPLACE>> {};
struct insert_head : seq<insert_verb, INTO, object_name, opt<tree<Node::alias, AS, name>>,
                         opt<tree<Node::insert_columns, assigned_columns>>> {};
struct inserted_query : seq<query, upserts> {};
struct insert_source : sor<tree<Node::default_values, DEFAULT, VALUES>, inserted_query> {};

struct changed_relation
    : tree<Node::relation, object_name, opt<tree<Node::table_alias, AS, name>>, opt<indexed_by>> {};
struct update_step
    : seq<UPDATE, opt<or_conflict>, changed_relation, assignments, opt<from>, opt<where>> {};
struct delete_step : seq<DELETE, FROM, changed_relation, opt<where>> {};
// A trigger's INSERT has no DEFAULT VALUES.
struct insert_step : seq<insert_head, inserted_query, opt<returning>> {};
struct insert_body : seq<insert_head, insert_source, opt<returning>> {};
// ORDER BY and LIMIT: where the library was built with them, as Debian's.
struct update_body : seq<update_step, opt<returning>, query_tail> {};
struct delete_body : seq<delete_step, opt<returning>, query_tail> {};

}  // namespace mig::grammar::sqlite
