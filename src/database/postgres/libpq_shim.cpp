// With MIG_LAZY_LIBPQ the link takes every libpq function from here instead of from libpq: each one calls through a
// table that require_libpq() fills from the shared library. Without it the program is linked to libpq as usual.
#include "database/postgres/libpq.hpp"

#ifdef MIG_LAZY_LIBPQ

#include <dlfcn.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace {

struct Table {
#define LIBPQ(result, name, parameters, arguments) decltype(&::name) name = nullptr;
#include "database/postgres/libpq_functions.def"
#undef LIBPQ
};

Table table;

[[noreturn]] void cannot_load(std::string message) {
  throw mig::Error(mig::ErrorKind::connection, std::move(message),
                   "install libpq5 (Debian, Ubuntu), libpq (Fedora, Arch) or postgresql-libs");
}

template <typename Function>
void resolve(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr) {
    cannot_load(mig::concat("PostgreSQL support needs a newer libpq.so.5: this one has no ", name));
  }
}

bool load() {
  // Never closed: its TLS library registers exit handlers.
  void* library = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* why = ::dlerror();
    cannot_load(mig::concat("PostgreSQL support needs libpq.so.5: install libpq5",
                            why == nullptr ? "" : mig::concat(" (", why, ")")));
  }
#define LIBPQ(result, name, parameters, arguments) resolve(library, #name, table.name);
#include "database/postgres/libpq_functions.def"
#undef LIBPQ
  return true;
}

}  // namespace

extern "C" {
#define LIBPQ(result, name, parameters, arguments) \
  result name parameters { return table.name arguments; }
#include "database/postgres/libpq_functions.def"
#undef LIBPQ
}

namespace mig {

void require_libpq() {
  static const bool loaded = load();  // a failure is thrown again to the next caller
  static_cast<void>(loaded);
}

}  // namespace mig

#else

namespace mig {

void require_libpq() {}

}  // namespace mig

#endif
