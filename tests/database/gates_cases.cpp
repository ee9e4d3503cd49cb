#include "database/gates_cases.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "base/text.hpp"

namespace mig::test {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

#define CHECK_HAS(text, part) CHECK_MESSAGE(has((text), (part)), (text))
#define REQUIRE_UP(lab)                        \
  do {                                         \
    const Finished up_ = (lab).mig({"up"});    \
    REQUIRE_MESSAGE(up_.status == 0, up_.err); \
  } while (false)

constexpr const char* base = "20260101000000_orders";
constexpr const char* expand = "20260102000000_expand";
constexpr const char* contract = "20260103000000_contract";
constexpr const char* last = "20260104000000_last";
constexpr const char* other = "20260105000000_other";

// A change of three steps, the second behind a gate, among two migrations that are not its.
void write_change(Lab& lab, const std::string& quiet = "50ms") {
  lab.write(base,
            "CREATE TABLE orders (id integer PRIMARY KEY, region text);\n"
            "INSERT INTO orders VALUES (1, NULL), (2, 'x');\n"
            "CREATE TABLE counter (n integer);\nINSERT INTO counter VALUES (5);\n",
            "DROP TABLE counter;\nDROP TABLE orders;\n");
  lab.write(expand,
            "-- mig: change region\n-- mig: phase expand\nALTER TABLE orders ADD COLUMN place "
            "text;\n",
            "ALTER TABLE orders DROP COLUMN place;\n");
  lab.write(contract,
            concat("-- mig: change region\n-- mig: phase contract\n"
                   "-- mig: wait every server writes place\n"
                   "-- mig: check no region is missing\n"
                   "SELECT id, region FROM orders WHERE region IS NULL;\n"
                   "-- mig: quiet ",
                   quiet, "\nSELECT n FROM counter;\nCREATE TABLE done_with (id integer);\n"),
            "DROP TABLE done_with;\n");
  lab.write(last,
            "-- mig: change region\n-- mig: phase contract\nCREATE TABLE finished (id integer);\n",
            "DROP TABLE finished;\n");
  lab.write(other, "CREATE TABLE other (id integer);\n", "DROP TABLE other;\n");
}

std::string applied(const Lab& lab) {
  std::string out;
  for (const Row& row : lab.query("SELECT name FROM mig_history ORDER BY seq")) {
    out += concat(out.empty() ? "" : " ", row[0].value_or("?"));
  }
  return out;
}

void repair(Lab& lab) { lab.query("UPDATE orders SET region = 'y' WHERE region IS NULL"); }
void write_old_style(Lab& lab) { lab.query("UPDATE counter SET n = n + 1"); }
void wait_a_little() { std::this_thread::sleep_for(std::chrono::milliseconds(120)); }

}  // namespace

void a_check_stops_the_file(Dialect dialect) {
  Lab lab(dialect);
  lab.write("20260101000000_a", "CREATE TABLE a (id integer, body text);\n", "DROP TABLE a;\n");
  REQUIRE_UP(lab);
  lab.query(
      "INSERT INTO a VALUES (1, 'one'), (2, NULL), (3, NULL), (4, 'four'), (5, 'five'), (6, "
      "'six')");
  const std::string check =
      "-- mig: check all rows are gone\nSELECT id, body FROM a ORDER BY id;\n";
  lab.write("20260102000000_b", "CREATE TABLE b (id integer);\n" + check, "DROP TABLE b;\n");
  const Finished stopped = lab.mig({"up"});
  CHECK(stopped.status == 4);
  CHECK_HAS(stopped.err, "check all rows are gone: 6 rows");
  CHECK_HAS(stopped.err, "(1, one), (2, NULL), (3, NULL), (4, four), (5, five), …");
  CHECK_HAS(stopped.err, "help: no row may be left");
  CHECK(applied(lab) == "a");
  CHECK_THROWS(lab.query("SELECT * FROM b"));  // rolled back with the file
  lab.query("DELETE FROM a");
  REQUIRE_UP(lab);
  CHECK(applied(lab) == "a b");
}

