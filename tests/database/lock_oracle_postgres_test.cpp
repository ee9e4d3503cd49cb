// What lint/locks/ says of statements, compared with what a server does: every difference fails.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "base/text.hpp"
#include "lint/judge.hpp"
#include "lint/locks/effects.hpp"
#include "lint/rule.hpp"
#include "migration/script.hpp"
#include "postgres_database.hpp"
#include "sql/split.hpp"
#include "support/lint_case.hpp"
#include "support/lock_watch.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("lock_oracle_postgres");

namespace {

const std::filesystem::path case_file =
    std::filesystem::path(MIG_SOURCE_DIR) / "tests/lint/locks/cases.sql";

struct LockCase {
  std::string name, given, run;
  std::string
      rule;  // tells that the server refuses it: what lint/locks/ cannot know, as it asks for one statement
};

struct LockCases {
  std::string setup;
  std::vector<LockCase> all;
};

LockCases read_cases() {
  LockCases made;
  std::string* into = nullptr;
  std::ifstream in(case_file);
  for (std::string line; std::getline(in, line);) {
    if (line == "-- setup:") {
      into = &made.setup;
    } else if (line.starts_with("-- case: ")) {
      made.all.push_back({line.substr(9), "", "", ""});
      into = &made.all.back().run;
    } else if (line.starts_with("-- told by: ")) {
      made.all.back().rule = line.substr(12);
    } else if (line == "-- given:") {
      into = &made.all.back().given;
    } else if (line == "-- run:") {
      into = &made.all.back().run;
    } else if (into != nullptr) {
      into->append(line).push_back('\n');
    }
  }
  return made;
}

std::vector<std::string> statements_of(const std::string& text) {
  std::vector<std::string> found;
  for (const Statement& each : split(text, Dialect::postgres).statements) {
    found.emplace_back(each.span.of(text));
  }
  return found;
}

bool refuses_transaction(const std::string& text) {
  const SplitResult result = split(text, Dialect::postgres);
  return std::any_of(result.statements.begin(), result.statements.end(),
                     [](const Statement& each) { return each.refuses_transaction; });
}

// What the rows decide and no schema shows: a value that is there twice, NULL, too long.
bool depends_on_rows(const std::string& sqlstate) {
  return sqlstate.starts_with("23") || sqlstate.starts_with("22");
}

constexpr std::string_view empty_all =
    "DO $$ DECLARE t text; BEGIN FOR t IN SELECT oid::regclass FROM pg_class WHERE relkind IN "
    "('r', 'p') AND relnamespace = 'public'::regnamespace LOOP EXECUTE 'TRUNCATE ' || t || ' "
    "CASCADE'; END LOOP; END $$";

class Oracle {
 public:
  explicit Oracle(const std::string& setup) : setup_(setup) {
    const auto driver = base_.open();
    for (const std::string& each : statements_of(setup)) driver->run(each);
  }

  // Both sides as text; equal when lint is right.
  std::string difference(const LockCase& each) {
    const Prediction said = predict(setup_, each.given, each.run, version());
    if (refuses_transaction(each.run)) return {};  // another case
    Observation seen = observe(each, false);
    if (!seen.error.empty() && depends_on_rows(seen.sqlstate) && said.error.empty()) {
      seen = observe(each, true);
    }
    if (!each.rule.empty() && !seen.error.empty())
      return is_told(each) ? "" : "    no rule tells it\n";
    return compare(said, seen);
  }

  ServerVersion version() {
    if (version_ == 0) version_ = base_.open()->server_version();
    return version_;
  }
  const PostgresDatabase& base() const { return base_; }

 private:
  // The rule that the case names speaks.
  bool is_told(const LockCase& each) const {
    const LintResult result = judge(snippet_input(
        concat(setup_, "\n", each.given, "\n-- history:\n", each.run), Dialect::postgres));
    return std::any_of(result.findings.begin(), result.findings.end(),
                       [&](const Finding& found) { return found.rule->id == each.rule; });
  }

  Observation observe(const LockCase& each, bool is_empty) {
    if (each.given.empty() && !is_empty) return watch(*base_.open(), statements_of(each.run));
    const PostgresDatabase own(concat("TEMPLATE ", base_.name()));
    const auto driver = own.open();
    try {
      for (const std::string& one : statements_of(each.given)) driver->run(one);
    } catch (const Error& error) {
      return {{}, error.message, error.sqlstate};
    }
    if (is_empty) driver->run(empty_all);
    return watch(*driver, statements_of(each.run));
  }

  std::string setup_;
  PostgresDatabase base_;
  ServerVersion version_ = 0;
};

}  // namespace

TEST_CASE("locks and work and refusals of all cases are as lint says") {
  const LockCases cases = read_cases();
  REQUIRE(cases.all.size() >= 223);
  Oracle oracle(cases.setup);
  std::string differences;
  std::size_t wrong = 0;
  for (const LockCase& each : cases.all) {
    const std::string found = oracle.difference(each);
    if (found.empty()) continue;
    ++wrong;
    differences += concat(each.name, ": ", trim(each.run), "\n", found);
  }
  MESSAGE(cases.all.size(), " cases on PostgreSQL ", oracle.version() / 10000);
  CHECK_MESSAGE(wrong == 0, wrong, " differ\n", differences);
}

