// ALTER of everything that holds no rows, but for what every object has: a name, an owner, a schema.
#include "grammar/postgres/foreign.hpp"
#include "grammar/postgres/operator_class.hpp"
#include "grammar/postgres/replication.hpp"
#include "grammar/postgres/role.hpp"
#include "grammar/postgres/routine.hpp"
#include "grammar/postgres/trigger.hpp"
#include "grammar/postgres/type_statements.hpp"

namespace mig::grammar::postgres {

bool read_alter_object(TokenInput& in) {
  struct any : sor<alter_function, alter_enum, alter_base_type, alter_domain, alter_policy,
                   alter_extension, alter_extension_contents, alter_operator_family, alter_operator,
                   alter_text_search_dictionary, alter_text_search_configuration, alter_statistics,
                   alter_publication, alter_subscription, alter_event_trigger, alter_collation,
                   alter_foreign_data_wrapper, alter_server, alter_user_mapping, alter_role_set,
                   alter_role, alter_database, alter_tablespace, alter_system> {};
  return read<any>(in);
}

}  // namespace mig::grammar::postgres
