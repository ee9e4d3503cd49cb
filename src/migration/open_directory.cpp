#include "migration/open_directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

::DIR* open_stream(int parent, const char* name) {
  const int descriptor = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return nullptr;
  ::DIR* const stream = ::fdopendir(descriptor);
  if (stream == nullptr) ::close(descriptor);
  return stream;
}

bool is_dot(const char* name) {
  return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

}  // namespace

OpenDirectory OpenDirectory::at_root(const std::filesystem::path& path) {
  if (::DIR* const stream = open_stream(AT_FDCWD, path.c_str())) return OpenDirectory(stream);
  const int error = errno;
  const std::string shown = path.string();
  if (error == ENOENT) {
    throw Error(ErrorKind::refused, concat("no such directory: ", shown),
                "make it with `mig init`, or name another with --migrations DIR");
  }
  if (error == ENOTDIR) {
    throw Error(ErrorKind::refused, concat("not a directory: ", shown),
                "name the directory that holds the migrations with --migrations DIR");
  }
  throw Error(ErrorKind::refused, concat("cannot read ", shown, ": ", std::strerror(error)));
}

std::optional<OpenDirectory> OpenDirectory::inside(int parent, const char* name) {
  ::DIR* const stream = open_stream(parent, name);
  if (stream == nullptr) return std::nullopt;
  return OpenDirectory(stream);
}

OpenDirectory::~OpenDirectory() {
  if (stream_ != nullptr) ::closedir(stream_);
}

int OpenDirectory::descriptor() const { return ::dirfd(stream_); }

std::optional<DirectoryItem> OpenDirectory::next() {
  for (;;) {
    errno = 0;
    const ::dirent* const item = ::readdir(stream_);
    if (item == nullptr && errno != 0) {
      throw Error(ErrorKind::refused, concat("cannot read a directory: ", std::strerror(errno)));
    }
    if (item == nullptr) return std::nullopt;
    if (!is_dot(item->d_name)) return DirectoryItem{item->d_name, item->d_type};
  }
}

bool is_directory(int parent, const DirectoryItem& item) {
  if (item.type != DT_UNKNOWN && item.type != DT_LNK) return item.type == DT_DIR;
  struct ::stat status {};
  return ::fstatat(parent, item.name.data(), &status, 0) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace mig
