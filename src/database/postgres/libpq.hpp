// libpq, which mig loads on first use: it pulls in some 20 shared libraries (TLS, Kerberos, LDAP), and neither
// `mig --version` nor work on SQLite needs any of them.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace mig {

// Makes libpq's functions callable; must come before the first call to any. Throws Error{connection} when the machine
// has no libpq.so.5, or one that lacks a function. Safe from any thread; costs nothing the second time.
void require_libpq();

struct LibpqDelete {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
  void operator()(PGcancel* cancel) const noexcept { PQfreeCancel(cancel); }
  void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};
using ResultHandle = std::unique_ptr<PGresult, LibpqDelete>;
using CancelHandle = std::unique_ptr<PGcancel, LibpqDelete>;
using ConninfoHandle = std::unique_ptr<PQconninfoOption, LibpqDelete>;

}  // namespace mig
