#include "migration/directory_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {

DirectoryLock::DirectoryLock(const std::filesystem::path& root)
    : descriptor_(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0 && errno == ENOENT) {
    throw Error(ErrorKind::refused, concat("no such directory: ", root.string()),
                "make it with `mig init`, or name another with --migrations DIR");
  }
  if (descriptor_ < 0) {
    throw Error(ErrorKind::refused,
                concat("cannot open ", root.string(), ": ", std::strerror(errno)));
  }
  while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
}

DirectoryLock::~DirectoryLock() { ::close(descriptor_); }

}  // namespace mig
