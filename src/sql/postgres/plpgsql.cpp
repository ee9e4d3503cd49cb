// PL/pgSQL, and SQL as it stands inside.
#include "grammar/postgres/plpgsql.hpp"

#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {
namespace plpgsql {
namespace {

bool begins_assignment(const TokenInput& in) {
  if (in.code() != parameter_mark && !is_word(in.code())) return false;
  const TokenCode next = in.code(1);
  return next == colon_equals || next == '=' || next == '[' || next == '.';
}

template <typename Rule>
constexpr auto reader = &grammar::read<Rule>;

// The statements of PL/pgSQL by their first words.
struct First {
  Keyword word;
  bool (*read)(TokenInput&);
};
constexpr First table[] = {
    {Keyword::IF, reader<if_>},
    {Keyword::CASE, reader<case_>},
    {Keyword::LOOP, reader<tree<Node::body_loop, loop_body>>},
    {Keyword::WHILE, reader<tree<Node::body_loop, while_>>},
    {Keyword::FOR, reader<tree<Node::body_loop, for_>>},
    {Keyword::FOREACH, reader<tree<Node::body_loop, foreach_>>},
    {Keyword::DECLARE, reader<inner_block>},
    {Keyword::BEGIN, reader<inner_block>},
    {Keyword::EXIT, reader<exit>},
    {Keyword::CONTINUE, reader<exit>},
    {Keyword::RETURN, reader<return_>},
    {Keyword::RAISE, reader<raise>},
    {Keyword::ASSERT, reader<assert_>},
    {Keyword::PERFORM, reader<perform>},
    {Keyword::EXECUTE, reader<execute>},
    {Keyword::GET, reader<get_diagnostics>},
    {Keyword::OPEN, reader<open>},
    {Keyword::FETCH, reader<fetch>},
    {Keyword::MOVE, reader<move>},
    {Keyword::CLOSE, reader<close>},
    {Keyword::CALL, reader<plain_sql>},
    {Keyword::DO, reader<plain_sql>},
    {Keyword::COMMIT, reader<transaction>},
    {Keyword::ROLLBACK, reader<transaction>},
    {Keyword::NULL_, reader<seq<NULL_, end>>},
};

// Words that end a list of statements, and TABLE, which begins none here.
bool begins_nothing(TokenCode code) {
  const auto word = static_cast<Keyword>(code);
  return !is_word(code) || word == Keyword::ELSIF || word == Keyword::ELSEIF ||
         word == Keyword::EXCEPTION || word == Keyword::TABLE;
}

}  // namespace

bool read_statement(TokenInput& in) {
  TokenInput::Depth depth(in);
  if (begins_assignment(in)) return grammar::read<assignment>(in);
  const TokenCode code = in.code();
  if (code == shift_left) {
    return grammar::read<sor<seq<tree<Node::body_loop, label_before, loop>>, inner_block>>(in);
  }
  for (const First& first : table) {
    if (code == code_of(first.word)) return first.read(in);
  }
  if (begins_nothing(code)) return in.miss("a statement");
  return grammar::read<sql_statement>(in);
}

}  // namespace plpgsql

bool read_plpgsql(TokenInput& in) { return read<plpgsql::body>(in); }

// A value's query is a plain SELECT: no UNION, no INTO.
bool read_plpgsql_expression(TokenInput& in) {
  const std::uint32_t first = in.node();
  if (!read_query(in)) return false;
  const Nodes& nodes = in.nodes();
  for (std::size_t at = nodes.size() - 1; at > first; at = nodes[at - 1].first_node) {
    if (nodes[at - 1].kind == Node::set_operation) return in.miss(end_of_statement);
  }
  return true;
}

bool read_plpgsql_sql(TokenInput& in) {
  if (postgres::read_statement(in)) return true;
  for (const plpgsql::First& first : plpgsql::table) in.suggest(code_of(first.word));
  return false;
}

}  // namespace mig::grammar::postgres