void a_check_in_steps_and_on_the_way_down(Dialect dialect) {
  Lab lab(dialect);
  lab.write("20260101000000_a", "CREATE TABLE a (id integer);\n", "DROP TABLE a;\n");
  REQUIRE_UP(lab);
  lab.query("INSERT INTO a VALUES (7)");
  const std::string check = "-- mig: check a is empty\nSELECT id FROM a;\n";
  lab.write("20260102000000_b",
            "CREATE TABLE b (id integer);\n" + check + "VACUUM;\nCREATE TABLE c (id integer);\n",
            check + "VACUUM;\nDROP TABLE c;\nDROP TABLE b;\n");
  const Finished half = lab.mig({"up"});
  CHECK(half.status == 5);
  CHECK_HAS(half.err, "stopped half way at statement 2 of 4: check a is empty: 1 row");
  lab.query("DELETE FROM a");
  REQUIRE_UP(lab);
  lab.query("INSERT INTO a VALUES (8)");
  const Finished down = lab.mig({"down"});
  CHECK(down.status == 4);
  CHECK_HAS(down.err, "check a is empty: 1 row");
  CHECK(applied(lab) == "a b");
  lab.query("DELETE FROM a");
  CHECK(lab.mig({"down"}).status == 0);
  CHECK(applied(lab) == "a");
}

void quiet_without_a_gate_is_waited_for(Dialect dialect) {
  Lab lab(dialect);
  lab.write("20260101000000_a", "CREATE TABLE a (n integer);\nINSERT INTO a VALUES (1);\n",
            "DROP TABLE a;\n");
  lab.write("20260102000000_b",
            "-- mig: quiet 300ms\nSELECT n FROM a;\nCREATE TABLE b (id integer);\n",
            "DROP TABLE b;\n");
  const Finished early = lab.mig({"up"});
  CHECK(early.status == 4);
  CHECK_HAS(early.err, "quiet 300 ms: the answer is the same for 0 ms");
  CHECK(applied(lab) == "a");
  std::this_thread::sleep_for(std::chrono::milliseconds(350));
  lab.query("UPDATE a SET n = 2");
  CHECK(lab.mig({"up"}).status == 4);  // it begins anew
  std::this_thread::sleep_for(std::chrono::milliseconds(350));
  REQUIRE_UP(lab);
  CHECK(applied(lab) == "a b");
}

void a_gate_holds_its_change_and_nothing_else(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab);
  const Finished up = lab.mig({"up"});
  CHECK(up.status == 0);
  CHECK(applied(lab) == "orders expand other");
  CHECK_HAS(up.out, concat("held: ", contract,
                           " waits for: every server writes place (mig release region)"));
  CHECK_HAS(up.out, concat("held: ", last, " waits for: ", contract));
  const Finished again = lab.mig({"up", "--json"});
  CHECK(again.status == 0);
  CHECK_HAS(again.out, "\"held\":[{\"version\":\"20260103000000\"");
  const Finished plan = lab.mig({"plan"});
  CHECK_HAS(plan.out, concat("-- held: ", contract));
  CHECK_HAS(lab.mig({"plan", "--json"}).out, "\"waits_for\":\"every server writes place\"");
  const Finished allowed = lab.mig({"up", "--out-of-order"});
  CHECK(allowed.status == 0);
  CHECK(applied(lab) == "orders expand other");
}

