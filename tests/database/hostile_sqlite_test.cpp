// Migrations that work against the runner, as dumps, old habits and bad nights bring them.
#include <doctest/doctest.h>

#include <string>

#include "support/lab.hpp"

using namespace mig;
using namespace mig::test;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE_BEGIN("hostile_sqlite");

TEST_CASE("B6 a broken foreign key is not forgotten when a step by step file is resumed") {
  Lab lab(Dialect::sqlite);
  lab.write("20260101000000_a",
            "CREATE TABLE parent (id INTEGER PRIMARY KEY);\n"
            "CREATE TABLE child (parent REFERENCES parent);\n"
            "INSERT INTO parent VALUES (1);\nINSERT INTO child VALUES (1);\n");
  lab.write("20260102000000_b",
            "-- mig: transaction off\n-- mig: foreign-keys off\n"
            "DELETE FROM parent;\nCREATE TABLE more (id);\n");
  CHECK(lab.mig({"up"}).status == 5);
  const Finished again = lab.mig({"up"});
  CHECK(again.status == 5);
  CHECK(has(again.err, "child row 1"));
  lab.query("DELETE FROM child");
  const Finished done = lab.mig({"up"});
  CHECK_MESSAGE(done.status == 0, done.err);
}

TEST_CASE("a journal mode that cannot roll back is refused") {
  Lab lab(Dialect::sqlite);
  for (const char* mode : {"OFF", "off", "'off'", "memory", "(MEMORY)"}) {
    const std::string pragma =
        std::string("PRAGMA main.journal_mode") + (*mode == '(' ? "" : " = ");
    lab.write("20260101000000_a", pragma + mode + ";\nCREATE TABLE t (x);\n");
    const Finished refused = lab.mig({"up"});
    CHECK_MESSAGE(refused.status == 3, mode);
    CHECK(has(refused.err, "up.sql:1:1"));
  }
  lab.write("20260101000000_a", "PRAGMA journal_mode = WAL;\nCREATE TABLE t (x);\n");
  CHECK(lab.mig({"up"}).status == 0);
}

TEST_CASE("B15 pragmas of the connection end with their file") {
  Lab lab(Dialect::sqlite);
  lab.write("20260101000000_a",
            "CREATE TABLE t (x);\nPRAGMA max_page_count = 40;\nPRAGMA case_sensitive_like = ON;\n");
  lab.write("20260102000000_b",
            "INSERT INTO t VALUES (zeroblob(500000));\n"
            "CREATE TABLE likes AS SELECT 'a' LIKE 'A' AS folded;\nPRAGMA writable_schema = ON;\n");
  lab.write("20260103000000_c", "UPDATE sqlite_master SET sql = sql WHERE 0;\n");
  const Finished done = lab.mig({"up"});
  CHECK(done.status == 4);
  CHECK(has(done.err, "20260103000000_c"));
  CHECK(lab.one("SELECT folded FROM likes") == "1");
}

TEST_SUITE_END();
