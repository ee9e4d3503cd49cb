// Runs a program the way a deploy script does: own environment, captured output, signals.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace mig::test {

struct Finished {
  int status = -1;  // exit status; -1 when it ended by a signal
  int signal = 0;
  std::string out, err;
  std::size_t peak_bytes = 0;  // the most memory resident, the test's own at the start included
};

class Process {
 public:
  // `environment` is added to the test's own; an empty value removes the variable.
  Process(std::vector<std::string> words,
          const std::map<std::string, std::string>& environment = {},
          const std::string& directory = "");
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }
  void kill(int signal) const;
  bool running();
  // Waits for the end; kills it after `limit` (a test that hangs must fail, not hang).
  Finished wait(std::chrono::seconds limit = std::chrono::seconds(60));

 private:
  pid_t pid_ = -1;
  std::string out_path_, err_path_;
  void reap(int options);
  bool reaped_ = false;
  int status_ = 0;
  std::size_t peak_bytes_ = 0;
};

Finished run(std::vector<std::string> words,
             const std::map<std::string, std::string>& environment = {},
             const std::string& directory = "");

}  // namespace mig::test
