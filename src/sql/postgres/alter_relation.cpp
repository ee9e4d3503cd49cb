// ALTER TABLE, FOREIGN TABLE, INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE, and the attributes of a composite TYPE.
#include "grammar/postgres/alter_table.hpp"

namespace mig::grammar::postgres {
namespace {

template <typename Body>
bool read_alter(TokenInput& in) {
  return read<sor<move_all_statement, tree<Node::alter_table, ALTER, Body>>>(in);
}

// The options of a sequence, or what any relation has.
bool read_sequence(TokenInput& in) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  const std::uint32_t token = in.token();
  const std::uint32_t node = in.node();
  if (!read<alter_sequence_head>(in)) return mark(false);
  const bool has_options = read<sequence_options>(in);
  if (!has_options && !read<table_actions>(in)) return mark(false);
  in.emit(has_options ? Node::alter_sequence : Node::alter_table, token, node);
  return mark(true);
}

struct whatever_is_altered
    : seq<ALTER,
          sor<TABLE, seq<FOREIGN, TABLE>, INDEX, VIEW, seq<MATERIALIZED, VIEW>, SEQUENCE, TYPE>,
          pegtl::failure> {};

}  // namespace

bool read_alter_relation(TokenInput& in) {
  switch (static_cast<Keyword>(in.code(1))) {
    case Keyword::TABLE: return read_alter<alter_table_body>(in);
    case Keyword::INDEX: return read_alter<alter_index_body>(in);
    case Keyword::VIEW:
    case Keyword::MATERIALIZED: return read_alter<alter_view_body>(in);
    case Keyword::SEQUENCE: return read_sequence(in);
    case Keyword::TYPE: return read<tree<Node::alter_table, ALTER, alter_type_body>>(in);
    case Keyword::FOREIGN:
      return read<tree<Node::alter_table, ALTER, alter_foreign_table_body>>(in);
    default: return read<whatever_is_altered>(in);  // never; it says what could stand here
  }
}

}  // namespace mig::grammar::postgres
