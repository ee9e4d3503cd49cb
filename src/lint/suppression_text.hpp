// What `-- mig: ignore …` says, as text: rules, reason, last day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mig {

struct SuppressionText {
  bool is_of_file = false;  // ignore-file
  std::vector<std::string_view> rules;
  std::string_view reason;     // empty: none, and nothing is suppressed
  std::string_view until;      // "2027-01-31", the last day on which it counts; empty: no end
  std::string_view vague_end;  // "the" of `until the release`: it has no end, though it says until
  bool has_bad_date = false;   // `until` is there and is no day of the calendar
};

// `directive` is what follows `mig:`; nullopt for other directives. The texts point into it.
std::optional<SuppressionText> read_suppression(std::string_view directive);

}  // namespace mig
