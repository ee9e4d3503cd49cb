// SHA-256 (FIPS 180-4), by Nettle.
#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace mig {

class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex();  // 64 lower-case digits; the object starts over

 private:
  ::sha256_ctx state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace mig