void held_files_are_never_out_of_order(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab);
  REQUIRE_UP(lab);
  repair(lab);
  lab.write("20260106000000_more", "CREATE TABLE more (id integer);\n", "DROP TABLE more;\n");
  REQUIRE_UP(lab);
  wait_a_little();
  CHECK(lab.mig({"release", "region"}).status == 0);
  REQUIRE_UP(lab);
  CHECK(applied(lab) == "orders expand other more contract last");
  CHECK(lab.mig({"status", "--check"}).status == 0);
  REQUIRE(lab.mig({"down", "2"}).status == 0);  // what was reverted waits again
  const Finished held = lab.mig({"up"});
  CHECK_MESSAGE(held.status == 0, held.err);
  CHECK(applied(lab) == "orders expand other more");
  CHECK_HAS(held.out, concat("held: ", contract));
  // A file that nobody has seen is: it may have been merged late.
  lab.write("20260103120000_late",
            "-- mig: change late\n-- mig: wait later\nCREATE TABLE late (id integer);\n",
            "DROP TABLE late;\n");
  const Finished late = lab.mig({"up"});
  CHECK(late.status == 3);
  CHECK_HAS(late.err, "older than what is applied: 20260103120000_late");
}

void release_asks_the_evidence(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab, "3s");  // longer than two commands take on a busy machine
  REQUIRE_UP(lab);
  const Finished refused = lab.mig({"release", "region"});
  CHECK(refused.status == 1);
  CHECK_HAS(refused.out, "check no region is missing: does not hold: 1 row: (1, NULL)");
  CHECK_HAS(refused.out, "quiet 3 s: does not hold: the same for ");
  CHECK_HAS(refused.out, " to go");
  CHECK_HAS(refused.out, concat("not released: ", contract));
  repair(lab);
  std::this_thread::sleep_for(std::chrono::milliseconds(3100));
  const Finished dry = lab.mig({"release", "region", "--dry-run"});
  CHECK(dry.status == 0);
  CHECK_HAS(dry.out, "it holds: mig release region would release it");
  CHECK(lab.one("SELECT count(*) FROM mig_gate WHERE released_at IS NOT NULL") == "0");
  write_old_style(lab);
  CHECK(lab.mig({"release", "region"}).status == 1);  // it begins anew
  std::this_thread::sleep_for(std::chrono::milliseconds(3100));
  const Finished good = lab.mig({"release", "region"}, {{"MIG_ACTOR", "ada"}});
  CHECK_MESSAGE(good.status == 0, good.out);
  CHECK_HAS(good.out, concat("released: ", contract, "; mig up runs it now"));
  CHECK_HAS(lab.one("SELECT released_by FROM mig_gate WHERE version = 20260103000000"), "(ada)");
  CHECK(lab.one("SELECT count(*) FROM mig_log WHERE event = 'released'") == "1");
  REQUIRE_UP(lab);
  CHECK(applied(lab) == "orders expand other contract last");
  const Finished nothing = lab.mig({"release", "region"});
  CHECK(nothing.status == 0);
  CHECK_HAS(nothing.out, "no gate of region is left");
}

void a_release_is_not_for_ever(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab);
  REQUIRE_UP(lab);
  repair(lab);
  wait_a_little();
  REQUIRE(lab.mig({"release", "region"}).status == 0);
  SUBCASE("the old release writes again") {
    write_old_style(lab);
    const Finished stopped = lab.mig({"up"});
    CHECK(stopped.status == 4);
    CHECK_HAS(stopped.err, "the old release has written since");
    CHECK(applied(lab) == "orders expand other");
    const Finished held = lab.mig({"up"});  // the release is void
    CHECK(held.status == 0);
    CHECK_HAS(held.out, concat("held: ", contract));
    wait_a_little();
    CHECK(lab.mig({"release", "region"}).status == 0);
    REQUIRE_UP(lab);
    CHECK(applied(lab) == "orders expand other contract last");
  }
  SUBCASE("a check runs again as part of the file") {
    lab.query("INSERT INTO orders (id) VALUES (3)");
    const Finished stopped = lab.mig({"up"});
    CHECK(stopped.status == 4);
    CHECK_HAS(stopped.err, "check no region is missing: 1 row");
    const Finished withdrawn = lab.mig({"release", "region"});
    CHECK(withdrawn.status == 1);
    CHECK_HAS(withdrawn.out, "release withdrawn: ");
    CHECK_HAS(lab.mig({"up"}).out, concat("held: ", contract));
  }
  SUBCASE("what was taken back by hand waits again") {
    REQUIRE_UP(lab);
    REQUIRE(lab.mig({"down"}).status == 0);  // the last step
    lab.query("DROP TABLE done_with");
    REQUIRE(lab.mig({"resolve", "20260103000000", "--reverted"}).status == 0);
    CHECK_HAS(lab.mig({"up"}).out, concat("held: ", contract));
    CHECK(applied(lab) == "orders expand other");
  }
}

