#include "run/engine.hpp"

#include "run/postgres_engine.hpp"
#include "run/sqlite_engine.hpp"

namespace mig {

std::unique_ptr<Engine> Engine::create(Driver& driver, const DatabaseUrl& url,
                                       const RunOptions& options) {
  if (url.dialect == Dialect::postgres) return std::make_unique<PostgresEngine>(driver, options);
  return std::make_unique<SqliteEngine>(driver, url, options);
}

}  // namespace mig
