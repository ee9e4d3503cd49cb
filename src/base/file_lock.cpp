#include "base/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

// The holder removes the file before it lets go, so a lock may have been taken on a file that has no name any more.
bool still_named(int descriptor, const std::filesystem::path& path) {
  struct stat held {
  }, named{};
  return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

}  // namespace

bool FileLock::try_acquire(const std::string& holder) {
  if (descriptor_ >= 0) return true;
  for (;;) {
    const int descriptor = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
      throw Error(
          ErrorKind::connection,
          concat("cannot create the lock file ", path_.string(), ": ", std::strerror(errno)),
          "mig needs to write in the database's directory, as SQLite itself does");
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor);
      return false;
    }
    if (!still_named(descriptor, path_)) {
      ::close(descriptor);
      continue;
    }
    descriptor_ = descriptor;
    const bool cleared = ::ftruncate(descriptor, 0) == 0;
    const bool written = cleared && ::write(descriptor, holder.data(), holder.size()) >= 0;
    (void)written;  // the text only informs: a full disk must not stop the lock
    return true;
  }
}

std::string FileLock::holder() const {
  const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  if (::flock(descriptor, LOCK_SH | LOCK_NB) ==
      0) {  // nobody holds it: the file was left by a crash
    ::close(descriptor);
    return {};
  }
  std::array<char, 512> text{};
  const ssize_t size = ::read(descriptor, text.data(), text.size());
  ::close(descriptor);
  return size <= 0 ? std::string() : std::string(text.data(), static_cast<std::size_t>(size));
}

void FileLock::release() noexcept {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace mig
