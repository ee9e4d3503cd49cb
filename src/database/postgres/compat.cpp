#include "database/postgres/compat.hpp"

#include <vector>

namespace mig {

#if PQXX_VERSION_MAJOR < 7

PqxxConnection::PqxxConnection(PGconn* handle) : pqxx::connection_base(policy_), policy_(handle) {
  init();  // takes the handle and asks it what the server can do; nothing is sent
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored \
    "-Wdeprecated-declarations"  // 7 has no reactivation and so no such function
  inhibit_reactivation(true);
#pragma GCC diagnostic pop
}

pqxx::result exec_params(pqxx::nontransaction& session, const std::string& sql,
                         std::span<const Value> parameters) {
  std::vector<const char*> values;  // a null pointer is NULL
  for (const Value& value : parameters) values.push_back(value ? value->c_str() : nullptr);
  return session.exec_params(sql, pqxx::prepare::make_dynamic_params(values));
}

#else

pqxx::result exec_params(pqxx::nontransaction& session, const std::string& sql,
                         std::span<const Value> parameters) {
  pqxx::params values;
  for (const Value& value : parameters) {
    if (value) {
      values.append(*value);
    } else {
      values.append();
    }
  }
#if PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 9
  return session.exec_params(sql, values);
#else
  return session.exec(sql, values);
#endif
}

#endif

}  // namespace mig
