#include "base/file_lock.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "base/error.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;

namespace {

// A process that takes the lock, says so, and keeps it until it is killed.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& path) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      FileLock lock(path);
      const char taken = lock.try_acquire("the child") ? 'y' : 'n';
      if (::write(ends[1], &taken, 1) != 1) ::_exit(1);
      ::pause();
      ::_exit(0);
    }
    ::close(ends[1]);
    CHECK(::read(ends[0], &taken_, 1) == 1);
    ::close(ends[0]);
  }
  ~Holder() { kill(); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

  bool took() const { return taken_ == 'y'; }
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
  char taken_ = '?';
};

}  // namespace

TEST_SUITE_BEGIN("base");

TEST_CASE("a file lock keeps another process out and names its holder") {
  const mig_test::ScratchDirectory scratch;
  const std::filesystem::path path = scratch.path() / "app.db.mig-lock";
  Holder holder(path);
  REQUIRE(holder.took());
  FileLock lock(path);
  CHECK_FALSE(lock.try_acquire("the parent"));
  CHECK(lock.holder() == "the child");
}

TEST_CASE("a killed holder frees the file lock and leaves no text behind") {
  const mig_test::ScratchDirectory scratch;
  const std::filesystem::path path = scratch.path() / "app.db.mig-lock";
  Holder holder(path);
  REQUIRE(holder.took());
  holder.kill();
  FileLock lock(path);
  CHECK(lock.try_acquire("me"));
  CHECK(lock.try_acquire("me again"));  // it is held already
  CHECK(lock.holder() == "me");
}

TEST_CASE("a released file lock removes its file and can be taken again") {
  const mig_test::ScratchDirectory scratch;
  const std::filesystem::path path = scratch.path() / "app.db.mig-lock";
  FileLock lock(path);
  CHECK(lock.holder().empty());
  REQUIRE(lock.try_acquire("me"));
  lock.release();
  lock.release();
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(lock.holder().empty());
  Holder other(path);
  CHECK(other.took());
  CHECK_FALSE(lock.try_acquire("me"));
}

TEST_CASE("a file lock in a directory that is not there is an error") {
  FileLock lock("/nowhere/at/all/app.db.mig-lock");
  try {
    lock.try_acquire("me");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::connection);
    CHECK(error.message.find("/nowhere/at/all/app.db.mig-lock") != std::string::npos);
  }
}

TEST_SUITE_END();
