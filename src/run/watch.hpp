// Watches over a run from a thread of its own: turns SIGINT, SIGTERM and SIGHUP into an orderly stop, and shows what
// has been going on for more than a second.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/error.hpp"

namespace mig {

class Watch {
 public:
  using Show = std::function<void(const std::string& doing, std::chrono::seconds so_far)>;

  // One at a time in a process. `show` is called from the watching thread, once a second, while something is doing.
  explicit Watch(Show show = {});
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // `stop` is called once per signal, from the watching thread: Driver::interrupt. Empty to unset; returns only when
  // no call is under way.
  void on_interrupt(std::function<void()> stop);
  // What is being done now, for the progress line; empty for nothing.
  void doing(std::string what);
  // The same thing goes on, and this is to be said of it now.
  void now_doing(std::string what);
  // "statement K of N" behind what is being done; cheap enough for every statement.
  void step(std::size_t number, std::size_t total) {
    total_.store(total, std::memory_order_relaxed);
    number_.store(number, std::memory_order_relaxed);
  }

  bool interrupted() const { return signal_.load() != 0; }
  int signal() const { return signal_.load(); }
  // Throws Error{interrupted} when a signal has come.
  void check() const;
  // Sleeps; throws Error{interrupted} at once when a signal comes.
  void sleep(std::chrono::milliseconds time);

 private:
  void watch();
  void tell(int signal);
  void show_progress();

  Show show_;
  std::mutex mutex_;
  std::function<void()> stop_;
  std::string doing_;
  std::chrono::steady_clock::time_point since_;
  std::atomic<int> signal_{0};
  std::atomic<std::size_t> number_{0}, total_{0};
  std::thread thread_;
};

}  // namespace mig
