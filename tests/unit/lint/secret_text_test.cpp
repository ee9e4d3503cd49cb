#include "lint/secret_text.hpp"

#include <doctest/doctest.h>

using namespace mig;

TEST_SUITE_BEGIN("lint");

namespace {

std::string shown(std::string_view sql) { return masked(sql, secrets_in(sql, Dialect::postgres)); }

}  // namespace

TEST_CASE("passwords in SQL are masked where they stand") {
  CHECK(shown("CREATE ROLE r PASSWORD 'abc'") == "CREATE ROLE r PASSWORD '***'");
  CHECK(shown("ALTER ROLE r ENCRYPTED PASSWORD E'a''b'") ==
        "ALTER ROLE r ENCRYPTED PASSWORD E'****'");
  CHECK(shown("CREATE SUBSCRIPTION s CONNECTION 'host=h password=abc user=u'") ==
        "CREATE SUBSCRIPTION s CONNECTION 'host=h password=*** user=u'");
  CHECK(shown("OPTIONS (user 'u', password 'abc', \"api_key\" 'k')") ==
        "OPTIONS (user 'u', password '***', \"api_key\" '*')");
  CHECK(shown("SELECT dblink('postgres://u:a@b@h/d', 'SELECT 1')") ==
        "SELECT dblink('postgres://u:***@h/d', 'SELECT 1')");
  CHECK(shown("DO $$ BEGIN EXECUTE 'ALTER ROLE r PASSWORD ''abc'''; END $$") ==
        "DO $$ BEGIN EXECUTE 'ALTER ROLE r PASSWORD ''***'''; END $$");
  CHECK(shown("CREATE ROLE r PASSWORD 'aä–🎉'") == "CREATE ROLE r PASSWORD '*×•🞄'");
}

TEST_CASE("what is no password stays") {
  for (const std::string_view sql :
       {"ALTER TABLE users ADD COLUMN password text DEFAULT 'none'",
        "SET password_encryption = 'scram-sha-256'", "ALTER ROLE r PASSWORD NULL",
        "SELECT 'https://example.org/a:b'",
        "COMMENT ON COLUMN u.password IS 'the password is hashed'",
        "UPDATE users SET password = NULL WHERE password IS NULL"}) {
    CHECK(shown(sql) == sql);
  }
}

TEST_CASE("a message has stars in the place of a secret, also of one that was cut") {
  CHECK(without_words("x PASSWORD 'hunter2' y", {"hunter2"}) == "x PASSWORD '***' y");
  CHECK(without_words("x PASSWORD 'hunt …", {"hunter2"}) == "x PASSWORD '***");
  CHECK(without_words("orders of or", {"or"}) == "orders of ***");
}

TEST_SUITE_END();
