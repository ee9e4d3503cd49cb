#include "cli/command.hpp"

namespace mig {

std::span<const Option> shared_options() {
  static constexpr Option table[] = {
      {"database", "URL", "the database: sqlite:FILE, postgres://… or a libpq keyword string", 'd'},
      {"migrations", "DIR", "directory of the migrations (default: migrations)", 'm'},
      {"dialect", "NAME", "sqlite or postgres (default: what the database is)"},
      {"env", "NAME", "use the section [env.NAME] of mig.toml", 'e'},
      {"config", "FILE", "read FILE instead of the nearest mig.toml"},
      {"lock-timeout", "TIME", "longest wait for one lock, e.g. 200ms (the default) or 2s"},
      {"statement-timeout", "TIME", "longest run of one statement; 0 is no limit (the default)"},
      {"lock-wait", "TIME", "longest wait for locks in the whole run (default: 5min)"},
      {"json", "", "print results and errors as JSON"},
      {"verbose", "", "say more on stderr", 'v'},
      {"help", "", "show help for mig or for the command", 'h'},
      {"version", "", "show the version", 'V'},
  };
  return table;
}

}  // namespace mig
