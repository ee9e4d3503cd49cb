#include "run/lock_peek.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds poll{30};
constexpr milliseconds lasting{100};
constexpr milliseconds tell_after{1000};
constexpr milliseconds leaving{500};  // how long an autovacuum worker may take to go
constexpr std::size_t most_told = 3;

std::string words_of(const std::vector<LockHolder>& holders) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(holders.size(), most_told); ++i) {
    out.push_back(concat(holders[i].relation, " is locked by ", holders[i].who));
  }
  if (holders.size() > most_told) out.push_back(concat(holders.size() - most_told, " more"));
  return join(out, "; ");
}

// Transactions that come and go: at no moment is the way free, and yet nobody stays.
class Procession {
 public:
  explicit Procession(const std::vector<LockHolder>& holders) { note(holders); }

  // True when so much time has passed that nobody is there any more who was.
  bool has_moved_on(const std::vector<LockHolder>& holders) {
    if (steady_clock::now() - since_ < a_while) return false;
    const bool all_new = std::none_of(holders.begin(), holders.end(), [&](const LockHolder& each) {
      return seen_.contains(each.key);
    });
    note(holders);
    return all_new;
  }

 private:
  static constexpr milliseconds a_while{10'000};
  void note(const std::vector<LockHolder>& holders) {
    seen_.clear();
    for (const LockHolder& each : holders) seen_.insert(each.key);
    since_ = steady_clock::now();
  }
  std::set<std::string> seen_;
  steady_clock::time_point since_;
};

}  // namespace

bool LockPeek::lasts(const LockHolder& holder) {
  if (holder.is_autovacuum) return true;
  if (holder.age) return *holder.age >= lasting;
  const auto now = steady_clock::now();
  return now - first_seen_.try_emplace(holder.key, now).first->second >= lasting;
}

std::vector<LockHolder> LockPeek::in_the_way(const std::vector<StrongLock>& locks) {
  std::vector<LockHolder> holders = session_.engine().holders(locks);
  const bool hides_age = std::any_of(holders.begin(), holders.end(), [&](const LockHolder& each) {
    return !each.age && !each.is_autovacuum && !first_seen_.contains(each.key);
  });
  if (hides_age) {  // seen for the first time: whoever is still there a moment later has lasted
    for (const LockHolder& each : holders) lasts(each);
    session_.watch().sleep(lasting);
    holders = session_.engine().holders(locks);
  }
  std::erase_if(holders, [&](const LockHolder& each) { return !lasts(each); });
  return holders;
}

bool LockPeek::send_away(const std::vector<LockHolder>& workers) {
  const auto now = steady_clock::now();
  bool is_going = false;
  for (const LockHolder& each : workers) {
    const auto [asked, is_new] = asked_.try_emplace(each.key, now - leaving);
    if (is_new && session_.engine().cancel_autovacuum(each.pid)) asked->second = now;
    is_going = is_going || now - asked->second < leaving;
  }
  return is_going;
}

void LockPeek::tell(const std::string& id, const std::vector<LockHolder>& holders) {
  std::vector<LockHolder> fresh;
  for (const LockHolder& each : holders) {
    if (told_.insert(each.key).second) fresh.push_back(each);
  }
  if (!fresh.empty()) note_(concat(id, " waits: ", words_of(fresh)));
}

milliseconds LockPeek::wait_until_free(const std::string& id, const std::vector<StrongLock>& locks,
                                       milliseconds usual) {
  if (locks.empty()) return usual;
  const auto start = since_.value_or(steady_clock::now());
  since_.reset();
  std::optional<Procession> procession;
  for (;;) {
    session_.watch().check();
    const auto look = steady_clock::now();
    const std::vector<LockHolder> holders = in_the_way(locks);
    if (holders.empty()) return usual;
    if (!procession) procession.emplace(holders);
    if (procession->has_moved_on(holders)) return usual;
    const bool only_autovacuum = std::all_of(
        holders.begin(), holders.end(), [](const LockHolder& each) { return each.is_autovacuum; });
    if (only_autovacuum && !send_away(holders) && !was_patient_) {
      was_patient_ = true;
      return session_.engine().autovacuum_timeout();
    }
    if (steady_clock::now() - start >= tell_after) tell(id, holders);
    session_.watch().doing(concat(id, " waits for a lock that another transaction holds"));
    const auto looking = std::chrono::duration_cast<milliseconds>(steady_clock::now() - look);
    if (session_.pause_for_lock(poll, looking)) continue;
    Error error(ErrorKind::failed, "a lock that it needs did not come free");
    error.sqlstate = "55P03";
    throw error;
  }
}

std::string LockPeek::blockers(const std::vector<StrongLock>& locks) try {
  const std::string words = words_of(session_.engine().holders(locks));
  return words.empty() ? session_.engine().blockers() : words;
} catch (const Error&) {  // the error that it is for is the one to show
  return {};
}

}  // namespace mig
