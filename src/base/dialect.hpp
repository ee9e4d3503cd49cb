// The two SQL dialects mig speaks. Every table and decision that depends on the engine is keyed by this.
#pragma once

#include <optional>
#include <string_view>

namespace mig {

enum class Dialect : unsigned char { sqlite, postgres };

constexpr std::string_view to_string(Dialect dialect) {
  return dialect == Dialect::sqlite ? "sqlite" : "postgres";
}

constexpr std::optional<Dialect> dialect_from(std::string_view name) {
  if (name == "sqlite") return Dialect::sqlite;
  if (name == "postgres") return Dialect::postgres;
  return std::nullopt;
}

}  // namespace mig
