// The rows that follow COPY … FROM stdin; in a file, up to a line that is `\.`, as psql and pg_dump have them.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/source.hpp"

namespace mig {

struct CopyRows {
  Span data;  // whole lines, without the `\.` line; to the end of the text when there is none
  std::size_t end = 0;  // after the `\.` line
  bool closed = false;  // there is such a line
  Span stray;  // text between the semicolon and the end of its line, where only a comment may stand
};

// `semicolon_end` is the place after the statement's semicolon.
CopyRows find_copy_rows(std::string_view text, std::size_t semicolon_end);

}  // namespace mig
