#include "grammar/postgres/statement.hpp"

namespace mig::grammar::postgres {

bool read_create_relation(TokenInput& in) { return in.miss("a statement"); }

}  // namespace mig::grammar::postgres
