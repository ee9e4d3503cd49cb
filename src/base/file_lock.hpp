// An exclusive lock between processes on one machine (flock): the kernel frees it when the holder dies.
#pragma once

#include <filesystem>
#include <string>

namespace mig {

class FileLock {
 public:
  explicit FileLock(std::filesystem::path path) : path_(std::move(path)) {}
  ~FileLock() { release(); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  // Takes the lock if it is free, and writes `holder` (one line, for the others to show) into the file.
  // Throws Error{connection} when the file cannot be created.
  bool try_acquire(const std::string& holder);
  // What the holder wrote; empty when nobody holds the lock, even if a crash left the file.
  std::string holder() const;
  // Removes the file and frees the lock.
  void release() noexcept;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace mig
