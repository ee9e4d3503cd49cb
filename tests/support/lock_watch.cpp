#include "support/lock_watch.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/replay.hpp"
#include "lint/timeouts.hpp"
#include "sql/ast.hpp"
#include "sql/parse.hpp"

namespace mig::test {
namespace {

// Relations that people made, by oid.
constexpr std::string_view user_relations =
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

struct Relation {
  std::string name, file;
  char kind = 'r';
};
using Relations = std::map<std::string, Relation>;  // by oid

Relations relations_of(Driver& driver) {
  Relations found;
  for (const Row& row : driver.exchange(
           concat("SELECT c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname), "
                  "c.relfilenode, c.relkind ",
                  user_relations))) {
    found[*row[0]] = {*row[1], *row[2], row[3]->front()};
  }
  return found;
}

std::map<std::string, std::string> scans_of(Driver& driver) {
  std::map<std::string, std::string> found;
  for (const Row& row :
       driver.exchange("SELECT relid, seq_scan FROM pg_stat_xact_user_tables WHERE seq_scan > 0")) {
    found[*row[0]] = *row[1];
  }
  return found;
}

LockMode mode_of(std::string_view name) {
  constexpr std::string_view names[] = {"",
                                        "AccessShareLock",
                                        "RowShareLock",
                                        "RowExclusiveLock",
                                        "ShareUpdateExclusiveLock",
                                        "ShareLock",
                                        "ShareRowExclusiveLock",
                                        "ExclusiveLock",
                                        "AccessExclusiveLock"};
  const auto at = std::find(std::begin(names), std::end(names), name);
  return at == std::end(names) ? LockMode::none : static_cast<LockMode>(at - std::begin(names));
}

// What plain statements do to any relation is not told: ACCESS SHARE, and on indexes and sequences all row locks.
void forget_small(WorkByName& all, const std::map<std::string, bool>& is_minor) {
  for (auto& [name, work] : all) {
    const auto found = is_minor.find(name);
    const LockMode least = found != is_minor.end() && found->second
                               ? LockMode::share_update_exclusive
                               : LockMode::row_share;
    if (work.lock < least) work.lock = LockMode::none;
  }
  std::erase_if(all, [](const auto& each) { return each.second == Work{}; });
}

std::string text_of(const Work& work) {
  return concat(to_string(work.lock), work.rewrites ? " rewrites" : "", work.scans ? " scans" : "");
}

void add(Prediction& to, const Effects& effects, std::map<std::string, bool>& is_minor) {
  for (const Effect& each : effects.relations) {
    if (each.is_new) continue;
    Work& work = to.relations[each.name];
    work.lock = std::max(work.lock, each.lock);
    const bool index = each.kind == ObjectKind::index;
    is_minor[each.name] = index || each.kind == ObjectKind::sequence;
    work.rewrites |= each.rewrites;
    const bool is_looked_up =
        each.reason == TouchReason::read || each.reason == TouchReason::foreign_key_parent ||
        each.reason == TouchReason::foreign_key_child || each.lock <= LockMode::row_exclusive;
    if (is_looked_up) {
      work.may_scan = true;
    } else {
      work.scans |= !index && (each.scans || each.builds_index || each.rewrites);
    }
  }
  to.is_known = to.is_known && effects.is_known;
  if (to.error.empty()) to.error = effects.error;
}

}  // namespace

WorkByName locks_of(Driver& driver, int pid) {
  WorkByName found;
  for (const Row& row : driver.exchange(concat(
           "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), l.mode, c.relkind ",
           "FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = "
           "c.relnamespace WHERE n.nspname NOT LIKE 'pg\\_%' AND l.locktype = 'relation' AND "
           "l.pid = ",
           pid,
           " AND l.database = (SELECT oid FROM pg_database WHERE datname = "
           "current_database())"))) {
    Work& work = found[*row[0]];
    work.lock = std::max(work.lock, mode_of(*row[1]));
  }
  return found;
}

Observation watch(Driver& driver, const std::vector<std::string>& statements) {
  Observation made;
  driver.run("BEGIN");
  const Relations before = relations_of(driver);
  const auto scans_before = scans_of(driver);
  try {
    for (const std::string& each : statements) driver.run(each);
  } catch (const Error& error) {
    made.error = error.message;
    made.sqlstate = error.sqlstate;
    driver.rollback();
    return made;
  }
  std::map<std::string, bool> is_minor;
  for (const Row& row :
       driver.exchange("SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND pid = "
                       "pg_backend_pid()")) {
    const auto at = before.find(*row[0]);
    if (at == before.end()) continue;
    Work& work = made.relations[at->second.name];
    work.lock = std::max(work.lock, mode_of(*row[1]));
  }
  std::map<std::string, std::string> files_after;
  const Relations after = relations_of(driver);
  for (const auto& [oid, each] : after) files_after[each.name] = each.file;
  for (const auto& [oid, each] : before) {
    const bool index = each.kind == 'i' || each.kind == 'I';
    is_minor[each.name] = index || each.kind == 'S';
    if (each.kind == 'S') continue;
    // An index that is made anew for a column's new type has a new oid and its old name.
    const auto same = after.find(oid);
    const auto named = files_after.find(each.name);
    if (index && named != files_after.end()) {
      made.relations[each.name].rewrites = named->second != each.file;
    } else if (!index && same != after.end()) {
      made.relations[each.name].rewrites = same->second.file != each.file;
    }
  }
  for (const auto& [oid, count] : scans_of(driver)) {
    const auto at = before.find(oid);
    const auto earlier = scans_before.find(oid);
    if (at == before.end() || (earlier != scans_before.end() && earlier->second == count)) continue;
    made.relations[at->second.name].scans = true;
  }
  driver.rollback();
  forget_small(made.relations, is_minor);
  return made;
}

namespace {

// A script followed statement by statement.
class Forecast {
 public:
  explicit Forecast(ServerVersion version) : version_(version) {}

