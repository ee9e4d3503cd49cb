#include "support/agreement_cases.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/text.hpp"

namespace mig::test {
namespace {

std::string report_of(const Agreed& agreed) {
  std::string text;
  const auto add = [&](std::string_view what, const std::string& line) {
    text += concat(what, line, "\n");
  };
  if (!agreed.failure.empty()) add("fails: ", agreed.failure);
  for (const std::string& each : agreed.refused) add("taken to fail: ", each);
  for (const std::string& each : agreed.unknown) add("unknown: ", each);
  for (const Difference& each : agreed.differences) add("", shown(each));
  return text;
}

}  // namespace

void check_agreement(Lab& lab, const std::string& history, std::size_t migrations) {
  const auto path = std::filesystem::path(MIG_SOURCE_DIR) / "tests/database/histories" / history;
  const auto entries = MigrationDirectory::read(path, lab.dialect()).entries;
  CHECK(entries.size() == migrations);
  Agreement agreement(lab);
  const auto check = [&](const MigrationEntry& migration, Direction direction) {
    CAPTURE(migration.id());
    CAPTURE(to_string(direction));
    CHECK(report_of(agreement.apply(migration, direction)) == "");
    CHECK(agreement.uncertain() == 0);
  };
  for (const MigrationEntry& each : entries) check(each, Direction::up);
  for (std::size_t i = entries.size(); i-- > 0;) check(entries[i], Direction::down);
  CHECK(agreement.replay().after().is_complete());
}

std::string differences_after(Lab& lab, const std::string& up, const std::string& behind) {
  lab.write("20260101000000_one", up);
  lab.write("20260101000001_two", "INSERT INTO t (a) VALUES (1)");
  const auto entries = MigrationDirectory::read(lab.migrations(), lab.dialect()).entries;
  Agreement agreement(lab);
  CHECK(report_of(agreement.apply(entries.at(0), Direction::up)) == "");
  lab.connect()->exchange(behind);
  return report_of(agreement.apply(entries.at(1), Direction::up));
}

}  // namespace mig::test
