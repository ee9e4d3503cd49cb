#include "config/settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "unit/config/config_directory.hpp"

using namespace mig;
using namespace std::chrono_literals;

TEST_SUITE_BEGIN("config");

TEST_CASE("without anything given the defaults hold") {
  const Settings settings = ConfigDirectory().load();
  CHECK(settings.database.empty());
  CHECK(settings.migrations == "migrations");
  CHECK_FALSE(settings.dialect);
  CHECK(settings.history_schema == "public");
  CHECK(settings.lock_timeout == 200ms);
  CHECK(settings.config_file.empty());
  CHECK(settings.warnings.empty());
}

TEST_CASE("flags win over the environment and that over mig.toml") {
  ConfigDirectory directory(
      "lock_timeout = '1s'\nstatement_timeout = 7\nlock_wait = '1min'\n"
      "dialect = 'sqlite'\n[env.prod]\nstatement_timeout = '8ms'\n");
  const Settings settings =
      directory.load({{"lock-timeout", "4s"}, {"env", "prod"}},
                     {{"MIG_LOCK_TIMEOUT", "3s"}, {"MIG_LOCK_WAIT", "2min"}, {"MIG_DIALECT", ""}});
  CHECK(settings.lock_timeout == 4s);
  CHECK(settings.lock_wait == 2min);
  CHECK(settings.statement_timeout == 8ms);
  CHECK(settings.dialect == Dialect::sqlite);
  CHECK(settings.environment == "prod");
  CHECK(settings.config_file == "mig.toml");
}

TEST_CASE("the database names where it came from") {
  ConfigDirectory directory("database = 'sqlite:file.db'\n");
  CHECK(directory.load().database_origin == "mig.toml");
  CHECK(directory.load({}, {{"DATABASE_URL", "sqlite:a"}}).database_origin == "DATABASE_URL");
  const EnvironmentVariables both{{"DATABASE_URL", "sqlite:a"}, {"MIG_DATABASE", "sqlite:b"}};
  CHECK(directory.load({}, both).database == "sqlite:b");
  const Settings flag = directory.load({{"database", "sqlite:c"}}, both);
  CHECK(flag.database == "sqlite:c");
  CHECK(flag.database_origin == "--database");
}

TEST_CASE("the variables of libpq are enough to name a database") {
  const ConfigDirectory directory;
  CHECK(directory.load({}, {{"PGSERVICE", "shop"}}).database == "postgres://");
  CHECK(directory.load({}, {{"PGHOST", "h"}}).database_origin == "PG* environment");
  CHECK(directory.load({}, {{"PGHOST", ""}}).database.empty());
  CHECK(directory.load({{"dialect", "sqlite"}}, {{"PGHOST", "h"}}).database.empty());
}

TEST_CASE("a direct URL of another level than the database is not used") {
  ConfigDirectory directory(
      "database = 'postgres://pool/a'\ndirect_url = 'postgres://direct/a'\n"
      "[env.b]\ndatabase = 'postgres://pool/b'\n");
  CHECK(directory.load().direct_database == "postgres://direct/a");
  CHECK(directory.load({{"env", "b"}}).direct_database.empty());
  CHECK(directory.load({{"database", "postgres://c"}}).direct_database.empty());
  CHECK(directory.load({}, {{"MIG_DIRECT_URL", "postgres://d"}}).direct_database == "postgres://d");
}

TEST_CASE("a section protects its environment only") {
  ConfigDirectory directory(
      "out_of_order = 'allow'\nproject = 'p1'\n"
      "[env.dev]\n[env.prod]\nprotected = true\nout_of_order = 'refuse'\n");
  CHECK(directory.load({{"env", "prod"}}).is_protected);
  CHECK_FALSE(directory.load({{"env", "prod"}}).allow_out_of_order);
  CHECK_FALSE(directory.load({}, {{"MIG_ENV", "dev"}}).is_protected);
  CHECK(directory.load({{"env", "dev"}}).allow_out_of_order);
  CHECK(directory.load({{"env", "prod"}, {"out-of-order", "true"}}).allow_out_of_order);
  CHECK(directory.load().project == "p1");
}

TEST_CASE("mig.toml is found in a parent and its paths are relative to it") {
  ConfigDirectory directory(
      "database = 'sqlite:data/dev.db'\n[env.b]\nmigrations = 'sql'\n"
      "database = 'dev.sqlite3'\n[env.c]\ndatabase = 'sqlite::memory:'\n"
      "migrations = '/m'\n");
  const auto below = directory.make("deep/er");
  const auto from = [&](const FlagValues& flags) { return load_settings(flags, {}, below); };
  CHECK(from({}).config_file == "../../mig.toml");
  CHECK(from({}).database == "sqlite:../../data/dev.db");
  CHECK(from({}).migrations == "../../migrations");
  CHECK(from({{"env", "b"}}).migrations == "../../sql");
  CHECK(from({{"env", "b"}}).database == "../../dev.sqlite3");
  CHECK(from({{"env", "c"}}).database == "sqlite::memory:");
  CHECK(from({{"env", "c"}}).migrations == "/m");
  CHECK(from({{"migrations", "here"}, {"database", "sqlite:x"}}).migrations == "here");
  CHECK(from({{"migrations", "here"}, {"database", "sqlite:x"}}).database == "sqlite:x");
}

