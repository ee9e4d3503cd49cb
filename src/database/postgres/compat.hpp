// The one place that knows libpqxx 6 from 7: a connection made from a handle that stays ours to use, and parameters.
#pragma once

#include <libpq-fe.h>

#include <pqxx/pqxx>
#include <span>
#include <string>

#include "database/driver.hpp"

namespace mig {

#if PQXX_VERSION_MAJOR < 7

// Hands libpqxx an established connection, and nothing else ever: with reactivation inhibited libpqxx 6 cannot
// silently open a second session without the first one's locks and settings.
class SeizedPolicy : public pqxx::connectionpolicy {
 public:
  explicit SeizedPolicy(PGconn* seized) : pqxx::connectionpolicy(""), handle_(seized) {}
  handle do_startconnect(handle current) override { return current != nullptr ? current : handle_; }

 private:
  PGconn* handle_;
};

// libpqxx's view of a connection; owns the handle.
class PqxxConnection : public pqxx::connection_base {
 public:
  explicit PqxxConnection(PGconn* handle);
  ~PqxxConnection() noexcept { close(); }
  PqxxConnection(const PqxxConnection&) = delete;
  PqxxConnection& operator=(const PqxxConnection&) = delete;

 private:
  SeizedPolicy policy_;
};

#else

class PqxxConnection : public pqxx::connection {
 public:
  explicit PqxxConnection(PGconn* handle)
      : pqxx::connection(pqxx::connection::seize_raw_connection(handle)) {}
};

#endif

// One statement with $1 … $n, outside any transaction of libpqxx's own making.
pqxx::result exec_params(pqxx::nontransaction& session, const std::string& sql,
                         std::span<const Value> parameters);

}  // namespace mig