void release_by_force_keeps_the_reason(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab, "1h");
  REQUIRE_UP(lab);
  repair(lab);
  CHECK(lab.mig({"release", "region", "--force", ""}).status == 2);
  const Finished forced = lab.mig({"release", "region", "--force", "it's an emergency"});
  CHECK(forced.status == 0);
  CHECK_HAS(forced.out, "without the evidence");
  CHECK(lab.one("SELECT detail FROM mig_log WHERE event = 'released by force'") ==
        "it's an emergency");
  CHECK_HAS(lab.mig({"status"}).out, "by force: it's an emergency");
  write_old_style(lab);  // the quiet time was given up, the check was not
  REQUIRE_UP(lab);
  CHECK(applied(lab) == "orders expand other contract last");
}

void release_refuses_what_is_not_next(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab);
  const Finished early = lab.mig({"release", "region"});
  CHECK(early.status == 3);
  CHECK_HAS(early.err, concat(contract, " is not next: ", expand));
  const Finished unknown = lab.mig({"release", "regoin"});
  CHECK(unknown.status == 2);
  CHECK_HAS(unknown.err, "did you mean region?");
  CHECK(lab.mig({"release"}).status == 2);
}

void status_tells_and_writes_nothing(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab, "1h");
  CHECK_HAS(lab.mig({"status"}).out, "region  expand, step 1 of 3: ");
  REQUIRE_UP(lab);
  const std::string before = lab.one("SELECT quiet FROM mig_gate WHERE version = 20260103000000");
  const Finished status = lab.mig({"status"});
  CHECK_HAS(status.out, "3 applied, 0 pending, 2 held");
  CHECK_HAS(status.out, "region  contract, step 2 of 3: 20260103000000_contract");
  CHECK_HAS(status.out, "waits for: every server writes place, since 2");
  CHECK_HAS(status.out, "check no region is missing: does not hold: 1 row: (1, NULL)");
  CHECK_HAS(status.out, "quiet 1 h: does not hold: the same for ");
  write_old_style(lab);
  const Finished json = lab.mig({"status", "--json"});
  CHECK_HAS(json.out,
            "\"changes\":[{\"id\":\"region\",\"phase\":\"contract\",\"step\":2,\"steps\":3");
  CHECK_HAS(json.out, "\"holds\":false");
  CHECK_HAS(json.out, "\"state\":\"held\"");
  CHECK(lab.one("SELECT quiet FROM mig_gate WHERE version = 20260103000000") == before);
  CHECK(lab.mig({"status", "--check"}).status == 0);  // what waits on purpose is not forgotten
}

void abort_walks_the_downs(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab);
  REQUIRE_UP(lab);
  repair(lab);
  wait_a_little();
  REQUIRE(lab.mig({"release", "region"}).status == 0);
  REQUIRE_UP(lab);
  const Finished aborted = lab.mig({"abort", "region"});
  CHECK_MESSAGE(aborted.status == 0, aborted.err);
  CHECK(applied(lab) == "orders other");
  CHECK_HAS(aborted.err, "left as they are: 20260105000000_other");
  const std::size_t first = aborted.out.find(last), second = aborted.out.find(contract),
                    third = aborted.out.find(expand);
  CHECK((first < second && second < third));
  CHECK(lab.one("SELECT count(*) FROM mig_gate") == "0");
  const Finished again = lab.mig({"abort", "region"});
  CHECK(again.status == 0);
  CHECK_HAS(again.out, "nothing to revert");
}

