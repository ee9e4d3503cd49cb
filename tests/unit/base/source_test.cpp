#include "base/source.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace mig;

namespace {

std::filesystem::path written(std::string_view bytes) {
  const auto path = std::filesystem::temp_directory_path() / "mig_source_test.sql";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string refusal(std::string_view bytes) {
  try {
    Source::load(written(bytes));
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::refused);
    return error.message;
  }
  return "accepted";
}

}  // namespace

TEST_SUITE_BEGIN("base");

TEST_CASE("a byte order mark is dropped and odd encodings are refused with the byte") {
  CHECK(Source::load(written("\xEF\xBB\xBFSELECT 1")).text() == "SELECT 1");
  CHECK(refusal("SELECT \xFF") == "not valid UTF-8 at byte 7");
  CHECK(refusal(std::string_view("a\0b", 3)) == "NUL byte at byte 1");
  CHECK(refusal(std::string_view("\xFF\xFE\0S", 4)).find("UTF-16") != std::string::npos);
}

TEST_CASE("a span is located with the lines around it and a caret in characters") {
  const Source source("up.sql", "one\ntwo\nthré nope x\n");
  const Location place = source.locate({14, 18});
  CHECK(place.line == 3);
  CHECK(place.column == 6);
  CHECK(place.before == std::vector<std::string>{"one", "two"});
  CHECK(place.text == "thré nope x");
  CHECK(place.caret == 5);
  CHECK(place.caret_length == 4);
}

TEST_CASE("a very long line is shown as a window around the column") {
  const std::string text = std::string(5'000'000, 'x') + "BAD" + std::string(5'000, 'y');
  const Location place = Source("up.sql", text).locate({5'000'000, 5'000'003});
  CHECK(place.column == 5'000'001);
  CHECK(place.text.size() < 140);
  CHECK(place.text.find("BAD") != std::string::npos);
  Error error(ErrorKind::failed, std::string(4'000, 'm'), "do this");
  error.location = place;
  const std::string shown = render(error, false);
  CHECK(shown.size() <= 2048);
  CHECK(shown.ends_with("help: do this\n"));
}

TEST_SUITE_END();
