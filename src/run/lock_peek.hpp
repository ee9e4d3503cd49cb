// Looks before it asks: a lock request that waits makes every later writer of the table wait behind it, so mig asks only
// when no transaction that will last is in the way.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "run/session.hpp"

namespace mig {

// Of one migration: remembers whom it has seen and told of.
class LockPeek {
 public:
  LockPeek(Session& session, std::function<void(const std::string&)> note)
      : session_(session), note_(std::move(note)) {}

  // Returns once no transaction older than 100 ms holds what conflicts with `locks`: the lock timeout for the try that
  // follows, `usual` but for one try in which the server is to send an autovacuum worker away. Where such transactions
  // follow each other without a gap, so that nobody of ten seconds ago is left, one try is risked all the same. Tells after a second
  // whom it waits for. Throws Error{failed, 55P03} when options.lock_wait is over.
  std::chrono::milliseconds wait_until_free(const std::string& id,
                                            const std::vector<StrongLock>& locks,
                                            std::chrono::milliseconds usual);
  // The try that followed was lost: the next wait goes on from here.
  void lost() {
    if (!since_) since_ = std::chrono::steady_clock::now();
  }
  // Who holds those locks now, for a message; else what blockers() of the engine says.
  std::string blockers(const std::vector<StrongLock>& locks);

 private:
  std::vector<LockHolder> in_the_way(const std::vector<StrongLock>& locks);
  bool lasts(const LockHolder& holder);
  // True when one was asked to give way a moment ago.
  bool send_away(const std::vector<LockHolder>& workers);
  void tell(const std::string& id, const std::vector<LockHolder>& holders);

  Session& session_;
  std::function<void(const std::string&)> note_;
  // Of transactions whose age this user may not see.
  std::map<std::string, std::chrono::steady_clock::time_point> first_seen_;
  std::set<std::string> told_;
  // Autovacuum workers that were asked to give way, and when; long ago: they cannot be asked.
  std::map<std::string, std::chrono::steady_clock::time_point> asked_;
  std::optional<std::chrono::steady_clock::time_point> since_;  // it is waited
  bool was_patient_ = false;
};

}  // namespace mig
