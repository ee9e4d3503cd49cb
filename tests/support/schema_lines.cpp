#include "support/schema_lines.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.hpp"

namespace mig::test {

std::string test_file(const std::string& path) {
  std::ifstream file(std::filesystem::path(MIG_SOURCE_DIR) / "tests" / path, std::ios::binary);
  if (!file) throw std::runtime_error(concat("cannot read tests/", path));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> schema_lines(Driver& driver) {
  const std::string query =
      test_file(concat("support/schema_lines_", to_string(driver.dialect()), ".sql"));
  std::vector<std::string> lines;
  for (const Row& row : driver.exchange(query)) {
    lines.push_back(concat(row.at(0).value_or(""), " | ", row.at(1).value_or(""), " | ",
                           row.at(2).value_or("")));
  }
  return lines;
}

}  // namespace mig::test
