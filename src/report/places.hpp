// Lines, columns and excerpts of many findings: each text is scanned once, whatever the number of its findings, and what is
// shown of it holds no password.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "base/source.hpp"
#include "lint/judge.hpp"

namespace mig {

class Places {
 public:
  // The result must outlive this object.
  explicit Places(const LintResult& result) : result_(result) {}

  // As Source::locate(). Quick when it is asked in the order of the text. The source must outlive this object.
  Location locate(const Source& source, Span span);
  // The text of a span as it may be shown.
  std::string_view shown(const Source& source, Span span) const;

 private:
  struct Lines {
    std::vector<std::uint32_t> starts;
    std::size_t counted_to = 0;  // a byte of the line in which a column was last asked for,
    std::size_t characters = 0;  // and the characters in front of it there
  };
  Lines& lines_of(const Source& source);
  static std::size_t characters_before(Lines& lines, std::string_view text, std::size_t line_start,
                                       std::size_t at);

  const LintResult& result_;
  std::map<const Source*, Lines> lines_;
};

}  // namespace mig
