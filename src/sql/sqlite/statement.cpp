#include "grammar/sqlite/statement.hpp"

namespace mig::grammar::sqlite {

bool read_statement(TokenInput& in) { return in.miss("a statement"); }

}  // namespace mig::grammar::sqlite
