// Queries and the statements that change rows: SelectStmt, InsertStmt, UpdateStmt, DeleteStmt, MergeStmt.
#pragma once

#include "grammar/postgres/definition.hpp"
#include "grammar/postgres/expression.hpp"
#include "grammar/postgres/query_clauses.hpp"

namespace mig::grammar::postgres {

// ---- WITH

struct cte_materialized : seq<opt<NOT>, MATERIALIZED> {};
// AexprConst
inline constexpr Refusal no_constant = {"a mark of CYCLE is a constant",
                                        "write a literal, such as true or 1"};
inline const Refusal* judge_constant(Judged& what) {
  const Node kind = what.in.nodes().back().kind;
  const bool is_constant = kind == Node::literal_integer || kind == Node::literal_decimal ||
                           kind == Node::literal_string || kind == Node::literal_bits ||
                           kind == Node::literal_boolean || kind == Node::literal_null ||
                           kind == Node::literal_typed;
  return is_constant ? nullptr : &no_constant;
}
struct constant : judged<judge_constant, operand> {};
struct search_clause
    : seq<SEARCH, any_word<Keyword::DEPTH, Keyword::BREADTH>, FIRST, BY, names, SET, name> {};
struct cycle_clause
    : seq<CYCLE, names, SET, name, opt<TO, constant, DEFAULT, constant>, USING, name> {};
struct cte : tree<Node::cte, name, opt<names_in_parens>, AS, opt<cte_materialized>,
                  parens<row_statement>, opt<search_clause>, opt<cycle_clause>> {};
// WITH recursive AS (…) names a table so.
struct recursive_mark : flag<Node::recursive, RECURSIVE, not_at<sor<AS, one<'('>>>> {};
struct with_clause : tree<Node::with, WITH, opt<recursive_mark>, list<cte>> {};

// ---- FROM

bool read_table_reference(TokenInput& in);
struct table_reference : elsewhere<read_table_reference> {};

struct column_of_function : tree<Node::column_definition, name, type,
                                 opt<tree<Node::column_collation, COLLATE, object_name>>> {};
struct columns_of_function : parens<list<column_of_function>> {};
struct table_alias : tree<Node::table_alias, sor<seq<AS, name>, name>, opt<names_in_parens>> {};
struct function_alias
    : tree<Node::table_alias,
           sor<seq<AS, columns_of_function>,
               seq<sor<seq<AS, name>, name>, opt<sor<names_in_parens, columns_of_function>>>>> {};
struct sample
    : seq<TABLESAMPLE, function_name, some_expressions, opt<REPEATABLE, parens<expression>>> {};
struct relation : tree<Node::relation, relation_name, opt<table_alias>, opt<sample>> {};
struct with_ordinality : seq<WITH, ORDINALITY> {};
struct functions_of_rows : seq<ROWS, FROM, parens<list<seq<call, opt<AS, columns_of_function>>>>> {
};
struct from_call : tree<Node::from_function, sor<functions_of_rows, call>, opt<with_ordinality>,
                        opt<function_alias>> {};

struct xml_column_option : sor<seq<any_word<Keyword::PATH, Keyword::DEFAULT>, simple_expression>,
                               seq<NOT, NULL_>, NULL_> {};
struct xml_column : tree<Node::column_definition, name,
                         sor<seq<FOR, ORDINALITY>, seq<type, star<xml_column_option>>>> {};
struct xml_namespace : sor<seq<DEFAULT, simple_expression>, seq<simple_expression, AS, label>> {};
struct xml_table : tree<Node::from_function,
                        tree<Node::special_call, XMLTABLE,
                             parens<opt<XMLNAMESPACES, parens<list<xml_namespace>>, one<','>>,
                                    operand, xml_passing, COLUMNS, list<xml_column>>>,
                        opt<table_alias>> {};

struct json_columns;
struct json_path_name : seq<AS, label> {};
struct json_column : sor<seq<NESTED, opt<PATH>, text_constant, opt<json_path_name>, json_columns>,
                         tree<Node::column_definition, name, FOR, ORDINALITY>,
                         tree<Node::column_definition, name, type, opt<json_format>, opt<EXISTS>,
                              opt<PATH, text_constant>, opt<json_wrapper>, opt<json_quotes>,
                              opt<json_behavior>, opt<json_behavior>>> {};
struct json_columns : seq<COLUMNS, parens<list<json_column>>> {};
struct json_table : tree<Node::from_function,
                         tree<Node::special_call, JSON_TABLE,
                              parens<json_value, one<','>, expression, opt<json_path_name>,
                                     opt<json_passing>, json_columns, opt<json_behavior>>>,
                         opt<table_alias>> {};

struct from_query : tree<Node::from_query, query_in_parens, opt<table_alias>> {};
struct lateral_item
    : tree<Node::lateral, LATERAL, sor<xml_table, json_table, from_query, from_call>> {};
// A name before a parenthesis is a call's.
struct plain_item
    : sor<seq<at<any_word<Keyword::XMLTABLE, Keyword::JSON_TABLE>, one<'('>>,
              sor<xml_table, json_table>>,
          seq<at<call_ahead>, from_call>, seq<at<ROWS, FROM>, from_call>, relation, from_call> {};

struct join_kind
    : sor<seq<any_word<Keyword::FULL, Keyword::LEFT, Keyword::RIGHT>, opt<OUTER>>, INNER> {};
struct join_condition : sor<tree<Node::on, ON, expression>,
                            tree<Node::using_, USING, names_in_parens, opt<AS, name>>> {};

// Tables and joins. Which of `(query) alias`, `(a JOIN b)` and `((query) a JOIN b)` it is shows only behind the inner
// parentheses, so they are read first and judged then.
class TableReader : Reader {
 public:
  explicit TableReader(TokenInput& in) : Reader(in) {}

