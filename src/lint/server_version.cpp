#include "lint/server_version.hpp"

#include "base/text.hpp"

namespace mig {
namespace {

constexpr int all_of_them = 9999;  // the highest minor version

// Up to three numbers with dots between; -1 where there is none.
struct Numbers {
  int parts[3] = {-1, -1, -1};
};

std::optional<Numbers> numbers_of(std::string_view text) {
  Numbers read;
  for (int& part : read.parts) {
    const std::size_t dot = text.find('.');
    const auto number = parse_number(text.substr(0, dot));
    if (!number || *number > 999) return std::nullopt;
    part = static_cast<int>(*number);
    if (dot == std::string_view::npos) return read;
    text.remove_prefix(dot + 1);
  }
  return std::nullopt;
}

using Reader = std::optional<VersionRange> (*)(const Numbers&);

std::optional<VersionRange> postgres_of(const Numbers& numbers) {
  const auto [major, minor, rest] = numbers.parts;
  if (major < 8 || rest >= 0) return std::nullopt;
  return VersionRange{postgres_version(major, minor < 0 ? 0 : minor),
                      postgres_version(major, minor < 0 ? all_of_them : minor)};
}

std::optional<VersionRange> sqlite_of(const Numbers& numbers) {
  const auto [major, minor, patch] = numbers.parts;
  if (major != 3 || minor < 0) return std::nullopt;
  return VersionRange{sqlite_version(minor, patch < 0 ? 0 : patch),
                      sqlite_version(minor, patch < 0 ? 999 : patch)};
}

std::optional<VersionRange> read_range(std::string_view text, Reader read) {
  const std::size_t dash = text.find('-');
  const auto first = numbers_of(trim(text.substr(0, dash)));
  const auto oldest = first ? read(*first) : std::nullopt;
  if (!oldest || dash == std::string_view::npos) return oldest;
  const auto last = numbers_of(trim(text.substr(dash + 1)));
  const auto newest = last ? read(*last) : std::nullopt;
  if (!newest || newest->newest < oldest->oldest) return std::nullopt;
  return VersionRange{oldest->oldest, newest->newest};
}

}  // namespace

std::optional<VersionRange> postgres_versions(std::string_view text) {
  return read_range(trim(text), postgres_of);
}

std::optional<VersionRange> sqlite_versions(std::string_view text) {
  return read_range(trim(text), sqlite_of);
}

}  // namespace mig