// What cannot be run in a transaction shows its lock while it waits: another connection is in its way.
TEST_CASE("statements that refuse a transaction ask for the lock that lint says") {
  struct Case {
    std::string_view run, blocker;
  };
  constexpr std::string_view others = "LOCK TABLE t, pt3, pt IN SHARE UPDATE EXCLUSIVE MODE";
  const Case cases[] = {
      {"CREATE INDEX CONCURRENTLY ix ON t (i4)", others},
      {"CREATE UNIQUE INDEX CONCURRENTLY ix ON t (id)", others},
      {"DROP INDEX CONCURRENTLY t_a", others},
      {"REINDEX INDEX CONCURRENTLY t_a", others},
      {"REINDEX TABLE CONCURRENTLY t", others},
      {"ALTER TABLE pt DETACH PARTITION pt1 CONCURRENTLY", others},
      {"VACUUM t", others},
      {"VACUUM FULL pt3", others},
  };
  const LockCases all = read_cases();
  Oracle oracle(all.setup);
  for (const Case& each : cases) {
    INFO(each.run);
    const PostgresDatabase own(concat("TEMPLATE ", oracle.base().name()));
    if (each.run.find("DETACH") != each.run.npos) own.open()->run("DROP TABLE pdef");
    const auto blocker = own.open(), runner = own.open(), looker = own.open();
    blocker->run("BEGIN");
    blocker->run(each.blocker);
    runner->run("SET lock_timeout = '2s'");
    const int pid = std::stoi(*runner->exchange("SELECT pg_backend_pid()")[0][0]);
    std::thread running([&] {
      try {
        runner->run(each.run);
      } catch (const Error&) {  // it gave up
      }
    });
    WorkByName seen;
    for (int i = 0; i < 80 && seen.empty(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      const Rows waits =
          looker->exchange(concat("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = ", pid));
      if (!waits.empty()) seen = locks_of(*looker, pid);
    }
    blocker->rollback();
    running.join();
    const std::string given = each.run.find("DETACH") != each.run.npos ? "DROP TABLE pdef;" : "";
    const Prediction said = predict(all.setup, given, concat(each.run, ";"), oracle.version());
    CHECK_MESSAGE(said.error.empty(), said.error);
    REQUIRE(!seen.empty());
    for (const auto& [name, work] : seen) {
      if (work.lock < LockMode::share_update_exclusive) continue;
      const auto found = said.relations.find(name);
      REQUIRE_MESSAGE(found != said.relations.end(), name);
      CHECK_MESSAGE(found->second.lock == work.lock, name, ": ", to_string(work.lock), ", and not ",
                    to_string(found->second.lock));
    }
  }
}

namespace {

bool is_postgres(const LintRule& rule) { return (rule.dialects & for_postgres) != 0; }

// Transactions and psql's commands of its own: mig does not run such a file, or not in one transaction.
bool is_run_otherwise(const std::string& text) {
  try {
    const MigrationScript script(Source("snippet.sql", text), Dialect::postgres, Direction::up);
    return !script.is_transactional() || script.steps().size() != statements_of(text).size();
  } catch (const Error&) {
    return true;
  }
}

// The refusal is what the rule is about.
bool is_told(const LintRule& rule, std::string_view snippet) {
  const LintResult result = judge(snippet_input(snippet, Dialect::postgres));
  return std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& each) {
    return each.rule == &rule && each.severity >= Severity::warning;
  });
}

// A snippet on an empty database: its history, then its statements, each compared.
std::string snippet_difference(const LintRule& rule, std::string_view snippet,
                               ServerVersion version) {
  constexpr std::string_view mark = "-- history:";
  const std::size_t at = snippet.find(mark);
  const std::string history(at == snippet.npos ? "" : snippet.substr(0, at));
  const std::string run(at == snippet.npos ? snippet : snippet.substr(at + mark.size()));
  const PostgresDatabase own;
  const auto driver = own.open();
  for (const std::string& each : statements_of(history)) driver->run(each);
  if (refuses_transaction(run) || is_run_otherwise(run)) return {};
  Observation seen = watch(*driver, statements_of(run));
  if (depends_on_rows(seen.sqlstate)) return {};
  if (!seen.error.empty() && snippet == rule.bad && is_told(rule, snippet)) return {};
  return compare(predict(history, "", run, version), seen);
}

}  // namespace

TEST_CASE("the snippets of all rules do on a server what lint says") {
  const ServerVersion version = PostgresDatabase().open()->server_version();
  for (const LintRule* rule : all_rules()) {
    if (!is_postgres(*rule) || rule->is_about_set) continue;
    for (const std::string_view snippet : {rule->bad, rule->good}) {
      INFO(rule->id);
      std::string found;
      CHECK_NOTHROW(found = snippet_difference(*rule, snippet, version));
      CHECK_MESSAGE(found.empty(), std::string(snippet), "\n", found);
    }
  }
}

TEST_SUITE_END();