  bool read() {
    const Place from = here();
    return primary() && joins(from);
  }

 private:
  enum class Paren { neither, query, join };

  bool primary() {
    TokenInput::Depth depth(in_);
    if (in_.code() != '(') return grammar::read<sor<lateral_item, plain_item>>(in_);
    const Place from = here();
    switch (parenthesized()) {
      case Paren::query:
        return grammar::read<opt<table_alias>>(in_) && emit(Node::from_query, from);
      case Paren::join: return grammar::read<opt<table_alias>>(in_);
      default: return false;
    }
  }

  bool starts_join() const {
    return is(Keyword::JOIN) || is(Keyword::INNER) || is(Keyword::LEFT) || is(Keyword::RIGHT) ||
           is(Keyword::FULL) || is(Keyword::CROSS) || is(Keyword::NATURAL);
  }

  bool joins(Place from) {
    while (starts_join()) {
      if (!join(from)) return false;
    }
    return true;
  }

  bool join(Place from) {
    if (grammar::read<sor<seq<CROSS, JOIN>, seq<NATURAL, opt<join_kind>, JOIN>>>(in_)) {
      return primary() && emit(Node::join, from);
    }
    if (!grammar::read<seq<opt<join_kind>, JOIN>>(in_)) return false;
    const Place right = here();
    if (!primary()) return false;
    if (!is(Keyword::ON) && !is(Keyword::USING)) {
      TokenInput::Depth depth(in_);
      if (!joins(right)) return false;
    }
    return grammar::read<join_condition>(in_) && emit(Node::join, from);
  }

  Paren parenthesized() {
    TokenInput::Depth depth(in_);
    const Place from = here();
    in_.next();
    const Place inside = here();
    if (begins_a_query(in_.code(), in_.code(1))) {
      return read_query(in_) ? close(from, Paren::query) : Paren::neither;
    }
    if (in_.code() != '(') return primary() ? rest_of_joins(inside) : Paren::neither;
    const Paren inner = parenthesized();
    if (inner == Paren::neither) return inner;
    if (inner == Paren::query) {
      if (in_.code() == ')' || read_query_tail(in_, inside.token, inside.node)) {
        return close(from, Paren::query);
      }
      if (!grammar::read<opt<table_alias>>(in_)) return Paren::neither;
      emit(Node::from_query, inside);
    } else if (in_.code() == ')') {
      return close(from, Paren::join);
    } else if (!grammar::read<opt<table_alias>>(in_)) {
      return Paren::neither;
    }
    return rest_of_joins(inside);
  }

  Paren rest_of_joins(Place inside) {
    if (!starts_join() || !joins(inside)) return Paren::neither;
    return close(inside, Paren::join);
  }

