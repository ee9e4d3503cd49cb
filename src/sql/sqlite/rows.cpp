// The half of SQLite's grammar that reads rows: expressions, queries, INSERT, UPDATE, DELETE.
#include "grammar/sqlite/query.hpp"

namespace mig::grammar::sqlite {
namespace {

// What follows a WITH clause, or stands alone; the node begins at the place given.
bool read_body(TokenInput& in, std::uint32_t token, std::uint32_t node, bool in_trigger) {
  const auto body = [&](Node kind, bool matched) {
    if (matched) in.emit(kind, token, node);
    return matched;
  };
  switch (static_cast<Keyword>(in.code())) {
    case Keyword::INSERT:
    case Keyword::REPLACE:
      return body(Node::insert, in_trigger ? read<insert_step>(in) : read<insert_body>(in));
    case Keyword::UPDATE:
      return body(Node::update, in_trigger ? read<update_step>(in) : read<update_body>(in));
    case Keyword::DELETE:
      return body(Node::delete_, in_trigger ? read<delete_step>(in) : read<delete_body>(in));
    default: return QueryReader(in).read_after_with(token, node);
  }
}

}  // namespace

bool read_expression(TokenInput& in) { return ExpressionReader(in).read(); }

bool read_query(TokenInput& in) { return QueryReader(in).read(); }

bool read_tables(TokenInput& in) { return TableReader(in).read(); }

bool read_row_statement(TokenInput& in) {
  TokenInput::Depth depth(in);
  auto mark = in.mark<pegtl::rewind_mode::required>();
  const std::uint32_t token = in.token();
  const std::uint32_t node = in.node();
  if (in.code() == code_of(Keyword::WITH) && !read<with_clause>(in)) return mark(false);
  return mark(read_body(in, token, node, false));
}

bool read_trigger_step(TokenInput& in) {
  if (in.code() == code_of(Keyword::WITH)) return read_query(in);
  return read_body(in, in.token(), in.node(), true);
}

}  // namespace mig::grammar::sqlite
