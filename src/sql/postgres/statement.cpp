#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {

bool read_statement(TokenInput& in) {
  TokenInput::Depth depth(in);
  const TokenCode code = in.code();
  if (code == '(') return read_query(in);
  switch (static_cast<Keyword>(code)) {
    case Keyword::SELECT:
    case Keyword::VALUES:
    case Keyword::TABLE:
    case Keyword::WITH:
    case Keyword::INSERT:
    case Keyword::UPDATE:
    case Keyword::DELETE:
    case Keyword::MERGE: return read_row_statement(in);
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
