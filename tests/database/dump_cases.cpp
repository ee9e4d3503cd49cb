#include "database/dump_cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

#include "base/text.hpp"
#include "database/introspect.hpp"
#include "support/planted.hpp"

namespace mig::test {
namespace {

std::string line_difference(const std::string& a, const std::string& b) {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> made;
    for (const std::string_view each : split_lines(text)) made.emplace_back(each);
    return made;
  };
  return difference(lines(a), lines(b));
}

IntrospectOptions own_tables() {
  return {{"public.mig_history", "public.mig_log", "public.mig_meta"}};
}

// Without the names of not-null constraints, which servers before version 18 do not have.
std::vector<std::string> told(Driver& driver) {
  static const std::regex name("CONSTRAINT (\"[^\"]*\"|[^ ]+) NOT NULL");
  std::vector<std::string> made;
  for (const std::string& each : introspect(driver, own_tables())) {
    made.push_back(std::regex_replace(each, name, "NOT NULL"));
  }
  return made;
}

void check_same(const std::string& a, const std::string& b) {
  const bool is_same = a == b;  // two whole schemas are too much to read
  CHECK_MESSAGE(is_same, line_difference(a, b));
}

}  // namespace

std::string dump(const Lab& lab, const std::vector<std::string>& words) {
  std::vector<std::string> all{"dump"};
  all.insert(all.end(), words.begin(), words.end());
  const Finished finished = lab.mig(all);
  CHECK_MESSAGE(finished.status == 0, finished.err);
  CHECK(finished.err == "");
  return finished.out;
}

void dump_loads_back(Lab& lab) {
  const std::string first = dump(lab);
  const std::vector<std::string> before = told(*lab.connect());
  lab.fresh_database();
  REQUIRE_NOTHROW(lab.connect()->exchange(first));
  if (lab.dialect() == Dialect::postgres) {  // SQLite keeps the words of its statements
    const std::vector<std::string> after = told(*lab.connect());
    CHECK_MESSAGE(before == after, difference(before, after));
  }
  const std::string second = dump(lab);
  check_same(first, second);

  lab.fresh_database();
  std::filesystem::remove_all(lab.migrations());
  lab.write("20260101000000_all", first);
  const Finished up = lab.mig({"up"});
  REQUIRE_MESSAGE(up.status == 0, up.err);
  const std::string third = dump(lab);
  check_same(first, third);
  const std::string replayed = dump(lab, {"--replay"});
  // What only a database tells stands last.
  check_same(first.substr(0, replayed.size()), replayed);
}

void example_dumps_alike(Dialect dialect) {
  Lab lab(dialect);
  std::filesystem::copy(
      std::filesystem::path(MIG_SOURCE_DIR) / "migrations-example/migrations", lab.migrations(),
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  std::vector<std::string> versions;
  for (const auto& item : std::filesystem::directory_iterator(lab.migrations())) {
    if (item.is_directory()) versions.push_back(item.path().filename().string().substr(0, 14));
  }
  std::sort(versions.begin(), versions.end());
  REQUIRE(versions.size() > 12);
  for (const std::string& version : versions) {
    CAPTURE(version);
    const Finished up = lab.mig({"up", "--to", version});
    REQUIRE_MESSAGE(up.status == 0, up.err);
    const std::string live = dump(lab), replayed = dump(lab, {"--replay", "--to", version});
    CHECK(live.size() > 60);
    if (dialect == Dialect::sqlite) {
      check_same(live, replayed);
    } else {  // which prints expressions in its own words
      std::ofstream(lab.root() / "schema.sql") << replayed;
      const Finished checked = lab.mig({"dump", "--check", (lab.root() / "schema.sql").string()});
      CHECK_MESSAGE(checked.status == 0, checked.out);
    }
  }
  dump_loads_back(lab);
}

}  // namespace mig::test
