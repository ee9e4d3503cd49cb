#include "database/url.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/error.hpp"

using namespace mig;

namespace {

std::string refusal(std::string_view text) {
  try {
    DatabaseUrl::parse(text);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    CHECK_FALSE(error.hint.empty());
    return error.message + " | " + error.hint;
  }
  return "accepted";
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE_BEGIN("database");

TEST_CASE("SQLite URLs name a file or memory") {
  const std::pair<const char*, const char*> cases[] = {
      {"sqlite:shop.db", "shop.db"},
      {"sqlite:../data/shop", "../data/shop"},
      {"sqlite://shop.db", "shop.db"},
      {"sqlite:///var/lib/shop.db", "/var/lib/shop.db"},
      {"sqlite:/var/lib/shop.db", "/var/lib/shop.db"},
      {"sqlite::memory:", ":memory:"},
      {"sqlite://:memory:", ":memory:"},
      {"sqlite:my shop.db", "my shop.db"},
      {"sqlite:my%20shop.db", "my shop.db"},
      {"sqlite:100%.db", "100%.db"},
      {"sqlite:100%zz.db", "100%zz.db"},
      {"sqlite:what%3F.db", "what?.db"},
      {"sqlite:shop.db?mode=rwc", "shop.db"},
      {"  shop.db\n", "shop.db"},
      {"data/my%20shop.sqlite3", "data/my%20shop.sqlite3"},
      {"/abs/shop.sqlite", "/abs/shop.sqlite"},
  };
  for (const auto& [text, path] : cases) {
    CAPTURE(text);
    const DatabaseUrl url = DatabaseUrl::parse(text);
    CHECK(url.dialect == Dialect::sqlite);
    CHECK(url.target == path);
    CHECK(url.display == std::string("sqlite:") + path);
  }
}

TEST_CASE("a SQLite URL that cannot be meant is refused") {
  CHECK(holds(refusal("sqlite:"), "without a path"));
  CHECK(holds(refusal("sqlite://"), "without a path"));
  CHECK(holds(refusal("sqlite:shop.db?mode=ro"), "no ?parameters"));
  CHECK(holds(refusal("sqlite:file:shop.db"), "file: URIs"));
}

TEST_CASE("PostgreSQL URLs go to libpq as they are and show no password") {
  const std::pair<const char*, const char*> cases[] = {
      {"postgres://u:s3cret@h:5433/shop", "postgres://u@h:5433/shop"},
      {"postgresql://u:s3cret@h/shop?sslmode=require", "postgresql://u@h/shop"},
      {"postgres://u:s3#cret@h/shop", "postgres://u@h/shop"},
      {"postgres://u:s3:cret@h/shop", "postgres://u@h/shop"},
      {"postgres://u:s3%2Fcret@h/shop", "postgres://u@h/shop"},
      {"postgres://u@h1:1,h2:2,[::1]:5432/shop", "postgres://u@h1:1,h2:2,[::1]:5432/shop"},
      {"postgres:///shop?host=/run/pg&port=5433&password=s3cret",
       "postgres:///shop?host=/run/pg&port=5433"},
      {"postgres://", "postgres://"},
      {"postgres://h/", "postgres://h"},
  };
  for (const auto& [text, display] : cases) {
    CAPTURE(text);
    const DatabaseUrl url = DatabaseUrl::parse(text);
    CHECK(url.dialect == Dialect::postgres);
    CHECK(url.target == text);
    CHECK(url.display == display);
  }
}

TEST_CASE("an at sign in the user or password needs no encoding") {
  const DatabaseUrl url = DatabaseUrl::parse("postgres://me@corp:p@ss@h/shop");
  CHECK(url.target == "postgres://me%40corp:p%40ss@h/shop");
  CHECK(url.display == "postgres://me@corp@h/shop");
}

TEST_CASE("libpq keyword strings are taken and show only where they lead") {
  const std::pair<const char*, const char*> cases[] = {
      {"host=h password='s3 c\\'ret' dbname=shop", "host=h dbname=shop"},
      {"service=shop", "service=shop"},
      {"password = s3cret", "postgres://"},
      {"dbname=shop.db password=s3cret", "dbname=shop.db"},
  };
  for (const auto& [text, display] : cases) {
    CAPTURE(text);
    const DatabaseUrl url = DatabaseUrl::parse(text);
    CHECK(url.dialect == Dialect::postgres);
    CHECK(url.target == text);
    CHECK(url.display == display);
  }
}

TEST_CASE("a URL of another kind is refused and what is known is listed") {
  CHECK(holds(refusal(""), "empty"));
  CHECK(holds(refusal("  "), "empty"));
  CHECK(holds(refusal("mysql://u:s3cret@h/shop"), "does not know `mysql://`"));
  CHECK(holds(refusal("mysql://u:s3cret@h/shop"), "sqlite: and postgres://"));
  CHECK(holds(refusal("postgre://u@h/shop"), "did you mean `postgres:`"));
  CHECK(holds(refusal("shop.txt"), "neither SQLite nor PostgreSQL"));
  CHECK(holds(refusal(std::string_view("sqlite:a\0b", 10)), "NUL"));
}

TEST_CASE("B10 no bad URL shows its secret") {
  const char* urls[] = {
      "postgres://u:s3cret@h:54x2/shop",
      "postgres://u:s3cret@h:99999/shop",
      "postgres://u:%zzs3cret@h/shop",
      "postgres://u:s3cret/more@h/shop",
      "postgres://u:12/s3cret@h/shop",
      "postgres://u:a@b/s3cret@h/shop",
      "postgres://u:more?s3cret@h/shop",
      "postgres://h?password=s3cret@x",
      "host=h password='it is s3cret dbname=shop",
      "host=h password=it is s3cret dbname=shop",
      "postgres:/u:s3cret@h/shop",
      "postgres:u:s3cret@h/shop",
      "u:s3cret@h/shop",
      "s3cret:x@h/shop",
      "jdbc:postgresql://u:s3cret@h/shop",
      "mysql://u:s3cret@h/shop",
      "s3cret",
  };
  for (const char* url : urls) {
    CAPTURE(url);
    const std::string message = refusal(url);
    CHECK(message != "accepted");
    CHECK_FALSE(holds(message, "s3cret"));
    CHECK_FALSE(holds(message, "more"));
  }
  for (const char* url :
       {"postgres://u:s3cret@nohost/shop", "postgres://u:#s3cret@h/shop",
        "postgres://u:a@s3cret@h/shop", "host=h password='it \\'is s3cret' user=u",
        "postgres://h/shop?password=s3cret&sslpassword=s3cret",
        "postgres://h/shop?pass%77ord=s3cret"}) {
    CAPTURE(url);
    CHECK_FALSE(holds(DatabaseUrl::parse(url).display, "s3cret"));
  }
}

TEST_CASE("redact masks the passwords of the URL in any spelling") {
  CHECK(redact("no host \"s3@cret\"", "postgres://u:s3@cret@h/d") == "no host \"***\"");
  CHECK(redact("a s3/cret b s3%2Fcret", "postgres://u:s3%2Fcret@h/d") == "a *** b ***");
  CHECK(redact("got s3cret", "postgres:/u:s3cret@h/d") == "got ***");
  CHECK(redact("got s3 cret!", "host=h password='s3 cret'") == "got ***!");
  CHECK(redact("one two-2", "postgres://h/d?password=one&sslpassword=two-2") == "*** ***");
  CHECK(redact("the cat sat", "postgres://u:a@h/d") == "the cat sat");
}

TEST_CASE("redact masks what looks like a password whatever the URL") {
  CHECK(redact("to postgres://u:s3cret@h/d now", "") == "to postgres://u:***@h/d now");
  CHECK(redact("host=h password=s3cret dbname=d", "") == "host=h password=*** dbname=d");
  CHECK(redact("sslpassword='a b\\'c' x", "") == "sslpassword='***' x");
  CHECK(redact("CREATE ROLE r PASSWORD 's3''cret' LOGIN", "") ==
        "CREATE ROLE r PASSWORD '***' LOGIN");
  CHECK(redact("password authentication failed for user \"u\"", "") ==
        "password authentication failed for user \"u\"");
  CHECK(redact("password=password=x", "") == "password=***");
}

TEST_SUITE_END();