  Paren close(Place from, Paren kind) {
    if (in_.code() != ')') {
      in_.miss(')');
      return Paren::neither;
    }
    in_.next();
    if (kind == Paren::query) emit(Node::subquery, from);
    return kind;
  }
};

// ---- SELECT

struct target_alias : tree<Node::alias, sor<seq<AS, label>, bare_label>> {};
struct target
    : tree<Node::target, sor<flag<Node::star, one<'*'>>, seq<labelled, opt<target_alias>>>> {};
struct targets : tree<Node::targets, list<target>> {};
// OptTempTableName. TEMP and the like are names too.
struct temporary_word : seq<opt<any_word<Keyword::LOCAL, Keyword::GLOBAL>>,
                            any_word<Keyword::TEMPORARY, Keyword::TEMP>> {};
struct into : tree<Node::into, INTO,
                   sor<seq<sor<temporary_word, UNLOGGED>, opt<TABLE>, relation_id>,
                       seq<opt<TABLE>, relation_id>>> {};
struct from : tree<Node::from, FROM, list<table_reference>> {};
struct where : tree<Node::where, WHERE, expression> {};
struct empty_group : seq<one<'('>, one<')'>> {};
struct group_item;
struct group_items : list<group_item> {};
struct group_item
    : sor<empty_group, seq<any_word<Keyword::CUBE, Keyword::ROLLUP>, some_expressions>,
          seq<GROUPING, SETS, parens<group_items>>,
          seq<not_at<any_word<Keyword::CUBE, Keyword::ROLLUP>, one<'('>>, expression>> {};
struct group_by
    : tree<Node::group_by, GROUP, BY, opt<any_word<Keyword::ALL, Keyword::DISTINCT>>, group_items> {
};
struct having : tree<Node::having, HAVING, expression> {};
struct window_clause : tree<Node::window_clause, WINDOW, list<seq<name, AS, window>>> {};
struct distinct : tree<Node::distinct, DISTINCT, opt<ON, some_expressions>> {};

struct select_targets : sor<seq<distinct, targets>, seq<opt<ALL>, opt<targets>>> {};
struct select_clauses : seq<opt<from>, opt<where>, opt<group_by>, opt<having>, opt<window_clause>> {
};
struct select_core : tree<Node::select_core, SELECT, select_targets, opt<into>, select_clauses> {};
struct table_core
    : tree<Node::select_core, TABLE, tree<Node::from, tree<Node::relation, relation_name>>> {};

// A row of constants: what a dump is made of. It needs no nodes.
struct plain_row : Leaf {
  using rule_t = plain_row;
  static bool is_constant(TokenCode code) {
    return (code >= string_constant && code <= decimal_constant) ||
           code == code_of(Keyword::NULL_) || code == code_of(Keyword::TRUE) ||
           code == code_of(Keyword::FALSE) || code == code_of(Keyword::DEFAULT);
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
struct row_of : tree<Node::row_of, some_expressions> {};
struct values : tree<Node::values, VALUES, list<seq<at<one<'('>>, sor<plain_row, row_of>>>> {};

struct limit_all : sor<ALL, expression> {};
struct row_or_rows : any_word<Keyword::ROW, Keyword::ROWS> {};
struct first_or_next : any_word<Keyword::FIRST, Keyword::NEXT> {};
struct fetch_count : sor<seq<any_code<'+', '-'>, number>, operand> {};
struct limit
    : tree<Node::limit, sor<seq<LIMIT, limit_all>,
                            seq<FETCH, first_or_next,
                                sor<seq<row_or_rows, sor<ONLY, seq<WITH, TIES>>>,
                                    seq<fetch_count, row_or_rows, sor<ONLY, seq<WITH, TIES>>>>>>> {
};
struct offset : tree<Node::offset, OFFSET, expression, opt<row_or_rows>> {};
struct limits : sor<seq<limit, opt<offset>>, seq<offset, opt<limit>>> {};
struct lock_strength : sor<UPDATE, seq<NO, KEY, UPDATE>, SHARE, seq<KEY, SHARE>> {};
struct locking : tree<Node::locking, FOR, lock_strength, opt<OF, list<object_name>>,
                      opt<sor<NOWAIT, seq<SKIP, LOCKED>>>> {};
struct lockings : sor<plus<locking>, seq<FOR, READ, ONLY>> {};
struct query_tail
    : seq<opt<order_by>, opt<sor<seq<lockings, opt<limits>>, seq<limits, opt<lockings>>>>> {};

class QueryReader : Reader {
 public:
  explicit QueryReader(TokenInput& in) : Reader(in) {}

  // A query without parentheses around it, or with them. `after_with`: a WITH clause has been read, at `from`.
  bool read() {
    TokenInput::Depth depth(in_);
    const Place from = here();
    if (in_.code() == code_of(Keyword::WITH) && !grammar::read<with_clause>(in_)) return false;
    return read_after_with(from);
  }
  bool read_after_with(std::uint32_t token, std::uint32_t node) {
    return read_after_with(Place{token, node});
  }

  // Behind a first operand in parentheses, which began at the place given.
  bool read_tail(std::uint32_t token, std::uint32_t node) {
    const Place from{token, node};
    const Place before = here();
    if (!set_operations(from, lowest)) return false;
    return grammar::read<query_tail>(in_) && here().token != before.token && end(from);
  }

 private:
  enum : int { lowest, union_, intersect };

  bool read_after_with(Place from) {
    const Place first = here();
    if (!operand() || !set_operations(first, lowest)) return false;
    return grammar::read<query_tail>(in_) && end(from);
  }
  bool end(Place from) {
    const QueryClauses clauses(in_, from.node);
    std::uint32_t token = 0;
    if (const Refusal* why = clauses.judge(token)) return in_.refuse(*why, token);
    return emit(Node::select, from);
  }

  bool operand() {
    if (in_.code() == '(') return read_query_in_parens(in_);
    return grammar::read<sor<select_core, values, table_core>>(in_);
  }

  // Behind an operand that began at `from`.
  bool set_operations(Place from, int least) {
    for (;;) {
      const TokenCode code = in_.code();
      const int strength = code == code_of(Keyword::INTERSECT) ? intersect
                           : code == code_of(Keyword::UNION) || code == code_of(Keyword::EXCEPT)
                               ? union_
                               : -1;
      if (strength < 0 || strength < least) return true;
      in_.next();
      if (!grammar::read<opt<any_word<Keyword::ALL, Keyword::DISTINCT>>>(in_)) return false;
      const Place right = here();
      if (!operand() || !set_operations(right, strength + 1)) return false;
      emit(Node::set_operation, from);
    }
  }
};

// ---- INSERT, UPDATE, DELETE, MERGE

struct returning_names
    : seq<WITH, parens<list<seq<any_word<Keyword::OLD, Keyword::NEW>, AS, name>>>> {};
struct returning : tree<Node::returning, RETURNING, opt<returning_names>, targets> {};

// A column with subscripts and fields: a, a[1], a.b
struct column_path : seq<name, star<sor<seq<one<'.'>, label>, slice>>> {};
struct assigned_column : tree<Node::column, column_path> {};
struct assigned_columns : parens<list<assigned_column>> {};
struct assignment
    : sor<tree<Node::assignment, tree<Node::row, assigned_columns>, one<'='>, expression>,
          tree<Node::assignment, assigned_column, one<'='>, expression>> {};
struct assignments : tree<Node::assignments, SET, list<assignment>> {};

struct insert_columns : tree<Node::insert_columns, parens<list<assigned_column>>> {};
struct overriding : seq<OVERRIDING, any_word<Keyword::USER, Keyword::SYSTEM>, VALUE> {};
struct conflict_target
    : sor<tree<Node::conflict_target, one<'('>, tree<Node::index_elements, list<index_element>>,
               one<')'>, opt<where>>,
          tree<Node::conflict_target, ON, CONSTRAINT, name>> {};
struct on_conflict : tree<Node::on_conflict, ON, CONFLICT, opt<conflict_target>, DO,
                          sor<NOTHING, seq<UPDATE, assignments, opt<where>>>> {};
struct insert_source
    : sor<tree<Node::default_values, DEFAULT, VALUES>, seq<insert_columns, opt<overriding>, query>,
          seq<opt<overriding>, query>> {};
struct insert_body : seq<INSERT, INTO, relation_id, opt<tree<Node::alias, AS, name>>, insert_source,
                         opt<on_conflict>, opt<returning>> {};

struct changed_relation
    : tree<Node::relation, relation_name,
           opt<tree<Node::table_alias, sor<seq<AS, name>, seq<not_at<SET>, name>>>>> {};
struct where_or_current
    : sor<tree<Node::where, WHERE, flag<Node::current_of, CURRENT, OF, name>>, where> {};
struct update_body
    : seq<UPDATE, changed_relation, assignments, opt<from>, opt<where_or_current>, opt<returning>> {
};
struct using_tables : tree<Node::from, USING, list<table_reference>> {};
struct delete_body : seq<DELETE, FROM, changed_relation, opt<using_tables>, opt<where_or_current>,
                         opt<returning>> {};

struct merge_insert
    : seq<INSERT, sor<seq<DEFAULT, VALUES>, seq<opt<insert_columns>, opt<overriding>, VALUES,
                                                tree<Node::row_of, some_expressions>>>> {};
struct do_nothing : seq<DO, NOTHING> {};
struct merge_change : sor<seq<UPDATE, assignments>, DELETE, do_nothing> {};
struct merge_condition : seq<opt<AND, expression>, THEN> {};
struct merge_when
    : tree<
          Node::merge_when, WHEN,
          sor<seq<MATCHED, merge_condition, merge_change>,
              seq<NOT, MATCHED, BY, SOURCE, merge_condition, merge_change>,
              seq<NOT, MATCHED, opt<BY, TARGET>, merge_condition, sor<merge_insert, do_nothing>>>> {
};
struct merge_body : seq<MERGE, INTO, changed_relation, USING, table_reference,
                        tree<Node::on, ON, expression>, plus<merge_when>, opt<returning>> {};

}  // namespace mig::grammar::postgres
