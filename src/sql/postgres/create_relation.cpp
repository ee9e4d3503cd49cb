// CREATE TABLE, … AS, FOREIGN TABLE, MATERIALIZED VIEW, INDEX, VIEW, SEQUENCE, SCHEMA.
#include "grammar/postgres/relation.hpp"

namespace mig::grammar::postgres {
namespace {

bool is(TokenCode code, Keyword keyword) { return code == code_of(keyword); }

// What stands behind the name: maybe CREATE TABLE … AS. A column of CREATE TABLE has a type.
bool may_be_table_as(const TokenInput& in) {
  return in.code() != '(' || in.code(2) == ',' || in.code(2) == ')';
}

bool read_table(TokenInput& in) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  const std::uint32_t token = in.token();
  const std::uint32_t node = in.node();
  if (!read<seq<CREATE, persistence, TABLE, opt<if_not_exists>, relation_id>>(in)) {
    return mark(false);
  }
  const bool is_as = may_be_table_as(in) && read<table_as_body>(in);
  if (!is_as && !read<create_table_body>(in)) return mark(false);
  in.emit(is_as ? Node::create_table_as : Node::create_table, token, node);
  return mark(true);
}

template <Node Kind, typename Body>
bool read_as(TokenInput& in) {
  return read<tree<Kind, CREATE, Body>>(in);
}

// The word that says what is created, behind those that say how.
Keyword created(const TokenInput& in) {
  std::size_t at = 1;
  for (; at < 5; ++at) {
    switch (static_cast<Keyword>(in.code(at))) {
      case Keyword::LOCAL:
      case Keyword::GLOBAL:
      case Keyword::TEMP:
      case Keyword::TEMPORARY:
      case Keyword::UNLOGGED:
      case Keyword::UNIQUE:
      case Keyword::RECURSIVE:
      case Keyword::OR:
      case Keyword::REPLACE: continue;
      default: return static_cast<Keyword>(in.code(at));
    }
  }
  return Keyword::none;
}

struct whatever_is_created
    : seq<CREATE, opt<or_replace>, opt<UNIQUE>, persistence, opt<RECURSIVE>,
          sor<TABLE, INDEX, VIEW, SEQUENCE, SCHEMA, seq<MATERIALIZED, VIEW>, seq<FOREIGN, TABLE>>,
          pegtl::failure> {};

}  // namespace

bool read_create_relation(TokenInput& in) {
  switch (created(in)) {
    case Keyword::TABLE: return read_table(in);
    case Keyword::INDEX: return read_as<Node::create_index, index_body>(in);
    case Keyword::VIEW: return read_as<Node::create_view, view_body>(in);
    case Keyword::MATERIALIZED:
      return read_as<Node::create_materialized_view, materialized_view_body>(in);
    case Keyword::SEQUENCE: return read_as<Node::create_sequence, sequence_body>(in);
    case Keyword::SCHEMA: return read_as<Node::create_schema, schema_body>(in);
    case Keyword::FOREIGN: return read_as<Node::create_foreign_table, foreign_table_body>(in);
    default: break;
  }
  return read<whatever_is_created>(in);  // never; it says what could stand here
}

// Which statement it is shows at its end: CREATE TABLE … AS and GRANT of a role are no elements of a schema.
bool read_schema_element(TokenInput& in) {
  const auto is_now = [&](bool matched, Node kind) {
    return matched && in.nodes().back().kind == kind;
  };
  if (is(in.code(), Keyword::GRANT)) return is_now(read_object(in), Node::grant);
  switch (created(in)) {
    case Keyword::TABLE: return is_now(read_table(in), Node::create_table);
    case Keyword::INDEX:
    case Keyword::VIEW:
    case Keyword::SEQUENCE: return read_create_relation(in);
    case Keyword::TRIGGER:
    case Keyword::CONSTRAINT: return is_now(read_create_object(in), Node::create_trigger);
    default: return false;
  }
}

}  // namespace mig::grammar::postgres
