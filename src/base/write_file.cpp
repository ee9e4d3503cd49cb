#include "base/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw Error(ErrorKind::refused,
              concat("cannot write ", path.string(), ": ", std::strerror(error)));
}

// 0 or the errno of the first call that failed; the descriptor is closed either way.
int write_and_close(int descriptor, std::string_view text) {
  int error = 0;
  while (!text.empty() && error == 0) {
    const ::ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (::close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

}  // namespace

bool create_file(const std::filesystem::path& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0 && errno == EEXIST) return false;
  if (descriptor < 0) fail(path, errno);
  if (const int error = write_and_close(descriptor, text); error != 0) {
    ::unlink(path.c_str());  // a full disk must not leave half a file that later counts as existing
    fail(path, error);
  }
  return true;
}

void replace_file(const std::filesystem::path& path, std::string_view text) {
  const std::filesystem::path temporary =
      path.parent_path() / concat('.', path.filename().string(), '.', ::getpid(), ".tmp");
  // O_EXCL: in a directory that others may write to, a link of that name may lead anywhere. What lies there was left by
  // a process of this number that was killed, or was put there.
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  int descriptor = ::open(temporary.c_str(), flags, 0666);
  if (descriptor < 0 && errno == EEXIST && ::unlink(temporary.c_str()) == 0) {
    descriptor = ::open(temporary.c_str(), flags, 0666);
  }
  if (descriptor < 0) fail(path, errno);
  struct ::stat status {};
  if (::stat(path.c_str(), &status) == 0) (void)::fchmod(descriptor, status.st_mode & 07777U);
  int error = write_and_close(descriptor, text);
  if (error == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(temporary.c_str());
  fail(path, error);
}

}  // namespace mig
