#include "database/crash_cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include "base/text.hpp"

namespace mig::test {
namespace {

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

void bring_to(Lab& lab, const std::vector<std::string>& before) {
  lab.fresh_database();
  if (before.empty()) return;
  const Finished ready = lab.mig(before);
  REQUIRE_MESSAGE(ready.status == 0, ready.err);
}

// The undisturbed run: what must come out, and the points it passes.
std::string undisturbed(Lab& lab, const std::vector<std::string>& words,
                        const std::vector<std::string>& before, std::vector<std::string>& points) {
  bring_to(lab, before);
  const std::filesystem::path log = lab.root() / "points";
  std::filesystem::remove(log);
  const Finished whole = lab.crash(words, 0, log);
  REQUIRE_MESSAGE(whole.status == 0, whole.err);
  points = lines_of(log);
  return lab.fingerprint();
}

}  // namespace

void write_crash_history(Lab& lab) {
  const bool postgres = lab.dialect() == Dialect::postgres;
  lab.write("20260101000000_create_notes",
            "CREATE TABLE notes (id integer PRIMARY KEY, body text);\n"
            "INSERT INTO notes VALUES (1, 'one'), (2, 'two');\n",
            "DROP TABLE notes;\n");
  lab.write("20260102000000_count_notes",
            "CREATE TABLE counts (id integer PRIMARY KEY, n integer);\n"
            "INSERT INTO counts SELECT 1, count(*) FROM notes;\n"
            "UPDATE notes SET body = body || '!';\n",
            "UPDATE notes SET body = replace(body, '!', '');\nDROP TABLE counts;\n");
  if (postgres) {
    lab.write("20260103000000_index_notes",
              "UPDATE counts SET n = n + 1;\n"
              "CREATE INDEX CONCURRENTLY notes_body ON notes (body);\n"
              "UPDATE counts SET n = n * 10;\n"
              "CREATE UNIQUE INDEX CONCURRENTLY counts_n ON counts (n);\n"
              "VACUUM notes;\n",
              "DROP INDEX CONCURRENTLY counts_n;\nUPDATE counts SET n = n / 10;\n"
              "DROP INDEX CONCURRENTLY notes_body;\nUPDATE counts SET n = n - 1;\n");
    lab.write("20260104000000_more_notes",
              "COPY notes FROM stdin;\n3\tthree\n4\tfo\\tur\n\\.\nREINDEX INDEX notes_body;\n",
              "DELETE FROM notes WHERE id > 2;\n");
  } else {
    lab.write("20260103000000_compact",
              "UPDATE counts SET n = n + 1;\nVACUUM;\nUPDATE counts SET n = n * 10;\n"
              "PRAGMA journal_mode = TRUNCATE;\n",
              "UPDATE counts SET n = n / 10;\nVACUUM;\nUPDATE counts SET n = n - 1;\n");
    lab.write(
        "20260104000000_rebuild_notes",
        "PRAGMA foreign_keys = OFF;\nBEGIN;\nCREATE TABLE new (id integer PRIMARY KEY, body text "
        "NOT NULL);\nINSERT INTO new SELECT * FROM notes;\nDROP TABLE notes;\n"
        "ALTER TABLE new RENAME TO notes;\nCOMMIT;\nPRAGMA foreign_keys = ON;\n",
        "-- mig: foreign-keys off\nCREATE TABLE old (id integer PRIMARY KEY, body text);\n"
        "INSERT INTO old SELECT * FROM notes;\nDROP TABLE notes;\n"
        "ALTER TABLE old RENAME TO notes;\n");
  }
}

int sweep(Lab& lab, const std::vector<std::string>& words, const std::vector<std::string>& before) {
  std::vector<std::string> points;
  const std::string expected = undisturbed(lab, words, before, points);
  for (int k = 1; k <= static_cast<int>(points.size()); ++k) {
    CAPTURE(k);
    CAPTURE(points[static_cast<std::size_t>(k - 1)]);
    bring_to(lab, before);
    const Finished killed = lab.crash(words, k);
    CHECK(killed.signal == SIGKILL);
    const Finished healed = lab.mig(words);
    CHECK_MESSAGE(healed.status == 0, healed.err);
    CHECK(lab.fingerprint() == expected);
  }
  return static_cast<int>(points.size());
}

void sweep_twice(Lab& lab, const std::string& first) {
  std::vector<std::string> points;
  const std::string expected = undisturbed(lab, {"up"}, {}, points);
  const auto found = std::find(points.begin(), points.end(), first);
  REQUIRE(found != points.end());
  const int at = static_cast<int>(found - points.begin()) + 1;
  for (int k = 1;; ++k) {
    CAPTURE(k);
    lab.fresh_database();
    CHECK(lab.crash({"up"}, at).signal == SIGKILL);
    const Finished second = lab.crash({"up"}, k);
    if (second.signal != SIGKILL) {  // it passed fewer than k points: every one was visited
      CHECK(second.status == 0);
      CHECK(k > 5);
      break;
    }
    const Finished healed = lab.mig({"up"});
    CHECK_MESSAGE(healed.status == 0, healed.err);
    CHECK(lab.fingerprint() == expected);
  }
}

void write_gated_history(Lab& lab) {
  lab.write("20260101000000_notes", "CREATE TABLE notes (id integer PRIMARY KEY, body text);\n",
            "DROP TABLE notes;\n");
  lab.write("20260102000000_expand",
            "-- mig: change memo\n-- mig: phase expand\nALTER TABLE notes ADD COLUMN memo text;\n",
            "ALTER TABLE notes DROP COLUMN memo;\n");
  lab.write("20260103000000_contract",
            "-- mig: change memo\n-- mig: phase contract\n-- mig: wait the new release\n"
            "-- mig: check every memo is there\nSELECT id FROM notes WHERE memo IS NULL;\n"
            "-- mig: quiet 0\nSELECT count(*) FROM notes;\nCREATE TABLE done (id integer);\n",
            "DROP TABLE done;\n");
  lab.write("20260104000000_other", "CREATE TABLE other (id integer);\n", "DROP TABLE other;\n");
}

int sweep_gates(Lab& lab) {
  const auto gates = [&] {
    return lab.one("SELECT count(*) FROM mig_gate WHERE released_at IS NOT NULL");
  };
  int passed = 0;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"release", "memo"}, {"abort", "memo"}}) {
    std::vector<std::string> points;
    const std::string expected = undisturbed(lab, words, {"up"}, points);
    const std::string released = gates();
    for (int k = 1; k <= static_cast<int>(points.size()); ++k) {
      CAPTURE(points[static_cast<std::size_t>(k - 1)]);
      bring_to(lab, {"up"});
      CHECK(lab.crash(words, k).signal == SIGKILL);
      CHECK(lab.mig({"status"}).status == 0);
      const Finished healed = lab.mig(words);
      CHECK_MESSAGE(healed.status == 0, healed.err);
      CHECK(lab.fingerprint() == expected);
      CHECK(gates() == released);
    }
    passed += static_cast<int>(points.size());
  }
  return passed;
}

}  // namespace mig::test
