// What is not known stays so in a file.
#include "catalog/marks.hpp"

#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("Marks say what is not known, and come back") {
  const Replayed known(R"(
    CREATE TABLE c AS SELECT f() AS x;
    DO $$ DECLARE n int := 3; BEGIN
      IF n > 2 THEN CREATE TABLE d (a int); ELSE CREATE TABLE e (a int); END IF; END $$;)");
  const std::vector<std::string> marks = marks_of(known.catalog());
  CHECK(join(marks, "\n") ==
        "-- NOT KNOWN: type of column public.c.x\n-- PERHAPS: table public.d\n"
        "-- PERHAPS: table public.e");
  CHECK(join(unknown_types(known.catalog()), "\n") == "table public.c: column x");
  const Replayed read(print(known.catalog()));
  const Replayed server("CREATE TABLE c (x integer); CREATE TABLE d (a int);");
  CHECK(shown(compare(read.catalog(), server.catalog())) != "");
  Catalog marked = read.catalog();
  take_marks(marked, join(marks, "\n"));
  CHECK(shown(compare(marked, server.catalog())) == "");
  CHECK(marks_of(marked) == marks);
}

TEST_CASE("Nothing is marked where all is known") {
  const Replayed r("CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;");
  CHECK(marks_of(r.catalog()).empty());
}

TEST_CASE("What psql does by itself leaves the catalogue complete") {
  const Replayed r("\\restrict abc\nCREATE TABLE t (a int);\n\\unrestrict abc\n");
  CHECK(r.catalog().is_complete());
  CHECK(r.columns("public.t") == "a");
  CHECK(!Replayed("\\connect other\n").catalog().is_complete());
}
