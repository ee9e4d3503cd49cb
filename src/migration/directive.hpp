// What SQL cannot say: `-- mig:` comments, read into values.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/duration.hpp"
#include "base/source.hpp"
#include "sql/split.hpp"

namespace mig {

// The directives that concern running one file. Unset means the configuration decides.
struct Directives {
  bool transaction_off = false;                           // -- mig: transaction off
  std::optional<std::chrono::milliseconds> lock_timeout;  // -- mig: lock-timeout 500ms (0 = none)
  std::optional<std::chrono::milliseconds>
      statement_timeout;                    // -- mig: statement-timeout 30s (0 = none)
  std::optional<std::string> irreversible;  // -- mig: irreversible <reason>
  std::optional<std::string> noop;          // -- mig: noop <reason>: deliberately empty
  bool foreign_keys_off = false;            // -- mig: foreign-keys off (SQLite)
};

// `ignore` and `ignore-file` are lint's (lint/suppression.hpp): passed over here.
// Throws Error{refused} with the place for an unknown directive ("did you mean"), a missing or a bad value.
Directives read_directives(const Source& source, const SplitResult& split);

}  // namespace mig
