// Keeps two commands that change the migrations directory from working on it at once.
#pragma once

#include <filesystem>

namespace mig {

// Holds an advisory lock (flock) on the directory while it lives; waits for another holder. The kernel frees it when
// the process dies, so none is ever left behind. File systems without such locks (some network mounts) are worked on
// without: what needs to be unique is decided by mkdir there, and a lost line of mig.sum is found by its check.
class DirectoryLock {
 public:
  // Throws Error{refused} when `root` cannot be opened.
  explicit DirectoryLock(const std::filesystem::path& root);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace mig
