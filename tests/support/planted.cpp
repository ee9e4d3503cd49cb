#include "support/planted.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "support/schema_lines.hpp"

namespace mig::test {

Planted planted(const std::string& path, int major) {
  Planted found;
  std::vector<std::string>* into = &found.changes;
  bool applies = true;
  const std::string text = test_file(path);
  for (const std::string_view line : split_lines(text)) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '!') {
      into = &found.noise;
    } else if (line[0] == '@') {
      applies = major >= parse_number(trim(line.substr(1))).value_or(0);
    } else if (applies) {
      into->emplace_back(line);
    }
  }
  return found;
}

std::string difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::string out;
  const auto only = [&](const auto& here, const auto& there, std::string_view mark) {
    for (const std::string& line : here) {
      if (std::find(there.begin(), there.end(), line) == there.end())
        out += concat(mark, line, "\n");
    }
  };
  only(a, b, "- ");
  only(b, a, "+ ");
  return shorten(out.empty() ? "the order" : out, 4000);
}

}  // namespace mig::test
