#include "base/text.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace mig;

TEST_SUITE_BEGIN("base");

TEST_CASE("concat joins text, characters and numbers") {
  CHECK(concat("a", 'b', 12, std::string("c"), -3LL) == "ab12c-3");
}

TEST_CASE("shorten never cuts a character") {
  CHECK(shorten("short", 10) == "short");
  CHECK(shorten("ééééé", 8) == "éé …");
}

TEST_CASE("nearest finds a typo and refuses nonsense") {
  constexpr std::array<std::string_view, 3> words{"status", "up", "rebase"};
  CHECK(nearest("stauts", words) == "status");
  CHECK(nearest("statu", words) == "status");
  CHECK_FALSE(nearest("xyzzyq", words));
}

TEST_CASE("UTF-8 is checked to the letter") {
  CHECK_FALSE(first_invalid_utf8("plain ascii text that is long, é, 漢字 and 😀"));
  CHECK(first_invalid_utf8("ab\xC0\xAF") == 2);                // overlong
  CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);             // surrogate
  CHECK(first_invalid_utf8("abcdefgh\xF4\x90\x80\x80") == 8);  // beyond U+10FFFF
  CHECK(first_invalid_utf8("abc\xE2\x82") == 3);               // cut short
}

TEST_CASE("numbers are whole and positive") {
  CHECK(parse_number("20261120181500") == 20261120181500);
  CHECK_FALSE(parse_number("-1"));
  CHECK_FALSE(parse_number("12a"));
  CHECK_FALSE(parse_number("99999999999999999999"));
}

TEST_SUITE_END();
