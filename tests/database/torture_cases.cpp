#include "database/torture_cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "support/lab.hpp"

namespace mig::test {
namespace {

constexpr const char* id = "20260101000000_torture";

struct Expectation {
  std::string left, right;  // of the colon
};

std::vector<std::filesystem::path> files_in(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root =
      std::filesystem::path(MIG_SOURCE_DIR) / "tests/database/torture" / folder;
  for (const auto& item : std::filesystem::directory_iterator(root)) files.push_back(item.path());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 4);
  return files;
}

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// The lines "-- <word> LEFT<separator>RIGHT"; what follows the separator's colon belongs to the right.
std::vector<Expectation> expectations(std::string_view text, std::string_view word,
                                      std::string_view separator) {
  std::vector<Expectation> found;
  const std::string lead = concat("-- ", word, " ");
  for (const std::string_view line : split_lines(text)) {
    if (!line.starts_with(lead)) continue;
    const std::string_view rest = line.substr(lead.size());
    const std::size_t colon = rest.find(separator);
    REQUIRE(colon != std::string_view::npos);
    found.push_back({std::string(rest.substr(0, colon)),
                     std::string(trim(rest.substr(colon + separator.find(' '))))});
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

void run_and_check(Lab& lab, const std::string& text) {
  lab.fresh_database();
  lab.write(id, text, "SELECT 1;\n");
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
  if (up.status != 0) return;
  for (const Expectation& expected : expectations(text, "yields", ": SELECT ")) {
    CAPTURE(expected.right);
    CHECK(lab.one(expected.right) == expected.left);
  }
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

void b11_torture_files_do_what_they_say(Dialect dialect) {
  Lab lab(dialect);
  for (const std::filesystem::path& file : files_in(std::string(to_string(dialect)))) {
    CAPTURE(file.filename());
    run_and_check(lab, text_of(file));
  }
}

void b11_crlf_and_missing_ends_change_nothing(Dialect dialect) {
  Lab lab(dialect);
  for (const std::filesystem::path& file : files_in(std::string(to_string(dialect)))) {
    CAPTURE(file.filename());
    std::string text = text_of(file);
    run_and_check(lab, with_crlf(text));
    while (text.ends_with('\n')) text.pop_back();
    run_and_check(lab, text);  // no newline at the end
    if (!text.ends_with(';')) continue;
    text.pop_back();
    run_and_check(lab, text);  // nor a semicolon
  }
}

void b11_what_is_no_sql_is_refused_with_its_place(Dialect dialect) {
  Lab lab(dialect);
  for (const std::filesystem::path& file : files_in(concat("refused/", to_string(dialect)))) {
    CAPTURE(file.filename());
    const std::string text = text_of(file);
    lab.write(id, text, "SELECT 1;\n");
    const Finished refused = lab.mig({"up"});
    CHECK(refused.status == 3);
    for (const Expectation& expected : expectations(text, "refused", ": ")) {
      const std::string place = concat(id, "/up.sql:", expected.left, ": error: ", expected.right);
      CHECK_MESSAGE(refused.err.find(place) != std::string::npos, refused.err);
    }
    CHECK_MESSAGE(refused.err.find("help: ") != std::string::npos, refused.err);
    CHECK(lab.one(dialect == Dialect::postgres
                      ? "SELECT count(*) FROM pg_class WHERE relname IN ('t')"
                      : "SELECT count(*) FROM sqlite_master WHERE name = 't'") == "0");
  }
}

}  // namespace mig::test
