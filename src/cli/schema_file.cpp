#include "cli/schema_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/text.hpp"
#include "base/write_file.hpp"

namespace mig {
namespace {

namespace fs = std::filesystem;

constexpr int longest_chain = 40;  // of links, as the system has it

[[noreturn]] void bad_path(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

// What is at the end of a chain of links, there or not.
fs::path behind_links(fs::path path) {
  std::error_code error;
  for (int i = 0; i < longest_chain && fs::is_symlink(path, error); ++i) {
    path = path.parent_path() / fs::read_symlink(path, error);  // an absolute one replaces it
  }
  return path;
}

bool holds(const fs::path& path, const std::string& text) {
  std::error_code error;
  if (fs::file_size(path, error) != text.size() || error) return false;
  try {
    return Source::load(path).text() == text;
  } catch (const Error&) {
    return false;  // not text: it is replaced
  }
}

// Nobody may write it, or this user may not.
bool is_read_only(const fs::path& path) {
  constexpr fs::perms writable =
      fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return false;
  return (status.permissions() & writable) == fs::perms::none || ::access(path.c_str(), W_OK) != 0;
}

Source read_stream(std::istream& from, std::string name) {
  std::string text{std::istreambuf_iterator<char>(from), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos || first_invalid_utf8(text)) {
    throw Error(ErrorKind::refused, concat(name, " is no text in UTF-8"), "give a plain SQL file");
  }
  return Source(std::move(name), std::move(text));
}

}  // namespace

Source read_schema_file(const fs::path& path) {
  if (path == "-") return read_stream(std::cin, "stdin");
  std::error_code error;
  const std::string hint = "--check takes a file of SQL, as mig dump --output writes it";
  if (fs::is_directory(path, error)) bad_path(concat(path.string(), " is a directory"), hint);
  if (::access(path.c_str(), R_OK) != 0) {
    bad_path(concat("cannot read ", path.string(), ": ", std::strerror(errno)), hint);
  }
  if (fs::is_regular_file(path, error)) return Source::load(path);
  std::ifstream stream(path, std::ios::binary);
  if (!stream) bad_path(concat("cannot read ", path.string(), ": ", std::strerror(errno)), hint);
  return read_stream(stream, path.string());
}

bool write_schema_file(fs::path path, const std::string& text) {
  const std::string said = path.string();
  path = behind_links(std::move(path));
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
    bad_path(concat("--output ", said, " is not a file"), "leave --output out to write to stdout");
  }
  const fs::path directory = path.has_parent_path() ? path.parent_path() : ".";
  if (!fs::is_directory(directory, error)) {
    bad_path(concat("cannot write ", said, ": there is no directory ", directory.string()),
             "make it first, or give another path");
  }
  if (holds(path, text)) return false;
  if (is_read_only(path)) {
    bad_path(concat("cannot write ", said, ": it is read-only"),
             "make it writable, or give another path");
  }
  replace_file(path, text);
  return true;
}

}  // namespace mig
