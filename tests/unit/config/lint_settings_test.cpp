#include "config/lint_settings.hpp"

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
    {"lint = 3\n", 1, 1, "lint is not a table", "write a section [lint]"},
    {"[lnit]\nlevel = 'info'\n", 1, 2, "unknown key 'lnit'", "did you mean 'lint'?"},
    {"[env.a]\n[env.a.lint]\n", 2, 8, "unknown key 'lint'", "[lint] is for all environments"},
    {"[lint]\nfailon = 'error'\n", 2, 1, "unknown key 'failon' in [lint]",
     "did you mean 'fail_on'?"},
    {"[lint]\nfail_on = 'warn'\n", 2, 11,
     "lint.fail_on: expected \"error\", \"warning\" or \"info\", not 'warn'", ""},
    {"[lint]\nlevel = 'eror'\n", 2, 9,
     "lint.level: expected \"error\", \"warning\" or \"info\", not 'eror'",
     "did you mean \"error\"?"},
    {"[lint]\nnew = true\n", 2, 7, "lint.new must be one of the words, not boolean",
     "it is \"transaction\", \"file\" or \"set\""},
    {"[lint]\npostgres = 14\n", 2, 12, "lint.postgres must be a string, not integer",
     "mig.toml(5) has examples"},
    {"[lint]\nsqlite = ''\n", 2, 10, "lint.sqlite is empty",
     "leave the key out to have the default"},
    {"[lint]\nrules = 'all'\n", 2, 9, "lint.rules must be a section [lint.rules], not string",
     "mig.toml(5) has examples"},
    {"[lint.rules]\na-rule = 'warnin'\n", 2, 10,
     "lint.rules.a-rule: expected \"off\", \"info\", \"warning\" or \"error\", not 'warnin'",
     "did you mean \"warning\"?"},
    {"[lint.baseline]\nfiles = 'x'\n", 2, 1, "unknown key 'files' in [lint.baseline]",
     "did you mean 'file'?"},
    {"[lint.override]\npath = 'x'\n", 1, 1,
     "lint.override must be sections [[lint.override]], not table", "mig.toml(5) has examples"},
    {"[[lint.override]]\nrules = { a = 'off' }\n", 2, 1,
     "an override that names no path and no table",
     "[[lint.override]] takes path = \"…\", table = \"…\" and rules = { RULE = \"off\" }"},
    {"[[lint.override]]\npath = 'a'\nrules = { a = 'off' }\n[[lint.override]]\npath = 'b'\n", 5, 1,
     "an override without rules",
     "[[lint.override]] takes path = \"…\", table = \"…\" and rules = { RULE = \"off\" }"},
    {"[[lint.override]]\npath = 'a'\nrules = { a = 'of' }\n", 3, 15,
     "lint.override.rules.a: expected \"off\", \"info\", \"warning\" or \"error\", not 'of'",
     "did you mean \"off\"?"},
};

}  // namespace

TEST_CASE("the section lint is read into words") {
  const LintSettings got = ConfigDirectory(R"(
[lint]
postgres = "12-16"
sqlite = "3.35"
fail_on = "warning"
level = "info"
new = "set"
down = "off"
[lint.rules]
dropping-table = "warning"
"*" = "info"
[lint.baseline]
file = "known.txt"
[[lint.override]]
path = "2024*/**"
rules = { dropping-column = "off", cascade = "info" }
[[lint.override]]
table = "audit.*"
rules.truncate = "off"
)")
                               .load()
                               .lint;
  CHECK(got.postgres.text == "12-16");
  REQUIRE(got.postgres.place);
  CHECK(got.postgres.place->line == 3);
  CHECK(got.sqlite.text == "3.35");
  CHECK(got.fail_on == "warning");
  CHECK(got.level == "info");
  CHECK(got.new_reach == "set");
  CHECK(got.down == "off");
  CHECK(got.baseline == "known.txt");
  REQUIRE(got.rules.size() == 2);
  CHECK(got.rules[0].rule == "dropping-table");
  CHECK(got.rules[0].severity == "warning");
  CHECK(got.rules[1].rule == "*");
  REQUIRE(got.overrides.size() == 2);
  CHECK(got.overrides[0].path == "2024*/**");
  REQUIRE(got.overrides[0].rules.size() == 2);
  CHECK(got.overrides[0].rules[1].rule == "cascade");
  CHECK(got.overrides[0].rules[1].place->line == 16);
  CHECK(got.overrides[1].table == "audit.*");
  REQUIRE(got.overrides[1].rules.size() == 1);
  CHECK(got.overrides[1].rules[0].severity == "off");
}

TEST_CASE("whatever is wrong in the section lint is named with its place") {
  for (const BadFile& bad : bad_files) {
    CAPTURE(std::string(bad.text));
    const Error error = ConfigDirectory(bad.text).refusal();
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == bad.message);
    CHECK(error.hint == bad.hint);
    REQUIRE(error.location);
    CHECK(error.location->line == bad.line);
    CHECK(error.location->column == bad.column);
  }
}

TEST_SUITE_END();
