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

TEST_CASE("the steps of a change say which change and phase, and what they wait for") {
  const Directives got = read(
      "-- mig: change orders_region\n-- mig: phase contract\n-- mig: wait every server writes "
      "region\nselect 1;");
  CHECK(got.change == "orders_region");
  CHECK(got.phase == Phase::contract);
  CHECK(got.wait == "every server writes region");
  CHECK(refusal("-- mig: phase expand").starts_with("1: the directive phase is for a step of a"));
  CHECK(refusal("select 1;\n-- mig: wait x").starts_with("2: the directive wait is for a step"));
  CHECK(
      refusal("-- mig: wait\n-- mig: change a").starts_with("1: the directive wait has no reason"));
  CHECK(refusal("-- mig: change A-b").starts_with("1: a change is named by lower case"));
  CHECK(refusal("-- mig: change a\n-- mig: phase late").starts_with("2: there is no phase `late`"));
}

TEST_CASE("a directive of one statement belongs to the one that follows it") {
  const Directives got = read(
      "select 1;\n-- mig: backfill key=tenant,id batch=200 target=50ms pause=1s rate=4000 "
      "set-aside=3\nupdate t set a = 1;\n-- mig: check no row is left\nselect 2;\n-- mig: quiet "
      "15min\nselect 3;");
  REQUIRE(got.statements.size() == 3);
  CHECK(got.of(0) == nullptr);
  REQUIRE(got.of(1) != nullptr);
  const BackfillSettings& backfill = *got.of(1)->backfill;
  CHECK(backfill.key == std::vector<std::string>{"tenant", "id"});
  CHECK(backfill.batch == 200);
  CHECK(backfill.target == 50ms);
  CHECK(backfill.pause == 1000ms);
  CHECK(backfill.rate == 4000);
  CHECK(backfill.set_aside == 3);
  CHECK(got.of(2)->check == "no row is left");
  CHECK(got.of(3)->quiet == 15min);
  CHECK(refusal("-- mig: check x\n-- mig: quiet 1s\nselect 1;")
            .starts_with("2: this statement has a directive of its own already"));
  CHECK(refusal("select 1;\n-- mig: backfill").starts_with("2: no statement follows"));
  CHECK(refusal("-- mig: backfill size=3\nselect 1;")
            .starts_with("1: a backfill has no setting `size`"));
  CHECK(refusal("-- mig: backfill batch=0\nselect 1;").find("not a number above 0") !=
        std::string::npos);
  CHECK(refusal("-- mig: backfill target=0\nselect 1;").starts_with("1: a batch cannot take no"));
  CHECK(refusal("-- mig: check\nselect 1;").starts_with("1: the directive check has no name"));
}

TEST_CASE("answers for a rewrite") {
  const Directives got = read(
      "-- mig: fill region = CASE WHEN a = 1 THEN 'x' END\n-- mig: fill orders.b = 2\n-- mig: "
      "rename note -> memo\nselect 1;");
  REQUIRE(got.fills.size() == 2);
  CHECK(got.fills[0].what == "region");
  CHECK(got.fills[0].value == "CASE WHEN a = 1 THEN 'x' END");
  CHECK(got.fills[1].what == "orders.b");
  REQUIRE(got.renames.size() == 1);
  CHECK(got.renames[0].value == "memo");
  CHECK(refusal("-- mig: fill region").starts_with("1: the directive fill is not complete"));
  CHECK(refusal("-- mig: rename a ->").starts_with("1: the directive rename is not complete"));
}

TEST_SUITE_END();
