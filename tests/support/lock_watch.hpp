// What a statement does to the relations of a server, and what lint/locks/ says that it does, in one form.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "database/driver.hpp"
#include "lint/locks/effects.hpp"

namespace mig::test {

// Of one relation that was there before.
struct Work {
  LockMode lock = LockMode::none;
  bool rewrites = false;
  bool scans = false;
  // Rows of it are looked up, by an index or one by one: the planner decides, and there may be none to look for.
  bool may_scan = false;
  bool operator==(const Work&) const = default;
};
using WorkByName = std::map<std::string, Work>;  // "public.t"

struct Observation {
  WorkByName relations;
  std::string error, sqlstate;
};

struct Prediction {
  WorkByName relations;
  std::string error;
  bool is_known = true;
  bool empties = false;  // TRUNCATE: new files, but nothing is written
};

// Runs the statements in one transaction that is rolled back.
Observation watch(Driver& driver, const std::vector<std::string>& statements);

// `history` is replayed; what is `given` may be refused; then each statement of `text` is asked for, all in one transaction.
Prediction predict(const std::string& history, const std::string& given, const std::string& text,
                   ServerVersion version);

// Empty when they agree, else lines for people.
std::string compare(const Prediction& said, const Observation& seen);

// The strongest lock on each relation that the server process holds or waits for.
WorkByName locks_of(Driver& driver, int pid);

}  // namespace mig::test
