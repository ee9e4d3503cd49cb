#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "unit/config/config_directory.hpp"

using namespace mig;

TEST_SUITE_BEGIN("config");

namespace {

struct BadFile {
  const char* text;
  std::size_t line, column;
  const char* message;
  const char* hint;
};

constexpr BadFile bad_files[] = {
    {"lok_timeout = '5s'\n", 1, 1, "unknown key 'lok_timeout'", "did you mean 'lock_timeout'?"},
    {"\n\nlock_timeout = '5 hours'\n", 3, 16,
     "lock_timeout: expected a duration such as 500ms, 2s, 5min, 1h or 0, not '5 hours'", ""},
    {"lock_wait = 1.5\n", 1, 13, "lock_wait must be a string such as \"500ms\", not floating-point",
     ""},
    {"protected = true\n", 1, 1, "'protected' does not belong at the top level",
     "move it into a section [env.NAME]"},
    {"[env.a]\nproject = 'x'\n", 2, 1, "'project' does not belong in [env.a]",
     "move it above the first section"},
    {"[env.a]\nprotected = 'yes'\n", 2, 13, "protected must be true or false, not string", ""},
    {"out_of_order = true\n", 1, 16, "out_of_order must be a string, not boolean", ""},
    {"out_of_order = 'true'\n", 1, 16, "out_of_order: expected \"refuse\" or \"allow\", not 'true'",
     ""},
    {"dialect = 'mysql'\n", 1, 11, "dialect: expected sqlite or postgres, not 'mysql'", ""},
    {"migrations = ''\n", 1, 14, "migrations is empty", "leave the key out to have the default"},
    {"[envs.a]\n", 1, 2, "unknown key 'envs'", "sections are written [env.NAME]"},
    {"env = 3\n", 1, 1, "env is not a table",
     "write a section [env.NAME] with the keys of that environment"},
    {"env.a = 3\n", 1, 5, "env.a is not a table",
     "write a section [env.NAME] with the keys of that environment"},
    {"'é' = { a = 1 }\n", 1, 1, "unknown key 'é'", "sections are written [env.NAME]"},
    {"migrations = 'é${X'\n", 1, 14, "migrations: a \"${\" that is not ${NAME}",
     "set the variable, or write \"$${\" for a plain \"${\""},
};

}  // namespace

TEST_CASE("whatever is wrong in mig.toml is named with its place") {
  for (const BadFile& bad : bad_files) {
    CAPTURE(std::string(bad.text));
    const Error error = ConfigDirectory(bad.text).refusal();
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == bad.message);
    CHECK(error.hint == bad.hint);
    REQUIRE(error.location);
    CHECK(error.location->file == "mig.toml");
    CHECK(error.location->line == bad.line);
    CHECK(error.location->column == bad.column);
  }
}

TEST_CASE("a section that is not used is checked too") {
  CHECK(ConfigDirectory("[env.other]\nlock_wait = 'x'\n").refusal().location->line == 2);
}

TEST_CASE("a file that is no TOML is refused at its place") {
  const Error error = ConfigDirectory("# ok\nlock_wait = = 3\n").refusal();
  CHECK(error.kind == ErrorKind::usage);
  REQUIRE(error.location);
  CHECK(error.location->line == 2);
}

TEST_CASE("a file that is no UTF-8 is a matter of configuration") {
  CHECK(ConfigDirectory("lock_wait = '\xFF'\n").refusal().kind == ErrorKind::usage);
}

TEST_CASE("no error about mig.toml shows a password") {
  for (const char* text : {
           "database = postgres://u:hunter22@h/db\n",
           "database = 'postgres://u:hunter22@h/db\n",
           "database = 'postgres://u:hunter22@h/db'\nlok = 3\n",
           "database = 'postgres://u:hunter22@h/${X'\n",
           "env = { a = { databas = 'hunter22' } }\n",
           "direct_url = ['host=h password=hunter22']\n",
           "database = \"\"\"\npostgres://u:hunter22@h\"\n",
           "env = { a = { pasword = 'hunter22', lok = 3 } }\n",
           "url = 'host=h password=hunter22'\n",
       }) {
    CAPTURE(std::string(text));
    const Error error = ConfigDirectory(text).refusal();
    CHECK(error.kind == ErrorKind::usage);
    CHECK(render(error, false).find("hunter22") == std::string::npos);
  }
}

TEST_SUITE_END();
