// Statements that treat every kind of object alike, and those about privileges.
#include "grammar/postgres/object.hpp"

#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {

bool read_object(TokenInput& in) {
  switch (static_cast<Keyword>(in.code())) {
    case Keyword::DROP: return read<drop_statement>(in);
    case Keyword::COMMENT: return read<comment>(in);
    case Keyword::GRANT: return read<sor<grant, grant_role>>(in);
    case Keyword::REVOKE: return read<sor<revoke, revoke_role>>(in);
    case Keyword::SECURITY: return read<security_label>(in);
    case Keyword::REASSIGN: return read<reassign_owned>(in);
    default: return read<import_foreign_schema>(in);
  }
}

}  // namespace mig::grammar::postgres
