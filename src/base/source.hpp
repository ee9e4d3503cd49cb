// A text file that mig reads, and the map from its bytes to lines. Every message about a file goes through it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace mig {

// Half-open byte range in a text. A text is shorter than 4 GiB; statements hold many spans, so they are small.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr Span() = default;
  constexpr Span(std::size_t from, std::size_t to)
      : begin(static_cast<std::uint32_t>(from)), end(static_cast<std::uint32_t>(to)) {}
  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
  bool operator==(const Span&) const = default;
};

class Source {
 public:
  // Reads the file whole. A UTF-8 byte order mark is dropped. Throws Error{refused} naming the byte offset for NUL
  // bytes, UTF-16/32 and malformed UTF-8, and Error{refused} when the file cannot be read or is over 2 GiB.
  static Source load(const std::filesystem::path& path);

  Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  // Line, column and excerpt of a span. Scans the text once: call it for what is printed, not in a loop.
  Location locate(Span span) const;

 private:
  std::string name_;
  std::string text_;
};

}  // namespace mig
