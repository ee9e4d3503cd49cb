#include "base/plain_text.hpp"

#include <doctest/doctest.h>

using namespace mig;

TEST_SUITE_BEGIN("base");

TEST_CASE("a name is shown on one line and controls nothing") {
  CHECK(one_line("größe – \"x\"") == "größe – \"x\"");
  CHECK(one_line("a\nb\r\tc") == "a\\nb\\r\\tc");
  CHECK(one_line("\x1B[31m\x7F") == "\\x1b[31m\\x7f");
  CHECK(one_line("\u009B\u00A0") == "\\x9b\u00A0");
  CHECK(one_line("\u202E\u2028\u2066–") == "\\u202e\\u2028\\u2066–");
  CHECK(one_line("x ##[error]y") == "x ## [error]y");
  CHECK(one_line("\xE2") == "\xE2");
}

TEST_CASE("SQL keeps its lines, and none of them is a command") {
  CHECK(plain_lines("SELECT 1,\n\t2;\n") == "SELECT 1,\n\t2;\n");
  CHECK(plain_lines("SELECT '\x1B';\n  ::stop-commands::x\nSELECT a::int") ==
        "SELECT '\\x1b';\n/**/  ::stop-commands::x\nSELECT a::int");
  CHECK(plain_lines("::a::") == "/**/::a::");
  CHECK(plain_lines("") == "");
}

TEST_SUITE_END();