  void replay(const std::string& text) {
    replay_.begin_file(true);
    replay_.apply_script(text);
    end();
  }

  void ask(const std::string& text, bool in_transaction, Prediction& to) {
    TimeoutTracker session{Timeouts()};
    session.begin_file({}, in_transaction);
    replay_.begin_file(in_transaction);
    const Script script(text, Dialect::postgres);
    std::map<std::string, bool> is_minor;
    for (const ParsedStatement& each : script.statements()) {
      if (each.statement == nullptr) {
        to.error = concat("unreadable: ", each.unreadable->message);
        break;
      }
      const Catalog before = replay_.after();
      const SessionState state = replay_.session();
      const std::uint32_t begin = replay_.new_since().transaction;
      replay_.apply(each);
      add(to,
          effects_of({*each.statement, before, replay_.after(), state, version_, begin,
                      session.now().in_utc}),
          is_minor);
      session.apply(*each.statement);
      to.empties = to.empties || each.statement->as<ast::Truncate>() != nullptr;
    }
    forget_small(to.relations, is_minor);
    end();
  }

 private:
  void end() {
    replay_.end_file();
    replay_.end_session();
  }

  ServerVersion version_;
  Replay replay_{Dialect::postgres};
};

}  // namespace

Prediction predict(const std::string& history, const std::string& given, const std::string& text,
                   ServerVersion version) {
  Forecast forecast(version);
  forecast.replay(history);
  Prediction before, made;
  forecast.ask(given, false, before);
  if (!before.error.empty()) return before;
  forecast.ask(text, true, made);
  return made;
}

std::string compare(const Prediction& said, const Observation& seen) {
  if (!said.error.empty() || !seen.error.empty()) {
    if (said.error.empty() || seen.error.empty()) {
      return concat("    server: ", seen.error.empty() ? "accepts" : seen.error,
                    "\n    lint:   ", said.error.empty() ? "accepts" : said.error, "\n");
    }
    const bool is_same = seen.error.find(said.error) != std::string::npos ||
                         said.error.find(" came with PostgreSQL ") != std::string::npos ||
                         said.error.starts_with("unreadable: ");
    return is_same ? "" : concat("    server: ", seen.error, "\n    lint:   ", said.error, "\n");
  }
  std::map<std::string, std::pair<Work, Work>> both;
  for (const auto& [name, work] : said.relations) both[name].first = work;
  for (const auto& [name, work] : seen.relations) both[name].second = work;
  std::string lines;
  for (auto& [name, pair] : both) {
    auto& [expected, observed] = pair;
    if (name.starts_with("pg_")) continue;  // the server's own tables are not watched
    if (said.empties) {
      observed.rewrites = expected.rewrites;
      observed.scans = expected.scans;
    }
    if (expected.may_scan && !expected.scans) expected.scans = observed.scans;
    expected.may_scan = false;
    if (!said.is_known && said.relations.find(name) == said.relations.end()) continue;
    // What is written anew is read once more only for its indexes.
    if (expected.rewrites && observed.rewrites) observed.scans = expected.scans;
    if (expected == observed) continue;
    lines += concat("    ", name, "\n      server: ", text_of(observed),
                    "\n      lint:   ", text_of(expected), "\n");
  }
  return lines;
}

}  // namespace mig::test
