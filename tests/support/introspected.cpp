#include "support/introspected.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.hpp"
#include "database/introspect.hpp"
#include "support/planted.hpp"
#include "support/schema_lines.hpp"

namespace mig::test {
namespace {

using Texts = std::vector<std::string>;

void load(Driver& driver, const Texts& statements) {
  for (const std::string& statement : statements) {
    CAPTURE(statement);
    REQUIRE_NOTHROW(driver.run(statement));
  }
}

}  // namespace

void make_roles(Driver& driver) {
  driver.exchange(
      "DO $$ DECLARE r text; BEGIN FOREACH r IN ARRAY ARRAY['mig_reader', 'mig_writer'] LOOP "
      "IF to_regrole(r) IS NULL THEN EXECUTE 'CREATE ROLE ' || r; END IF; END LOOP; END $$");
}

void build_everything(Driver& driver) {
  if (driver.dialect() == Dialect::sqlite) {
    driver.exchange(test_file("database/introspect/sqlite.sql"));
    return;
  }
  make_roles(driver);
  struct File {
    int since;
    const char* name;
  };
  for (const auto& [since, name] :
       {File{0, "postgres"}, File{150000, "postgres_14"}, File{180000, "postgres_18"}}) {
    if (driver.server_version() < since) continue;
    driver.exchange(test_file(concat("database/introspect/", name, ".sql")));
  }
}

bool holds(const Texts& statements, std::string_view part) {
  return std::any_of(statements.begin(), statements.end(), [&](const std::string& statement) {
    return statement.find(part) != std::string::npos;
  });
}

Texts introspect_after(Driver& driver, const std::string& change) {
  driver.exchange("BEGIN");
  Texts statements;
  CAPTURE(change);
  CHECK_NOTHROW([&] {
    driver.exchange(change);
    statements = introspect(driver);
  }());
  driver.rollback();
  return statements;
}

void check_round_trip(Lab& lab, std::size_t lines) {
  Texts before, lines_before;
  {
    const auto driver = lab.connect();
    before = introspect(*driver);
    lines_before = schema_lines(*driver);
  }
  REQUIRE(!before.empty());
  CHECK(lines_before.size() >= lines);
  lab.fresh_database();
  const auto driver = lab.connect();
  load(*driver, before);
  const auto fresh = lab.connect();  // nothing of the loading session's settings
  const Texts after = introspect(*fresh), lines_after = schema_lines(*fresh);
  CHECK_MESSAGE(before == after, difference(before, after));
  CHECK_MESSAGE(lines_before == lines_after, difference(lines_before, lines_after));
}

void check_planted(Driver& driver, const std::string& path, std::size_t changes,
                   std::size_t noise) {
  const Texts before = introspect(driver);
  const Planted lines = planted(path, driver.server_version() / 10000);
  CHECK(lines.changes.size() > changes);
  for (const std::string& change : lines.changes) {
    const Texts after = introspect_after(driver, change);
    CHECK_MESSAGE(after != before, change);
  }
  CHECK(lines.noise.size() > noise);
  for (const std::string& change : lines.noise) {
    const Texts after = introspect_after(driver, change);
    CHECK_MESSAGE(after == before, change, "\n", difference(before, after));
  }
  CHECK(introspect(driver) == before);
}

}  // namespace mig::test
