#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "lint/estimate.hpp"
#include "lint/rule.hpp"
#include "lint/size_file.hpp"

using namespace mig;

TEST_SUITE_BEGIN("lint");

namespace {

std::string refusal(const std::string& text) {
  try {
    read_sizes(Source("stats.txt", text));
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    REQUIRE(error.location);
    return concat(error.location->line, ": ", error.message);
  }
  return "nothing";
}

// One effect of `work` on the table, with its size.
Finding weighed(std::string_view rule, void (*work)(Effect&), TableSize size) {
  Finding finding;
  finding.rule = find_rule(rule);
  REQUIRE(finding.rule != nullptr);
  finding.severity = Severity::error;
  Effect& effect = finding.effects.emplace_back();
  effect.name = "public.orders";
  work(effect);
  LintOptions options;
  options.sizes["public.orders"] = size;
  options.sizes["public.other"] = {1, 1};
  weigh_by_size(finding, options);
  return finding;
}

constexpr std::string_view about_index = "require-concurrent-index-creation";

void scan(Effect& effect) { effect.scans = true; }
void rewrite(Effect& effect) { effect.rewrites = effect.scans = true; }
void build(Effect& effect) { effect.builds_index = effect.scans = true; }
void nothing_long(Effect&) {}
void scan_new(Effect& effect) { effect.scans = effect.is_new = true; }
void scan_unknown(Effect& effect) {
  effect.scans = true;
  effect.name = "public.unknown";
}

}  // namespace

TEST_CASE("sizes are read as they are written") {
  const TableSizes sizes{{"public.orders", {301442113, 51539607552}},
                         {"public.\"Odd name\"", {3, 0}}};
  const std::string text =
      size_text(sizes, "postgres://db.example.com/shop", "2026-11-21T10:00:00Z");
  CHECK(text.find("# source: postgres://db.example.com/shop\n") != std::string::npos);
  const TableSizes read = read_sizes(Source("stats.txt", text));
  REQUIRE(read.size() == 2);
  CHECK(read.at("public.orders").rows == 301442113);
  CHECK(read.at("public.orders").bytes == 51539607552);
  CHECK(read.at("public.\"Odd name\"").rows == 3);
  CHECK(read_sizes(Source("stats.txt", "\n1 2 a.b\r\n3\t4\tc\n")).at("a.b").bytes == 2);
  CHECK(read_sizes(Source("stats.txt", "")).empty());
}

TEST_CASE("a line that is no size is refused with its place") {
  CHECK(refusal("1 2 a\nmany rows b\n") == "2: this is no table size");
  CHECK(refusal("1\n") == "1: this is no table size");
  CHECK(refusal("1 2\n") == "1: a size without its table");
  CHECK(refusal("# mig stats 2\n1 2 a\n") == "1: this file of table sizes has another format");
}

TEST_CASE("work is told as time and bytes where the table is known") {
  constexpr TableSize large{100'000'000, 30'000'000'000};
  CHECK(weighed(about_index, scan, large).estimate == "about 60 s (30 GB)");
  CHECK(weighed(about_index, rewrite, large).estimate == "about 10 min (30 GB)");
  CHECK(weighed(about_index, build, large).estimate == "about 17 min (30 GB)");
  CHECK(weighed(about_index, build, {1000, 900'000'000'000}).estimate == "about 8 h (900 GB)");
  CHECK(weighed(about_index, scan, {10, 81920}).estimate == "less than a second (82 kB)");
  CHECK(weighed(about_index, scan, {10, 1'540'000}).estimate == "less than a second (1.5 MB)");
  CHECK(weighed(about_index, scan, {10, 0}).estimate.empty());
  CHECK(weighed(about_index, nothing_long, large).estimate.empty());
  CHECK(weighed(about_index, scan_new, large).estimate.empty());
  CHECK(weighed(about_index, scan_unknown, large).estimate.empty());
}

TEST_CASE("work on a small table weighs little and on one that is not known as before") {
  constexpr TableSize small{9'999, 1'000'000}, large{10'000, 1'000'000};
  CHECK(weighed(about_index, build, small).severity == Severity::info);
  CHECK(weighed(about_index, build, large).severity == Severity::error);
  CHECK(weighed(about_index, scan_unknown, small).severity == Severity::error);
  CHECK(weighed(about_index, nothing_long, small).severity == Severity::error);
  CHECK(weighed("unused-suppression", build, small).severity == Severity::error);
}

TEST_SUITE_END();
