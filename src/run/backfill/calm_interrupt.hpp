// While one lives, Ctrl-C does not break into the statement that runs: its batch is short, and the end of it is where a
// backfill stops.
#pragma once

#include "run/session.hpp"

namespace mig {

class CalmInterrupt {
 public:
  explicit CalmInterrupt(Session& session) : session_(session) {
    session_.watch().on_interrupt({});
  }
  ~CalmInterrupt() {
    session_.watch().on_interrupt([driver = &session_.driver()] { driver->interrupt(); });
  }
  CalmInterrupt(const CalmInterrupt&) = delete;
  CalmInterrupt& operator=(const CalmInterrupt&) = delete;

 private:
  Session& session_;
};

}  // namespace mig
