#include <doctest/doctest.h>

#include "base/hash.hpp"
#include "sql/split.hpp"

using namespace mig;

TEST_SUITE_BEGIN("sql");

namespace {

std::string sum(std::string_view text) { return canonical_sum(text, Dialect::postgres); }

}  // namespace

TEST_CASE("the sum is the SHA-256 of the tokens") {
  CHECK(sum("select  1;") == "m1:sha256:" + sha256_hex("select 1 ; "));
  CHECK(sum("") == "m1:sha256:" + sha256_hex(""));
}

TEST_CASE("blanks and line endings and plain comments are no edits") {
  const std::string base = sum("select 1;\nselect 'a\nb';\n");
  CHECK(sum("select 1;\r\nselect 'a\r\nb';\r\n") == base);
  CHECK(sum("\xEF\xBB\xBF-- why\n  select /* one */ 1 ;select 'a\nb';  \n\n") == base);
}

TEST_CASE("a changed word or string or directive is an edit") {
  const std::string base = sum("-- mig: lock-timeout 1s\nselect 'a', b;");
  CHECK(sum("-- mig: lock-timeout 1s\nselect 'a', B;") != base);
  CHECK(sum("-- mig: lock-timeout 1s\nselect 'a ', b;") != base);
  CHECK(sum("-- mig: lock-timeout 2s\nselect 'a', b;") != base);
  CHECK(sum("select 'a', b;") != base);
  CHECK(sum("/* mig:   lock-timeout 1s */ select 'a', b;") == base);
  CHECK(sum("select 'ab'") != sum("select 'a' 'b'"));
  CHECK(sum("select $$a -- x\n$$") != sum("select $$a\n$$"));
}

TEST_CASE("what lint is told to ignore is no edit") {
  const std::string base = sum("drop table a;");
  CHECK(sum("-- mig: ignore dropping-table -- nobody reads it\ndrop table a;") == base);
  CHECK(sum("/* mig: ignore-file cascade -- why */ drop table a; -- mig: ignore") == base);
  CHECK(sum("-- mig: ignored\ndrop table a;") != base);
}

TEST_CASE("COPY rows count to the letter") {
  const std::string base = sum("copy t from stdin;\na -- b\n\\.\n");
  CHECK(sum("copy t from stdin;\na -- c\n\\.\n") != base);
  CHECK(sum("copy t from stdin;\na  -- b\n\\.\n") != base);
  CHECK(sum("copy t from stdin; -- rows\r\na -- b\r\n\\.\r\n") == base);
}

TEST_CASE("the sum of a span is the sum of its text") {
  const std::string_view text = "select 1; select  2 ;";
  const SplitResult result = split(text, Dialect::sqlite);
  CHECK(canonical_sum(text, result.statements[1].span, Dialect::sqlite) ==
        canonical_sum("select 2", Dialect::sqlite));
}

TEST_SUITE_END();
