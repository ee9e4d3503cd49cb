#include "cli/error_output.hpp"

#include <doctest/doctest.h>

#include "base/source.hpp"

using namespace mig;

TEST_SUITE_BEGIN("cli");

TEST_CASE("an error as JSON holds what a script asks for") {
  Error error(ErrorKind::failed, "no such table: \"x\"", "create it first");
  error.sqlstate = "42P01";
  error.location = Source("m/up.sql", "SELECT 1;\nSELECT * FROM x;\n").locate({24, 25});
  CHECK(error_json(error) ==
        R"({"error":{"kind":"failed","message":"no such table: \"x\"","hint":"create it first",)"
        R"("detail":null,"file":"m/up.sql","line":2,"column":15,"sqlstate":"42P01","exit":4}})"
        "\n");
}

TEST_CASE("what an error does not know is null in its JSON") {
  Error error(ErrorKind::interrupted, "interrupted");
  error.signal = 15;
  CHECK(error_json(error) ==
        R"({"error":{"kind":"interrupted","message":"interrupted","hint":null,"detail":null,)"
        R"("file":null,"line":null,"column":null,"sqlstate":null,"exit":143}})"
        "\n");
}

TEST_CASE("an error as JSON takes at most 2 kB") {
  Error error(ErrorKind::failed, std::string(9000, 'm'), std::string(9000, 'h'));
  error.detail = std::string(9000, 'd');
  error.sqlstate = "42P01";
  error.location = Source(std::string(900, 'f'), "x").locate({0, 1});
  CHECK(error_json(error).size() <= 2048);
}

TEST_CASE("every kind of error has its word") {
  CHECK(to_string(ErrorKind::answer_no) == "answer_no");
  CHECK(to_string(ErrorKind::half_way) == "half_way");
  CHECK(to_string(ErrorKind::internal) == "internal");
  CHECK(to_string(ErrorKind::interrupted) == "interrupted");
}

TEST_CASE("text that is no UTF-8 or steers the terminal is made harmless") {
  CHECK(clean_text("a\xFF\x62\x1B[31m\tc\n") == "a\uFFFDb?[31m\tc\n");
  CHECK(clean_text("漢字") == "漢字");
}

TEST_CASE("the password of a URL is taken out of every part of an error") {
  const std::string secret = "postgres://user:hunter22@host/db";
  Error error(ErrorKind::failed, "cannot use " + secret, "try " + secret);
  error.detail = secret;
  error.location = Source("f", secret).locate({0, 1});
  const std::string secrets[] = {secret};
  const Error safe = without_secrets(error, secrets);
  for (const std::string& text : {safe.message, safe.hint, safe.detail, safe.location->text}) {
    CHECK(text.find("hunter22") == std::string::npos);
  }
  CHECK(safe.message.find("host/db") != std::string::npos);
}

TEST_SUITE_END();
