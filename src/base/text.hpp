// Small string helpers used everywhere. All work on UTF-8 bytes; none consults the locale.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mig {

namespace detail {
inline void append(std::string& out, std::string_view piece) { out.append(piece); }
inline void append(std::string& out, char piece) { out.push_back(piece); }
template <std::integral T>
requires(!std::same_as<T, char> && !std::same_as<T, bool>) void append(std::string& out, T number) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  (void)error;
  out.append(digits, end);
}
}  // namespace detail

// Joins strings, characters and whole numbers into one string.
template <typename... Pieces>
std::string concat(const Pieces&... pieces) {
  std::string out;
  (detail::append(out, pieces), ...);
  return out;
}

std::string_view trim(std::string_view text);
std::vector<std::string_view> split_lines(std::string_view text);
std::string join(std::span<const std::string> pieces, std::string_view separator);
std::string lower_ascii(std::string_view text);

// "1 migration", "3 migrations".
std::string count_of(std::uint64_t count, std::string_view noun);

// Whole decimal number and nothing else; nullopt on overflow, sign or junk.
std::optional<std::int64_t> parse_number(std::string_view text);

// At most `limit` bytes, never cutting a UTF-8 sequence; " …" marks what was left out.
std::string shorten(std::string_view text, std::size_t limit);

// The candidate nearest to `word` (Damerau-Levenshtein, at most a third of its length), for "did you mean".
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7); nullopt if all is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

}  // namespace mig
