// The SQL files that the comparing tools are pointed at.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace mig::tools {

struct SqlFile {
  std::filesystem::path path;
  std::string text;
};

inline SqlFile load_sql(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {path, std::string(std::istreambuf_iterator<char>(stream), {})};
}

// The path itself, or the *.sql under it, in order.
inline std::vector<std::filesystem::path> sql_paths(const std::filesystem::path& root) {
  if (!std::filesystem::is_directory(root)) return {root};
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".sql") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Named or placed for one engine: up.sqlite.sql, postgres/x.sql.
inline bool is_for(const std::filesystem::path& path, std::string_view dialect) {
  if (path.filename().string().find("." + std::string(dialect) + ".") != std::string::npos)
    return true;
  return std::any_of(path.begin(), path.end(),
                     [&](const std::filesystem::path& part) { return part == dialect; });
}

// The first bytes of a text on one line.
inline std::string excerpt(std::string_view text) {
  std::string out(text.substr(0, 70));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return out;
}

inline std::ptrdiff_t line_of(std::string_view text, std::size_t at) {
  return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

}  // namespace mig::tools
