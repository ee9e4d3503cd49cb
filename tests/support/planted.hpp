// Planted changes: a text file with one change a line (several statements may stand in it).
//   # a comment     @ N  what follows is for servers from major version N on
//   !               what follows changes nothing that a schema holds
#pragma once

#include <string>
#include <vector>

namespace mig::test {

struct Planted {
  std::vector<std::string> changes, noise;
};

// `path` is below tests/; `major` is the server's, of no account where the file has no `@`.
Planted planted(const std::string& path, int major);

// The lines that only one of the two has, for a message.
std::string difference(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace mig::test
