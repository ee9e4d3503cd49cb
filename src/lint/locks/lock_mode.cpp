#include "lint/locks/lock_mode.hpp"

#include <array>
#include <cstddef>

namespace mig {
namespace {

struct Mode {
  std::string_view name;
  unsigned conflicts;  // one bit a mode, in the order of the enumeration from access_share
};

// Rows and columns as in the manual.
constexpr std::array<Mode, 9> modes{{
    {"", 0},
    {"ACCESS SHARE", 0b10000000},
    {"ROW SHARE", 0b11000000},
    {"ROW EXCLUSIVE", 0b11110000},
    {"SHARE UPDATE EXCLUSIVE", 0b11111000},
    {"SHARE", 0b11101100},
    {"SHARE ROW EXCLUSIVE", 0b11111100},
    {"EXCLUSIVE", 0b11111110},
    {"ACCESS EXCLUSIVE", 0b11111111},
}};

const Mode& at(LockMode mode) { return modes[static_cast<std::size_t>(mode)]; }

}  // namespace

std::string_view to_string(LockMode mode) { return at(mode).name; }

bool conflicts(LockMode a, LockMode b) {
  if (a == LockMode::none || b == LockMode::none) return false;
  return (at(a).conflicts >> (static_cast<unsigned>(b) - 1) & 1U) != 0;
}

std::string_view blocked_by(LockMode mode) {
  if (blocks_reads(mode)) return "reads and writes";
  if (blocks_writes(mode)) return "writes";
  return mode == LockMode::share_update_exclusive ? "other schema changes and VACUUM" : "";
}

}  // namespace mig