TEST_CASE("the directory of mig.toml is part of a SQLite URL whatever its name") {
  const ConfigDirectory directory;
  std::ofstream(directory.make("50%25?") / "mig.toml") << "database = 'sqlite:a%20b.db?mode=rwc'\n";
  CHECK(directory.load({{"config", "50%25?/mig.toml"}}).database ==
        "sqlite:50%2525%3F/a%20b.db?mode=rwc");
}

TEST_CASE("a named configuration file must exist") {
  const ConfigDirectory directory;
  CHECK(directory.refusal({{"config", "none.toml"}}).kind == ErrorKind::usage);
  const Error error = directory.refusal({}, {{"MIG_CONFIG", "none.toml"}});
  CHECK(error.kind == ErrorKind::usage);
  REQUIRE(error.location);
  CHECK(error.location->file == "none.toml");
}

TEST_CASE("variables are filled in only where the value is used") {
  ConfigDirectory directory(
      "database = 'postgres://app:${PW}@h/db'\nhistory_schema = 'a$${b}'\n"
      "[env.x]\ndatabase = '${GONE}'\n");
  CHECK(directory.load({}, {{"PW", "s3"}}).database == "postgres://app:s3@h/db");
  CHECK(directory.load({}, {{"PW", "s3"}}).history_schema == "a${b}");
  CHECK(directory.load({{"database", "sqlite:x"}}).database == "sqlite:x");
  const Error error = directory.refusal({{"env", "x"}});
  CHECK(error.message == "database: ${GONE} is not set in the environment");
  CHECK(error.location->line == 4);
  CHECK(error.location->column == 12);
}

TEST_CASE("an unknown environment lists the known ones") {
  const Error error = ConfigDirectory("[env.b]\n[env.a]\n").refusal({{"env", "c"}});
  CHECK(error.kind == ErrorKind::usage);
  CHECK(error.message == "--env: unknown environment 'c'");
  CHECK(error.hint == "mig.toml knows: a, b");
  CHECK(ConfigDirectory().refusal({}, {{"MIG_ENV", "c"}}).message ==
        "MIG_ENV: unknown environment 'c': there is no mig.toml here or above");
}

TEST_CASE("an unknown MIG_ variable is a warning") {
  const Settings settings = ConfigDirectory().load({}, {{"MIG_LOCKWAIT", "1s"},
                                                        {"MIG_ACTOR", "me"},
                                                        {"MIG_TEST_X", "1"},
                                                        {"MIG_CRASH_AT", "2"},
                                                        {"MIG_QQQQQQ", "1"},
                                                        {"OTHER", "1"}});
  CHECK(settings.warnings ==
        std::vector<std::string>{"unknown environment variable MIG_LOCKWAIT; did you mean "
                                 "MIG_LOCK_WAIT?",
                                 "unknown environment variable MIG_QQQQQQ"});
}

TEST_CASE("a database of the shell that wins over the chosen environment is a warning") {
  ConfigDirectory directory(
      "[env.prod]\ndatabase = 'sqlite:p'\n[env.own]\n"
      "database = '${DATABASE_URL}'\n");
  const EnvironmentVariables shell{{"DATABASE_URL", "sqlite:dev"}};
  CHECK(directory.load({{"env", "prod"}}, shell).warnings.size() == 1);
  CHECK(directory.load({{"env", "own"}}, shell).warnings.empty());
  CHECK(directory.load({{"env", "prod"}}, {{"DATABASE_URL", "sqlite:p"}}).warnings.empty());
}

TEST_CASE("a bad value names the option or the variable it came from") {
  const ConfigDirectory directory;
  CHECK(directory.refusal({{"lock-wait", "3 days"}}).message ==
        "--lock-wait: expected a duration such as 500ms, 2s, 5min, 1h or 0, not '3 days'");
  CHECK(directory.refusal({}, {{"MIG_DIALECT", "mysql"}}).message ==
        "MIG_DIALECT: expected sqlite or postgres, not 'mysql'");
  CHECK(directory.refusal({}, {{"MIG_DIALECT", "postgres://u:secret@h/db"}}).message ==
        "MIG_DIALECT: expected sqlite or postgres, not '***'");
}

TEST_SUITE_END();
