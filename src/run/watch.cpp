#include "run/watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <ctime>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::array<int, 3> stop_signals{SIGINT, SIGTERM, SIGHUP};
constexpr int progress_every_ms = 1000;

// The signal handler may only write to a pipe; the watching thread reads it. 0 asks that thread to end.
std::array<int, 2> pipe_ends{-1, -1};
std::condition_variable woken;
std::array<struct sigaction, stop_signals.size()> before{};

// A clean stop takes a second at most. Who asks again later has a run that does not come back, from a server that does
// not answer, say; what it was doing is safe, as after a kill.
constexpr time_t patience_s = 2;
volatile std::sig_atomic_t asked_before = 0;
time_t asked_at = 0;

void stop_if_stuck(int signal) {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  if (asked_before == 0) {
    asked_before = 1;
    asked_at = now.tv_sec;
  } else if (now.tv_sec - asked_at >= patience_s) {
    constexpr std::string_view words =
        "error: stopped without an answer from the database\n"
        "help: mig status tells what was done; mig up goes on from there\n";
    const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
    (void)written;
    ::_exit(128 + signal);
  }
}

void handle(int signal) {
  const int kept = errno;
  if (signal != 0) stop_if_stuck(signal);
  const auto byte = static_cast<unsigned char>(signal);
  const ssize_t written = ::write(pipe_ends[1], &byte, 1);
  (void)written;
  errno = kept;
}

}  // namespace

Watch::Watch(Show show) : show_(std::move(show)) {
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) {
    throw Error(ErrorKind::internal, "cannot create a pipe");
  }
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < stop_signals.size(); ++i) {
    ::sigaction(stop_signals[i], nullptr, &before[i]);
    // A process started with a signal ignored (nohup) keeps ignoring it.
    if (before[i].sa_handler != SIG_IGN) ::sigaction(stop_signals[i], &action, nullptr);
  }
  asked_before = 0;
  thread_ = std::thread([this] { watch(); });
}

Watch::~Watch() {
  for (std::size_t i = 0; i < stop_signals.size(); ++i) {
    ::sigaction(stop_signals[i], &before[i], nullptr);
  }
  handle(0);
  thread_.join();
  ::close(pipe_ends[0]);
  ::close(pipe_ends[1]);
}

void Watch::on_interrupt(std::function<void()> stop) {
  const std::lock_guard lock(mutex_);
  stop_ = std::move(stop);
}

void Watch::doing(std::string what) {
  const std::lock_guard lock(mutex_);
  doing_ = std::move(what);
  step(0, 0);
  since_ = std::chrono::steady_clock::now();
}

void Watch::now_doing(std::string what) {
  const std::lock_guard lock(mutex_);
  if (doing_.empty()) since_ = std::chrono::steady_clock::now();
  doing_ = std::move(what);
}

void Watch::check() const {
  if (!interrupted()) return;
  Error error(ErrorKind::interrupted, "interrupted");
  error.signal = signal();
  throw error;
}

void Watch::sleep(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  woken.wait_for(lock, time, [this] { return interrupted(); });
  lock.unlock();
  check();
}

void Watch::tell(int signal) {
  const std::lock_guard lock(mutex_);
  signal_ = signal;
  if (stop_) stop_();
  woken.notify_all();
}

void Watch::show_progress() {
  std::unique_lock lock(mutex_);
  if (!show_ || doing_.empty()) return;
  const auto so_far =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - since_);
  std::string what = doing_;
  if (total_ > 1) what += concat(", statement ", number_.load(), " of ", total_.load());
  lock.unlock();
  if (so_far.count() >= 1) show_(what, so_far);
}

void Watch::watch() {
  for (;;) {
    pollfd waiting{pipe_ends[0], POLLIN, 0};
    const int ready = ::poll(&waiting, 1, progress_every_ms);
    if (ready == 0) {
      show_progress();
      continue;
    }
    unsigned char signal = 0;
    if (ready < 0 || ::read(pipe_ends[0], &signal, 1) != 1) continue;
    if (signal == 0) return;
    tell(signal);
  }
}

}  // namespace mig
