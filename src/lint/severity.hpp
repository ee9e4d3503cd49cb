// How much a finding weighs.
#pragma once

#include <optional>
#include <string_view>

namespace mig {

// error: loses data, is certain to fail at deploy, rewrites or scans a table under a lock that blocks, or breaks the code
// that runs. warning: depends on the data or the traffic. info: a lock that is held for a moment. off: not looked for.
enum class Severity : unsigned char { off, info, warning, error };

constexpr std::string_view to_string(Severity severity) {
  constexpr std::string_view words[] = {"off", "info", "warning", "error"};
  return words[static_cast<unsigned>(severity)];
}

constexpr std::optional<Severity> severity_from(std::string_view word) {
  for (const Severity each : {Severity::off, Severity::info, Severity::warning, Severity::error}) {
    if (to_string(each) == word) return each;
  }
  return std::nullopt;
}

}  // namespace mig
