// What all targets make of an input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/dialect.hpp"

namespace mig {

// An even first byte is PostgreSQL; the rest is the text.
struct FuzzInput {
  FuzzInput(const std::uint8_t* data, std::size_t size)
      : dialect(size == 0 || data[0] % 2 == 0 ? Dialect::postgres : Dialect::sqlite),
        text(reinterpret_cast<const char*>(data) + (size == 0 ? 0 : 1), size == 0 ? 0 : size - 1) {}
  Dialect dialect;
  std::string text;
};

// What must hold whatever the input is; a failure is a crash to the fuzzer.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace mig
