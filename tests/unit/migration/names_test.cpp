#include "migration/names.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mig;

TEST_SUITE_BEGIN("migration");

TEST_CASE("names become snake case") {
  CHECK(checked_name("add_user_email") == "add_user_email");
  CHECK(checked_name("Add user email") == "add_user_email");
  CHECK(checked_name("AddUserEmail") == "add_user_email");
  CHECK(checked_name("add HTTPServerLog2Table") == "add_http_server_log2_table");
  CHECK(checked_name("  add--user - email ") == "add_user_email");
  CHECK(checked_name("2fa") == "2fa");
}

TEST_CASE("odd names are refused as usage errors") {
  for (const std::string name : {"", " ", "_", "..", ".", "/", "a/b", "../a", "a.b", "a\\b", "a;b",
                                 "a\nb", "caf\xC3\xA9", "a\xFF", "a\x1B[31m", "$(x)"}) {
    CAPTURE(name);
    try {
      checked_name(name);
      FAIL("was accepted");
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::usage);
      CHECK(error.message.find('\x1B') == std::string::npos);
      CHECK_FALSE(error.hint.empty());
    }
  }
  CHECK_NOTHROW(checked_name(std::string(200, 'a')));
  CHECK_THROWS_AS(checked_name(std::string(201, 'a')), Error);
}

TEST_CASE("a refused name comes with one that is taken") {
  try {
    checked_name("add users.email");
    FAIL("was accepted");
  } catch (const Error& error) {
    CHECK(error.hint == "try `mig new add_users_email`");
  }
}

TEST_CASE("an id is 14 digits and a name") {
  REQUIRE(parse_id("20261120181500_add_user_email"));
  CHECK(parse_id("20261120181500_add_user_email")->version == 20261120181500);
  CHECK(parse_id("20261120181500_add_user_email")->name == "add_user_email");
  for (const char* bad :
       {"20261120181500", "20261120181500_", "2026112018150_a", "20261120181500_A",
        "20261120181500-a", "2026112018150x_a", "20261120181500_a.b"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_id(bad));
  }
}

TEST_CASE("the version after a time is a second later") {
  CHECK(version_after(20261120181500) == 20261120181501);
  CHECK(version_after(20261231235959) == 20270101000000);
  CHECK(version_after(20280228235959) == 20280229000000);
  CHECK(version_after(20269999999999) == 20270000000000);  // no time: counted up
  CHECK(version_after(0) == 1);
  CHECK_THROWS_AS(version_after(99999999999999), Error);
}

TEST_CASE("now is a version of this century") {
  CHECK(version_now() > 20240101000000);
  CHECK(version_now() < 21000101000000);
  CHECK(version_text(version_now()).size() == 14);
  CHECK(version_text(7) == "00000000000007");
}

TEST_SUITE_END();
