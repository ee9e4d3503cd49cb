// The half of SQLite's grammar that reads everything but rows, and the way in.
#include "grammar/sqlite/statement.hpp"

namespace mig::grammar::sqlite {
namespace {

// Emits the statement's node once its kind is known.
class StatementReader {
 public:
  explicit StatementReader(TokenInput& in) : in_(in), token_(in.token()), node_(in.node()) {}

  bool explain() {
    in_.next();
    if (!read<opt<QUERY, PLAN>>(in_)) return false;
    if (in_.code() == code_of(Keyword::EXPLAIN)) return in_.miss("a statement");
    return made(Node::explain, read_statement(in_));
  }

  bool create() {
    in_.next();
    if (in_.code() == code_of(Keyword::VIRTUAL)) {
      return made(Node::create_virtual_table, read<virtual_table_body>(in_));
    }
    if (in_.code() == code_of(Keyword::UNIQUE) || in_.code() == code_of(Keyword::INDEX)) {
      return made(Node::create_index, read<index_body>(in_));
    }
    if (!read<opt<temporary>>(in_)) return false;
    switch (static_cast<Keyword>(in_.code())) {
      case Keyword::TABLE: return create_table();
      case Keyword::VIEW: return made(Node::create_view, read<view_body>(in_));
      case Keyword::TRIGGER: return made(Node::create_trigger, read<trigger_body>(in_));
      default:
        return read<any_word<Keyword::TABLE, Keyword::INDEX, Keyword::UNIQUE, Keyword::VIEW,
                             Keyword::TRIGGER, Keyword::VIRTUAL>>(in_) &&
               false;
    }
  }

  bool alter() {
    if (!read<seq<ALTER, TABLE, object_name>>(in_)) return false;
    if (in_.code() == code_of(Keyword::RENAME)) {
      return made(Node::rename, read<rename_action>(in_));
    }
    in_.miss(code_of(Keyword::RENAME));
    return made(Node::alter_table, read<alter_action>(in_));
  }

 private:
  bool create_table() {
    if (!read<seq<TABLE, if_not_exists, object_name>>(in_)) return false;
    if (read<seq<AS, query>>(in_)) return made(Node::create_table_as, true);
    return made(Node::create_table, read<table_definition>(in_));
  }

  bool made(Node kind, bool matched) {
    if (matched) in_.emit(kind, token_, node_);
    return matched;
  }

  TokenInput& in_;
  std::uint32_t token_;
  std::uint32_t node_;
};

// Notes what a statement may begin with, so that a misspelt word finds its neighbour.
bool no_statement(TokenInput& in) {
  in.miss("a statement");
  for (const Keyword keyword :
       {Keyword::SELECT,    Keyword::INSERT,  Keyword::UPDATE, Keyword::DELETE, Keyword::CREATE,
        Keyword::ALTER,     Keyword::DROP,    Keyword::WITH,   Keyword::VALUES, Keyword::REPLACE,
        Keyword::PRAGMA,    Keyword::BEGIN,   Keyword::COMMIT, Keyword::END,    Keyword::ROLLBACK,
        Keyword::SAVEPOINT, Keyword::RELEASE, Keyword::ATTACH, Keyword::DETACH, Keyword::VACUUM,
        Keyword::ANALYZE,   Keyword::REINDEX, Keyword::EXPLAIN}) {
    in.miss(code_of(keyword));
  }
  return false;
}

bool read_by_first_word(TokenInput& in) {
  switch (static_cast<Keyword>(in.code())) {
    case Keyword::SELECT:
    case Keyword::VALUES:
    case Keyword::WITH:
    case Keyword::INSERT:
    case Keyword::REPLACE:
    case Keyword::UPDATE:
    case Keyword::DELETE: return read_row_statement(in);
    case Keyword::CREATE: return StatementReader(in).create();
    case Keyword::ALTER: return StatementReader(in).alter();
    case Keyword::EXPLAIN: return StatementReader(in).explain();
    case Keyword::DROP: return read<drop>(in);
    case Keyword::BEGIN:
    case Keyword::COMMIT:
    case Keyword::END:
    case Keyword::ROLLBACK:
    case Keyword::SAVEPOINT:
    case Keyword::RELEASE: return read<transaction>(in);
    case Keyword::PRAGMA: return read<pragma>(in);
    case Keyword::ATTACH: return read<attach>(in);
    case Keyword::DETACH: return read<detach>(in);
    case Keyword::VACUUM: return read<vacuum>(in);
    case Keyword::ANALYZE: return read<analyze>(in);
    case Keyword::REINDEX: return read<reindex>(in);
    default: return no_statement(in);
  }
}

}  // namespace

bool read_statement(TokenInput& in) {
  auto mark = in.mark<pegtl::rewind_mode::required>();
  return mark(read_by_first_word(in));
}

}  // namespace mig::grammar::sqlite
