// CREATE of everything that holds no rows.
#include "grammar/postgres/foreign.hpp"
#include "grammar/postgres/operator_class.hpp"
#include "grammar/postgres/replication.hpp"
#include "grammar/postgres/role.hpp"
#include "grammar/postgres/routine.hpp"
#include "grammar/postgres/trigger.hpp"
#include "grammar/postgres/type_statements.hpp"

namespace mig::grammar::postgres {

bool read_create_object(TokenInput& in) {
  struct any
      : sor<create_function, create_type, create_trigger, create_domain, create_policy,
            create_extension, create_rule, create_definition, create_operator_class,
            create_operator_family, create_statistics, create_publication, create_subscription,
            create_event_trigger, create_cast, create_conversion, create_transform, create_language,
            create_access_method, create_foreign_data_wrapper, create_server, create_user_mapping,
            create_role, create_database, create_tablespace> {};
  return read<any>(in);
}

}  // namespace mig::grammar::postgres