void abort_checks_everything_first(Dialect dialect) {
  Lab lab(dialect);
  write_change(lab);
  SUBCASE("a contract without a way back") {
    lab.write(
        last,
        "-- mig: change region\n-- mig: phase contract\nCREATE TABLE finished (id integer);\n",
        "-- mig: irreversible it is over\n");
    REQUIRE_UP(lab);
    repair(lab);
    wait_a_little();
    REQUIRE(lab.mig({"release", "region"}).status == 0);
    REQUIRE(lab.mig({"up", "--allow-data-loss"}).status == 0);
    const Finished refused = lab.mig({"abort", "region"});
    CHECK(refused.status == 3);
    CHECK_HAS(refused.err, "is irreversible: it is over");
    CHECK_HAS(refused.err, "go forward");
    CHECK(applied(lab) == "orders expand other contract last");
  }
  SUBCASE("a step that is half way") {
    lab.write(contract,
              "-- mig: change region\nCREATE TABLE done_with (id integer);\nVACUUM;\n"
              "-- mig: check no region is missing\nSELECT id FROM orders WHERE region IS NULL;\n",
              "DROP TABLE done_with;\n");
    CHECK(lab.mig({"up"}).status == 5);
    const Finished refused = lab.mig({"abort", "region"});
    CHECK(refused.status == 5);
    CHECK_HAS(refused.err, "cannot be aborted: 20260103000000_contract is half way up");
    CHECK(applied(lab) == "orders expand contract");
  }
  SUBCASE("a protected database") {
    REQUIRE_UP(lab);
    lab.query("INSERT INTO mig_meta VALUES ('protected', 'production')");
    CHECK(lab.mig({"abort", "region"}).status == 3);
    CHECK(applied(lab) == "orders expand other");
    CHECK(lab.mig({"abort", "region", "--confirm", "production"}).status == 0);
    CHECK(applied(lab) == "orders other");
  }
}

void data_loss_is_counted_and_asked_for(Dialect dialect) {
  Lab lab(dialect);
  lab.write(base,
            "CREATE TABLE orders (id integer PRIMARY KEY, note text);\n"
            "INSERT INTO orders VALUES (1, NULL), (2, 'x'), (3, 'y');\n"
            "CREATE TABLE old_orders (id integer);\nINSERT INTO old_orders VALUES (1);\n",
            "DROP TABLE orders;\n");
  lab.write(contract,
            "-- mig: change notes\n-- mig: phase contract\nALTER TABLE orders DROP COLUMN note;\n"
            "DROP TABLE old_orders;\n",
            "-- mig: irreversible the notes are gone\n");
  const Finished stopped = lab.mig({"up"});
  CHECK(stopped.status == 3);
  CHECK_HAS(stopped.err, "would lose orders.note (2 values), table old_orders (1 row)");
  CHECK_HAS(stopped.err, "mig up --allow-data-loss");
  CHECK(applied(lab) == "orders");
  CHECK(lab.mig({"up", "--allow-data-loss"}).status == 0);
  CHECK(applied(lab) == "orders contract");
}

void an_older_history_gets_its_table_when_needed(Dialect dialect) {
  Lab lab(dialect);
  lab.write(base, "CREATE TABLE orders (id integer, region text);\n", "DROP TABLE orders;\n");
  REQUIRE_UP(lab);
  CHECK_THROWS(lab.query("SELECT * FROM mig_gate"));  // nobody has needed it
  CHECK(lab.mig({"release", "region"}).status == 2);
  write_change(lab);
  lab.write(base, "CREATE TABLE orders (id integer, region text);\n", "DROP TABLE orders;\n");
  lab.query("CREATE TABLE counter (n integer)");
  CHECK(lab.mig({"status"}).status == 0);
  CHECK_THROWS(lab.query("SELECT * FROM mig_gate"));
  REQUIRE_UP(lab);
  CHECK(lab.one("SELECT count(*) FROM mig_gate") == "2");
  CHECK(lab.one("SELECT value FROM mig_meta WHERE key = 'format'") == "1");
}

}  // namespace mig::test
