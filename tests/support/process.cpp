#include "support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace mig::test {
namespace {

std::string temporary_file() {
  std::array<char, 32> path{"/tmp/mig-test-out-XXXXXX"};
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) throw std::runtime_error("cannot make a temporary file");
  ::close(descriptor);
  return path.data();
}

std::string take(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  ::unlink(path.c_str());
  return text.str();
}

}  // namespace

Process::Process(std::vector<std::string> words,
                 const std::map<std::string, std::string>& environment,
                 const std::string& directory)
    : out_path_(temporary_file()), err_path_(temporary_file()) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ > 0) return;
  ::dup2(::open("/dev/null", O_RDONLY), 0);
  ::dup2(::open(out_path_.c_str(), O_WRONLY), 1);
  ::dup2(::open(err_path_.c_str(), O_WRONLY), 2);
  for (const auto& [name, value] : environment) {
    value.empty() ? ::unsetenv(name.c_str()) : ::setenv(name.c_str(), value.c_str(), 1);
  }
  if (!directory.empty() && ::chdir(directory.c_str()) != 0) ::_exit(126);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Process::~Process() {
  if (!reaped_) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::unlink(out_path_.c_str());
  ::unlink(err_path_.c_str());
}

void Process::kill(int signal) const { ::kill(pid_, signal); }

void Process::reap(int options) {
  rusage used{};
  if (reaped_ || ::wait4(pid_, &status_, options, &used) != pid_) return;
  reaped_ = true;
  peak_bytes_ = static_cast<std::size_t>(used.ru_maxrss) * 1024;
}

bool Process::running() {
  reap(WNOHANG);
  return !reaped_;
}

Finished Process::wait(std::chrono::seconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (running()) {
    if (std::chrono::steady_clock::now() > deadline) {
      kill(SIGKILL);
      reap(0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  Finished result;
  if (WIFEXITED(status_)) result.status = WEXITSTATUS(status_);
  if (WIFSIGNALED(status_)) result.signal = WTERMSIG(status_);
  result.peak_bytes = peak_bytes_;
  result.out = take(out_path_);
  result.err = take(err_path_);
  return result;
}

Finished run(std::vector<std::string> words, const std::map<std::string, std::string>& environment,
             const std::string& directory) {
  return Process(std::move(words), environment, directory).wait();
}

}  // namespace mig::test
