#include "migration/directive.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/error.hpp"

using namespace mig;
using namespace std::chrono_literals;

TEST_SUITE_BEGIN("migration");

namespace {

Directives read(const std::string& text) {
  const Source source("up.sql", text);
  return read_directives(source, split(source.text(), Dialect::postgres));
}

// "line: message | hint" of the refusal; empty when there is none.
std::string refusal(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::refused);
    REQUIRE(error.location);
    return std::to_string(error.location->line) + ": " + error.message + " | " + error.hint;
  }
  return {};
}

}  // namespace

TEST_CASE("directives are read into values") {
  const Directives got = read(
      "-- mig: transaction off\n-- mig: lock-timeout 500ms\n-- mig: statement-timeout 0\nselect "
      "1;\n"
      "-- mig: irreversible the column is gone  \n-- mig: noop only documents\n/* mig: "
      "foreign-keys off */");
  CHECK(got.transaction_off);
  CHECK(got.lock_timeout == 500ms);
  CHECK(got.statement_timeout == 0ms);
  CHECK(got.irreversible == "the column is gone");
  CHECK(got.noop == "only documents");
  CHECK(got.foreign_keys_off);
}

TEST_CASE("what no directive says is left unset") {
  const Directives got = read("-- a plain comment about mig: this\nselect 1;");
  CHECK_FALSE(got.transaction_off);
  CHECK_FALSE(got.lock_timeout);
  CHECK_FALSE(got.statement_timeout);
  CHECK_FALSE(got.irreversible);
  CHECK_FALSE(got.noop);
  CHECK_FALSE(got.foreign_keys_off);
}

TEST_CASE("what is lint's to judge is passed over, as often as it stands there") {
  CHECK(refusal(
            "-- mig: ignore-file cascade -- a test schema\n-- mig: ignore a, b -- why\nselect 1;\n"
            "-- mig: ignore no-such-rule\n-- mig: ignore\nselect 2;") == "");
}

TEST_CASE("an unknown directive is refused with the one that was meant") {
  CHECK(refusal("select 1;\n-- mig: lock-timout 2s") ==
        "2: unknown directive `lock-timout` | did you mean `lock-timeout`?");
  CHECK(refusal("-- mig: frobnicate").find("directives are transaction,") != std::string::npos);
  CHECK(refusal("-- mig: Transaction off").find("did you mean `transaction`?") !=
        std::string::npos);
  CHECK(refusal("-- mig:").starts_with("1: a directive without a name"));
}

TEST_CASE("missing and bad values are refused") {
  CHECK(refusal("-- mig: transaction on").starts_with("1: the directive transaction takes `off`"));
  CHECK(refusal("-- mig: foreign-keys").starts_with("1: the directive foreign-keys takes `off`"));
  CHECK(refusal("-- mig: lock-timeout")
            .starts_with("1: the directive lock-timeout takes a duration, not nothing"));
  CHECK(refusal("-- mig: lock-timeout soon")
            .starts_with("1: the directive lock-timeout takes a duration, not `soon`"));
  CHECK(refusal("-- mig: irreversible").starts_with("1: the directive irreversible has no reason"));
  CHECK(
      refusal("-- mig: noop x\n-- mig: noop y").starts_with("2: the directive noop stands twice"));
}

TEST_SUITE_END();
