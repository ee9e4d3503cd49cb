#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {
namespace {

// SELECT … INTO makes a table; the INTO stands in the first SELECT of a UNION.
bool makes_table(const Nodes& nodes) {
  std::size_t at = nodes.size() - 1;
  if (nodes[at].kind != Node::select) return false;
  for (;;) {
    std::size_t operand = at;
    bool has_into = false;
    each_child(nodes, at, [&](std::size_t child) {
      const Node kind = nodes[child].kind;
      if (kind == Node::select_core || kind == Node::set_operation) operand = child;
      has_into = has_into || kind == Node::into;
    });
    if (has_into) return true;
    if (operand == at) return false;
    at = operand;
  }
}

// A query, INSERT, UPDATE, DELETE or MERGE.
bool read_rows(TokenInput& in) {
  if (!read_row_statement(in)) return false;
  if (makes_table(in.nodes())) in.rename_last(Node::create_table_as);
  return true;
}

}  // namespace

bool read_statement(TokenInput& in) {
  TokenInput::Depth depth(in);
  const TokenCode code = in.code();
  if (code == '(') return read_rows(in);
  switch (static_cast<Keyword>(code)) {
    case Keyword::SELECT:
    case Keyword::VALUES:
    case Keyword::TABLE:
    case Keyword::WITH:
    case Keyword::INSERT:
    case Keyword::UPDATE:
    case Keyword::DELETE:
    case Keyword::MERGE: return read_rows(in);
    case Keyword::CREATE: return read_create_relation(in) || read_create_object(in);
    case Keyword::ALTER:
      return read_alter_any(in) || read_alter_relation(in) || read_alter_object(in);
    case Keyword::DROP:
    case Keyword::COMMENT:
    case Keyword::GRANT:
    case Keyword::REVOKE:
    case Keyword::SECURITY:
    case Keyword::REASSIGN:
    case Keyword::IMPORT: return read_object(in);
    default: return read_utility(in);
  }
}

}  // namespace mig::grammar::postgres
