// The half of PostgreSQL's grammar that reads rows: expressions, queries, INSERT, UPDATE, DELETE, MERGE.
#include "grammar/postgres/query.hpp"

namespace mig::grammar::postgres {

using Kind = ExpressionReader::Kind;
bool read_expression(TokenInput& in) { return ExpressionReader(in, Kind::full).read(); }
bool read_simple_expression(TokenInput& in) { return ExpressionReader(in, Kind::simple).read(); }
bool read_labelled(TokenInput& in) { return ExpressionReader(in, Kind::labelled).read(); }
bool read_operand(TokenInput& in) { return OperandReader(in).read_operand(); }
bool read_operators(TokenInput& in, std::uint32_t from_token, std::uint32_t from_node) {
  return ExpressionReader(in, Kind::full).read_operators(from_token, from_node);
}
bool read_call(TokenInput& in) { return read<call_body>(in); }
bool read_plain_call(TokenInput& in) {
  return read<tree<Node::function_call, function_name, arguments>>(in);
}
bool read_type(TokenInput& in) { return read<type_body>(in); }

bool read_query(TokenInput& in) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  return mark(QueryReader(in).read());
}

bool read_query_tail(TokenInput& in, std::uint32_t from_token, std::uint32_t from_node) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  return mark(QueryReader(in).read_tail(from_token, from_node));
}

bool read_plain_select(TokenInput& in) {
  struct core : tree<Node::select_core, SELECT, select_targets, select_clauses> {};
  struct body : tree<Node::select, core, query_tail> {};
  return read<body>(in);
}

bool read_query_in_parens(TokenInput& in) {
  struct body : tree<Node::subquery, one<'('>, query, one<')'>> {};
  return read<body>(in);
}

bool read_table_reference(TokenInput& in) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  return mark(TableReader(in).read());
}

bool read_row_statement(TokenInput& in) {
  TokenInput::Depth depth(in);
  auto mark = in.mark<pegtl::rewind_mode::required>();
  const std::uint32_t token = in.token();
  const std::uint32_t node = in.node();
  if (in.code() == code_of(Keyword::WITH) && !read<with_clause>(in)) return mark(false);
  const auto body = [&](Node kind, bool matched) {
    if (matched) in.emit(kind, token, node);
    return mark(matched);
  };
  switch (static_cast<Keyword>(in.code())) {
    case Keyword::INSERT: return body(Node::insert, read<insert_body>(in));
    case Keyword::UPDATE: return body(Node::update, read<update_body>(in));
    case Keyword::DELETE: return body(Node::delete_, read<delete_body>(in));
    case Keyword::MERGE: return body(Node::merge, read<merge_body>(in));
    default: return mark(QueryReader(in).read_after_with(token, node));
  }
}

}  // namespace mig::grammar::postgres
