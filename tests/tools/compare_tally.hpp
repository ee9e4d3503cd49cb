// What compare-parse counts and prints: every difference with its place, then the groups, the most frequent first.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "base/source.hpp"
#include "tools/sql_files.hpp"

namespace mig::tools {

class Tally {
 public:
  std::size_t files = 0, statements = 0, agreed = 0;
  std::size_t refused_by_both = 0, only_mig = 0;
  std::size_t unclear = 0;        // nobody can say what the engine makes of it
  std::size_t too_deep = 0;       // nested deeper than mig reads, on purpose
  std::size_t refused_files = 0;  // not even statements: a string without an end, a psql command
  std::size_t differences = 0;

  // Prints and counts one. Differences of one group are of one kind; `detail` is for the eye.
  void difference(const SqlFile& file, Span span, std::string group, std::string_view detail = {});

  // Prints one that is no difference; for --show-refused.
  static void show(const SqlFile& file, Span span, std::string_view what,
                   std::string_view detail = {});

  void print_groups() const;
  void print_summary(const char* engine) const;

 private:
  struct Group {
    std::size_t count = 0;
    std::string example;
  };
  std::map<std::string, Group> groups_;
};

}  // namespace mig::tools
