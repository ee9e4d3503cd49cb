#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

// Partitions go with their table: whoever waits for one waits for the other.
ObjectId whole_of(const JudgedStatement& at, ObjectId relation) {
  while (true) {
    const auto* table = at.before.get<Table>(relation);
    if (table == nullptr || table->partition_of == 0) return relation;
    relation = table->partition_of;
  }
}

// What a transaction holds. A long one takes locks on few tables very often: each is kept but once.
class HeldTables {
 public:
  void add(const HeldLock& lock) {
    const ObjectId whole = whole_of(*lock.by, lock.effect->relation);
    const std::string_view name =
        lock.effect->relation == 0 ? lock.effect->name : std::string_view();
    if (!known_.emplace(lock.effect->relation, whole, name).second) return;
    locks_.push_back(lock);
    by_whole_[whole].push_back(lock);
  }

  // The first that is held still; null: none.
  const HeldLock* first(const JudgedStatement& at) {
    while (first_ < locks_.size() && !is_held_still(locks_[first_], at)) ++first_;
    return first_ < locks_.size() ? &locks_[first_] : nullptr;
  }

  bool has(const HeldLock& wanted) const {
    const ObjectId relation = wanted.effect->relation;
    if (known_.contains({0, 0, wanted.effect->name})) return true;
    const auto same = known_.lower_bound({relation, 0, {}});  // it was attached meanwhile
    if (same != known_.end() && relation != 0 && std::get<0>(*same) == relation) return true;
    const auto found = by_whole_.find(whole_of(*wanted.by, relation));
    return found != by_whole_.end() && relation != 0 &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const HeldLock& each) { return is_held_still(each, *wanted.by); });
  }

 private:
  // The relation, what it is a part of, its name where nothing else is known of it.
  std::set<std::tuple<ObjectId, ObjectId, std::string_view>> known_;
  std::vector<HeldLock> locks_;
  std::size_t first_ = 0;
  std::map<ObjectId, std::vector<HeldLock>> by_whole_;
};

// Waits that end before the server looks for deadlocks (deadlock_timeout, 1 s) hold the first table up for a moment only.
bool is_short(std::chrono::milliseconds wait) {
  return wait.count() > 0 && wait < std::chrono::seconds(1);
}

// What the transaction holds when it asks for one more table; one statement may need several at once.
void check_transaction(const LintContext& context, const FileTransaction& transaction,
                       Findings& findings) {
  HeldTables held;
  for (const JudgedStatement* at : transaction.statements) {
    const auto now = locks_of(context, *at, LockMode::share);
    for (const HeldLock& each : now) {
      const HeldLock* first = held.first(*at);
      if (first == nullptr || held.has(each)) continue;
      Finding& found =
          findings.add(*at, {},
                       concat(statement_words(*at), " waits for ", to_string(each.effect->lock),
                              " on ", each.effect->name, " while the transaction holds ",
                              to_string(first->effect->lock), " on ", first->effect->name));
      found.tables = {first->effect->name, each.effect->name};
      if (is_short(at->timeouts.lock)) found.severity = Severity::info;
      found.subject = each.effect->name;
      if (at->runs == Runs::at_once) found.steps = {as_next_migration(*at)};
      break;  // one statement takes all of its own
    }
    for (const HeldLock& each : now) held.add(each);
  }
}

void check(const LintContext& context, Findings& findings) {
  for (const FileTransaction& each : transactions_of(context)) {
    check_transaction(context, each, findings);
  }
}

}  // namespace

extern const LintRule multiple_tables_locked_in_transaction_rule;
const LintRule multiple_tables_locked_in_transaction_rule{
    .id = "multiple-tables-locked-in-transaction",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "one transaction locks a table and then waits for another",
    .why =
        R"(While a transaction waits for its second table, the first one stays locked: a long query on the second stops
the application on the first. And when the application uses the two in the other order, one of them dies of
a deadlock. mig waits for half a second, gives both back and tries again, so this is advice where its
lock timeout is in force, and a warning where a file or the configuration makes it longer. Each table that is in use already gets a migration of its own; one statement that needs two
tables, as a foreign key does, takes them at once and is let through, and so are tables that this migration
makes.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE orders ADD COLUMN state text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
-- and in a migration of its own:
-- ALTER TABLE orders ADD COLUMN state text;
)",
    .check = check,
    .told_by = {"multiple-foreign-keys-in-transaction", "require-concurrent-index-creation",
                "require-concurrent-index-deletion"},
    .told_once = ToldOnce::for_file,
};

}  // namespace mig
