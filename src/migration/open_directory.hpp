// Reads the names in one directory with as few system calls as POSIX allows.
#pragma once

#include <dirent.h>

#include <filesystem>
#include <optional>
#include <string_view>

namespace mig {

struct DirectoryItem {
  std::string_view name;  // ends in a NUL byte; valid until the next call of next()
  unsigned char type;     // DT_REG, DT_DIR, …; DT_UNKNOWN where the file system does not say
};

class OpenDirectory {
 public:
  // Throws Error{refused}: "no such directory", "not a directory", "cannot read".
  static OpenDirectory at_root(const std::filesystem::path& path);
  // A directory inside another; nullopt with errno set when it cannot be opened.
  static std::optional<OpenDirectory> inside(int parent, const char* name);

  OpenDirectory(OpenDirectory&& other) noexcept : stream_(other.stream_) {
    other.stream_ = nullptr;
  }
  OpenDirectory& operator=(OpenDirectory&&) = delete;
  ~OpenDirectory();

  // The next name but "." and ".."; nullopt at the end. Throws Error{refused} when reading fails.
  std::optional<DirectoryItem> next();
  int descriptor() const;

 private:
  explicit OpenDirectory(::DIR* stream) : stream_(stream) {}
  ::DIR* stream_;
};

// Of an item that the directory lists: looks at the file itself where the type is a link or not told.
bool is_directory(int parent, const DirectoryItem& item);

}  // namespace mig
