// What each format prints of one report, held against tests/report/sample.<format>; MIG_UPDATE_CASES=1 writes them anew.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "report/effect_text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"

using namespace mig;

TEST_SUITE_BEGIN("report");

namespace {

const LintRule index_rule{.id = "sample-index",
                          .dialects = for_postgres,
                          .severity = Severity::error,
                          .summary = "an index is built under a lock that blocks writes",
                          .why = "CREATE INDEX keeps writers out until it is done.",
                          .bad = "CREATE INDEX i ON t (a);\n",
                          .good = "CREATE INDEX CONCURRENTLY i ON t (a);\n",
                          .check = nullptr};
const LintRule name_rule{.id = "sample-name",
                         .dialects = for_both,
                         .severity = Severity::off,
                         .summary = "a name that nobody can read",
                         .why = "Names are read by people: 100 % of them, <always>.",
                         .bad = "",
                         .good = "",
                         .check = nullptr};

// Two files, one with letters that take several bytes, and one finding about the directory.
struct Sample {
  LintResult result;
  Report report{.result = result, .version = "1.2.3"};

  LintFile& add_file(std::string name, std::string text, std::string id) {
    auto& file = *result.files.emplace_back(
        std::make_unique<LintFile>(Source(std::move(name), std::move(text)), Dialect::postgres));
    file.id = std::move(id);
    return file;
  }

  Finding& add(const LintRule& rule, Severity severity, const LintFile* file, std::string_view at,
               std::string message) {
    Finding& made = result.findings.emplace_back();
    made.rule = &rule;
    made.severity = severity;
    made.file = file;
    made.message = std::move(message);
    if (file != nullptr) {
      const std::size_t begin = file->source.text().find(at);
      made.span = made.statement = {begin, begin + at.size()};
    }
    return made;
  }

  Sample() {
    result.findings.reserve(8);
    result.statements = 7;
    result.suppressed = 1;
    const LintFile& orders = add_file("./migrations/20260101000000_orders/up.sql",
                                      "-- naïve\nCREATE INDEX \"größe\" ON shop.orders (size);\n",
                                      "20260101000000_orders");
    const LintFile& odd = add_file("migrations/a b%/up.sql", "SELECT\t'<&>`|`';", "");
    add(name_rule, Severity::warning, nullptr, "",
        "two migrations have the version 20260101000000");
    Finding& index =
        add(index_rule, Severity::error, &orders, "CREATE INDEX \"größe\" ON shop.orders (size)",
            "CREATE INDEX blocks writes to shop.orders while it is built");
    index.steps = {"-- next migration:\nCREATE INDEX CONCURRENTLY \"größe\" ON shop.orders (size);",
                   "ANALYZE shop.orders;"};
    index.fix = Fix{"build it concurrently", Span(index.span.begin, index.span.begin + 12),
                    "CREATE INDEX CONCURRENTLY"};
    index.tables = {"shop.orders"};
    index.estimate = "about 3 min (5 GB)";
    index.effects = {
        {.relation = 7, .name = "shop.orders", .lock = LockMode::share, .builds_index = true},
        {.relation = 8, .name = "shop.fresh", .lock = LockMode::access_exclusive, .is_new = true}};
    add(name_rule, Severity::info, &odd, "'<&>`|`'", "it's <b>odd</b>, 100 %:\nreally | `so`");
    for (const Finding& each : result.findings) report.shown.push_back(&each);
    report.has_failed = true;
    report.hidden = 4;
  }
};

std::string contents_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("each format prints the sample as it is kept") {
  const Sample sample;
  for (const Reporter* each : all_reporters()) {
    INFO(each->name);
    const std::filesystem::path path =
        std::filesystem::path(MIG_SOURCE_DIR) / "tests/report" / concat("sample.", each->name);
    const std::string printed = each->render(sample.report);
    if (std::getenv("MIG_UPDATE_CASES") != nullptr)
      std::ofstream(path, std::ios::binary) << printed;
    CHECK(printed == contents_of(path));
  }
}

TEST_CASE("colour changes nothing but colour") {
  Sample sample;
  const Reporter* text = find_reporter("text");
  REQUIRE(text != nullptr);
  const std::string plain = text->render(sample.report);
  sample.report.colour = true;
  std::string coloured = text->render(sample.report);
  CHECK(coloured != plain);
  for (std::size_t at = coloured.find('\033'); at != std::string::npos;
       at = coloured.find('\033')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == plain);
}

TEST_CASE("each format has something to say when nothing was found") {
  Sample sample;
  sample.report.shown.clear();
  sample.report.has_failed = false;
  for (const Reporter* each : all_reporters()) {
    INFO(each->name);
    const bool is_silent = each->name == "gcc";  // as a compiler
    CHECK(each->render(sample.report).empty() == is_silent);
  }
  CHECK(find_reporter("nonsense") == nullptr);
}

TEST_CASE("places of many findings are those of the source") {
  std::string text = "first\r\n";
  for (int i = 0; i < 40; ++i) text += "zweite – Zeile mit Wörtern ";
  text += "\n\nlast";
  const Source source("x.sql", text);
  const LintResult result;
  Places places(result);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    const Location expected = source.locate({at, at});
    const Location found = places.locate(source, {at, at});
    CHECK(found.line == expected.line);
    CHECK(found.column == expected.column);
    CHECK(found.file == expected.file);
  }
  const Location first = places.locate(source, {2, 4});  // backwards again
  CHECK(first.column == 3);
  CHECK(first.caret == 2);
  CHECK(first.caret_length == 2);
}

TEST_CASE("locks are told strongest first and only those that others wait for") {
  Finding finding;
  finding.effects = {{.name = "a", .lock = LockMode::row_exclusive},
                     {.name = "b", .lock = LockMode::share_row_exclusive},
                     {.name = "c", .lock = LockMode::access_exclusive, .rewrites = true},
                     {.name = "d", .lock = LockMode::share_update_exclusive, .scans = true}};
  const std::vector<std::string> lines = effect_lines(finding, 2);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "ACCESS EXCLUSIVE on c: blocks reads and writes while the table is rewritten");
  CHECK(lines[1] == "SHARE ROW EXCLUSIVE on b: blocks writes for a moment");
  CHECK(lines[2] == "and locks on 1 more relation");
}

TEST_SUITE_END();
