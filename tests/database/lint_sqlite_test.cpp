// What lint says of SQLite, held against SQLite: the cases and snippets of its rules, and a list of observed statements,
// are run by mig on tables that have rows. What fails was said to fail, and what was said to fail fails.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "lint/rule.hpp"
#include "support/lab.hpp"
#include "support/lint_case.hpp"

using namespace mig;
using namespace mig::test;

namespace {

const std::filesystem::path root = MIG_SOURCE_DIR;

// How messages say that the file cannot run. "fails when it fires" and "deployed code … fails" are about later.
constexpr std::string_view failures[] = {
    " fails where ",       " fails while rows ",     " fails: ",
    "the statement fails", "SQLite cannot ",         "needs SQLite 3.53",
    "mig does not run ",   "of its own and refuses", "cannot run in the transaction",
    "SQLite has no ",      "ALTER TABLE has no ",    "ALTER TABLE takes one ",
    " leads nowhere"};

bool is_about_failure(const Finding& finding) {
  return finding.file->direction == Direction::up &&
         std::any_of(std::begin(failures), std::end(failures), [&](std::string_view each) {
           return finding.message.find(each) != std::string::npos;
         });
}

// A key that leads nowhere fails at the first row that is written.
bool is_certain(const Finding& finding) {
  return finding.severity == Severity::error &&
         finding.message.find("leads nowhere") == std::string::npos;
}

std::string quoted(const std::string& name) {
  std::string made = "\"";
  for (const char c : name) made.append(c == '"' ? 2 : 1, c);
  return made + "\"";
}

// Two rows in each table that takes them: 1 and 2 in every column, so keys fit each other.
void fill(const Lab& lab) {
  for (const Row& table : lab.query(
           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
    const std::string name = table[0].value_or("");
    std::vector<std::string> columns, ones, twos;
    for (const Row& column :
         lab.query(concat("SELECT name FROM pragma_table_xinfo('", name, "') WHERE hidden = 0"))) {
      columns.push_back(quoted(column[0].value_or("")));
      ones.emplace_back("1");
      twos.emplace_back("2");
    }
    try {
      lab.query(concat("INSERT INTO ", quoted(name), " (", join(columns, ", "), ") VALUES (",
                       join(ones, ", "), "), (", join(twos, ", "), ")"));
    } catch (const Error&) {  // a CHECK has other wishes
    }
  }
}

// The error of `mig up`; empty: it ran.
std::string error_of(Lab& lab, const LintInput& input) {
  lab.fresh_database();
  std::filesystem::remove_all(lab.migrations());
  std::filesystem::create_directory(lab.migrations());
  for (const Source& each : input.history) lab.query(std::string(each.text()));
  fill(lab);
  for (const LintInput::File& each : input.files) {
    if (each.direction == Direction::up) lab.write(each.id, std::string(each.source.text()));
  }
  const Finished done = lab.mig({"up"});
  return done.status == 0 ? std::string() : concat(done.status, " ", done.err);
}

// Empty: what lint calls certain to fail fails, and what fails lint called at least possible.
std::string disagreement(Lab& lab, LintInput input) {
  const std::string error = error_of(lab, input);
  const LintResult result = judge(std::move(input));
  std::string certain, possible;
  for (const auto& file : result.files) {
    for (const ParsedStatement& each : file->script->statements()) {
      if (each.statement == nullptr) certain = possible = "it cannot be read";
    }
  }
  for (const Finding& each : result.findings) {
    if (!is_about_failure(each) || each.severity < Severity::warning) continue;
    possible = each.message;
    if (is_certain(each)) certain = each.message;
  }
  if (error.empty() && !certain.empty()) return concat("SQLite runs it; lint: ", certain);
  if (!error.empty() && possible.empty()) return concat("lint says nothing; SQLite: ", error);
  return {};
}

bool is_for_every_version(const LintInput& input) {
  return input.options.sqlite.oldest == every_sqlite.oldest &&
         input.options.sqlite.newest == every_sqlite.newest;
}

// Cases of what the history does not show, or of what other rules see.
bool is_elsewhere(std::string_view title) {
  return title.ends_with("not known") || title.starts_with("files alone") ||
         title.ends_with("fails by itself") || title == "STRICT insert wrong";
}

LintInput observed(const std::string& sql) {
  LintInput input;
  input.dialect = Dialect::sqlite;
  input.history.emplace_back("history.sql", "SELECT 1;");
  LintInput::File file{.source = Source("up.sql", sql)};
  file.version = 20260101000001;
  file.id = "20260101000001_case";
  input.files.push_back(std::move(file));
  return input;
}

}  // namespace

TEST_SUITE_BEGIN("lint_sqlite");

TEST_CASE("the snippets of each rule run as they are told") {
  Lab lab(Dialect::sqlite);
  for (const LintRule* rule : all_rules()) {
    if (rule->dialects != for_sqlite || rule->is_about_set) continue;
    INFO(rule->id);
    const std::string error = error_of(lab, snippet_input(rule->good, Dialect::sqlite));
    CHECK_MESSAGE(error.empty(), error);
    const std::string bad = disagreement(lab, snippet_input(rule->bad, Dialect::sqlite));
    CHECK_MESSAGE(bad.empty(), bad);
  }
}

TEST_CASE("what a rule says is lost or broken is") {
  struct Proof {
    std::string_view rule, sql, says;
  };
  constexpr std::string_view fails = "fails";
  const Proof proofs[] = {
      {"sqlite-rebuild-with-foreign-keys-on", "SELECT count(*) FROM orders", "0"},
      {"sqlite-rebuild-loses-objects",
       "SELECT count(*) FROM sqlite_schema WHERE name = 'users_email'", "0"},
      {"sqlite-drop-column-breaks-trigger", "INSERT INTO visits (user_id) VALUES (1)", fails},
      {"sqlite-foreign-key-mismatch",
       "PRAGMA foreign_keys = ON; INSERT INTO logins (email) VALUES ('a')", fails},
      {"sqlite-nullable-primary-key",
       "INSERT INTO users (name) VALUES ('a'), ('b'); SELECT count(*) FROM users WHERE id IS NULL",
       "2"},
      {"sqlite-postgres-only-syntax",
       "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = 'CONCURRENTLY'", "1"},
      {"sqlite-if-not-exists-mismatch", "SELECT count(*) FROM pragma_table_info('users')", "2"},
      {"sqlite-destructive", "SELECT count(DISTINCT name) FROM users", "1"},
      {"sqlite-type-affinity", "INSERT INTO users (zip) VALUES ('0123'); SELECT zip FROM users",
       "123"},
      {"sqlite-rename", "SELECT name FROM users", fails},
  };
  Lab lab(Dialect::sqlite);
  for (const Proof& each : proofs) {
    INFO(each.rule);
    const LintRule* rule = find_rule(each.rule);
    REQUIRE(rule != nullptr);
    static_cast<void>(error_of(lab, snippet_input(rule->bad, Dialect::sqlite)));
    if (each.says == fails) {
      CHECK_THROWS_AS(lab.query(std::string(each.sql)), Error);
    } else {
      CHECK(lab.one(std::string(each.sql)) == each.says);
    }
  }
}

// What the first finding of the rule shows, in the place of what it shows it for.
TEST_CASE("the steps of a rule run where its bad snippet does not") {
  enum class Place { file, statement, behind };
  struct Shown {
    std::string_view rule;
    Place place;
  };
  constexpr Shown all[] = {
      {"sqlite-add-required-column", Place::statement},
      {"sqlite-add-non-constant-default", Place::statement},
      {"sqlite-add-unique-or-primary-key-column", Place::statement},
      {"sqlite-add-stored-generated", Place::statement},
      {"sqlite-add-references-with-default", Place::statement},
      {"sqlite-drop-column-blocked", Place::statement},
      {"sqlite-drop-column-breaks-trigger", Place::statement},
      {"sqlite-rebuild-blocked-by-view-or-trigger", Place::statement},
      {"sqlite-rebuild-copies-by-star", Place::statement},
      {"sqlite-rebuild-loses-objects", Place::behind},
      {"sqlite-rebuild-wrong-order", Place::file},
      {"sqlite-rename", Place::statement},
  };
  Lab lab(Dialect::sqlite);
  for (const Shown& each : all) {
    INFO(each.rule);
    const LintRule* rule = find_rule(each.rule);
    REQUIRE(rule != nullptr);
    const LintResult result = judge(snippet_input(rule->bad, Dialect::sqlite));
    const auto found = std::find_if(result.findings.begin(), result.findings.end(),
                                    [&](const Finding& finding) { return finding.rule == rule; });
    REQUIRE(found != result.findings.end());
    std::string steps = join(found->steps, "\n");
    CHECK(!steps.empty());
    const std::size_t later = steps.find("-- next migration:");
    const std::string next = later == std::string::npos ? std::string() : steps.substr(later);
    steps.resize(std::min(later, steps.size()));
    LintInput input = snippet_input(rule->bad, Dialect::sqlite);
    std::string text(input.files[0].source.text());
    if (each.place == Place::file) text = steps;
    if (each.place == Place::behind) text += steps;
    if (each.place == Place::statement) {
      text.replace(found->statement.begin, found->statement.size() + 1, steps);
    }
    input.files[0].source = Source("up.sql", text);
    const std::string error = error_of(lab, input);
    CHECK_MESSAGE(error.empty(), text, error);
    if (!next.empty()) CHECK_NOTHROW(lab.query(next));
  }
}

TEST_CASE("the cases of each rule fail where lint says so and nowhere else") {
  Lab lab(Dialect::sqlite);
  for (const LintRule* rule : all_rules()) {
    if (rule->dialects != for_sqlite) continue;
    const auto path = root / "tests/lint" / concat(rule->id, ".sql");
    LintCaseFile file = read_lint_cases(path, Dialect::sqlite);
    for (LintCase& each : file.cases) {
      if (!is_for_every_version(each.input) || is_elsewhere(each.title)) continue;
      INFO(rule->id, " line ", each.line, ": ", each.title);
      const std::string found = disagreement(lab, std::move(each.input));
      CHECK_MESSAGE(found.empty(), found);
    }
  }
}

TEST_CASE("observed statements fail where lint says so and nowhere else") {
  Lab lab(Dialect::sqlite);
  std::ifstream in(root / "tests/database/lint_sqlite_statements.sql");
  std::string title, sql;
  const auto run_case = [&] {
    if (sql.empty() || is_elsewhere(title)) return;
    INFO(title);
    const std::string found = disagreement(lab, observed(sql));
    CHECK_MESSAGE(found.empty(), found);
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("-- case: ")) {
      run_case();
      title = line.substr(9);
      sql.clear();
    } else if (!title.empty()) {
      sql += line + "\n";
    }
  }
  run_case();
}

TEST_SUITE_END();
