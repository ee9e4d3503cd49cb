#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {

bool read_alter_object(TokenInput& in) { return in.miss("a statement"); }

}  // namespace mig::grammar::postgres
