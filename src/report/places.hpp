// Lines and columns of many findings: each text is scanned once, whatever the number of its findings.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "base/source.hpp"

namespace mig {

class Places {
 public:
  // As Source::locate(). Quick when it is asked in the order of the text. The source must outlive this object.
  Location locate(const Source& source, Span span);

 private:
  struct Lines {
    std::vector<std::uint32_t> starts;
    std::size_t counted_to = 0;  // a byte of the line in which a column was last asked for,
    std::size_t characters = 0;  // and the characters in front of it there
  };
  Lines& lines_of(const Source& source);
  static std::size_t characters_before(Lines& lines, std::string_view text, std::size_t line_start,
                                       std::size_t at);

  std::map<const Source*, Lines> lines_;
};

}  // namespace mig
