// What it costs to judge migrations, in CPU time (best of several runs):
//   bench-lint [--squawk PROGRAM] [DIRECTORY…]
// Each DIRECTORY holds migrations (…/up.sql): all of them are judged in one process, as PostgreSQL, and the same files by
// one process of squawk where that is there. Then a file of 5 MB with 20,000 findings, half of it, and one file on a
// history of 1,000 migrations.
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "bench/history.hpp"
#include "lint/judge.hpp"
#include "report/reporter.hpp"

using namespace mig;
using namespace mig::bench;

namespace {

std::vector<fs::path> ups_below(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.path().filename() == "up.sql") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

LintInput::File file_of(Source source, std::int64_t version) {
  LintInput::File file{.source = std::move(source)};
  file.version = version;
  file.id = concat(version, "_bench");
  return file;
}

struct Judged {
  std::size_t findings = 0, statements = 0, bytes_printed = 0;
};

Judged judge_and_print(const std::vector<Source>& history, const std::vector<Source>& sources) {
  LintInput input;
  input.dialect = Dialect::postgres;
  input.history = history;
  std::int64_t version = 20260101000000;
  for (const Source& each : sources) input.files.push_back(file_of(each, ++version));
  const LintResult result = judge(std::move(input));
  Report report{.result = result};
  for (const Finding& each : result.findings) {
    if (each.severity >= Severity::warning) report.shown.push_back(&each);
  }
  return {report.shown.size(), result.statements, find_reporter("text")->render(report).size()};
}

double child_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// CPU milliseconds of one process over all files; below 0: it could not be run.
double squawk_milliseconds(const std::string& squawk, const std::vector<fs::path>& files) {
  if (squawk.empty()) return -1;
  std::string command = concat("'", squawk, "' --pg-version 15 --reporter gcc");
  for (const fs::path& file : files) command += concat(" '", file.string(), "'");
  command += " > /dev/null 2>&1";
  double best = -1;
  for (int run = 0; run < 3; ++run) {
    const double start = child_seconds();
    const int status = std::system(command.c_str());
    if (status == -1 || WEXITSTATUS(status) > 1) return -1;
    const double taken = (child_seconds() - start) * 1e3;
    if (best < 0 || taken < best) best = taken;
  }
  return best;
}

void bench_directory(const fs::path& directory, const std::string& squawk) {
  const std::vector<fs::path> files = ups_below(directory);
  std::vector<Source> sources;
  std::size_t bytes = 0;
  for (const fs::path& file : files) {
    sources.push_back(Source::load(file));
    bytes += sources.back().text().size();
  }
  Judged judged;
  const double mine = best_milliseconds([&] { judged = judge_and_print({}, sources); });
  std::printf("%-22s %4zu files %6zu kB %6zu statements %5zu findings (%.2f a file)  mig %7.1f ms",
              fs::weakly_canonical(directory).filename().c_str(), files.size(), bytes / 1000,
              judged.statements, judged.findings,
              static_cast<double>(judged.findings) /
                  static_cast<double>(std::max<std::size_t>(1, files.size())),
              mine);
  const double theirs = squawk_milliseconds(squawk, files);
  if (theirs >= 0) std::printf("  squawk %8.1f ms, %5.1f x", theirs, theirs / mine);
  std::printf("\n");
}

void bench_findings(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += concat("ALTER TABLE shop.account_", i % 50, " ADD COLUMN column_", i,
                   " bigint NOT NULL;  -- ", std::string(180, 'x'), "\n");
  }
  std::string tables = "CREATE SCHEMA shop;\n";
  for (int i = 0; i < 50; ++i)
    tables += concat("CREATE TABLE shop.account_", i, " (id bigint PRIMARY KEY);\n");
  Judged judged;
  const std::vector<Source> history = {Source("history.sql", tables)};
  const std::vector<Source> sources = {Source("up.sql", text)};
  const double taken = best_milliseconds([&] { judged = judge_and_print(history, sources); });
  std::printf("one file of %.1f MB: %zu findings, %zu kB printed: %.0f ms\n",
              static_cast<double>(text.size()) / 1e6, judged.findings, judged.bytes_printed / 1000,
              taken);
}

void bench_history() {
  std::vector<Source> history;
  for (const std::string& each : generated_history(1'000))
    history.emplace_back("history.sql", each);
  const std::vector<Source> sources = {
      Source("up.sql",
             "ALTER TABLE shop.account_7 ADD COLUMN size bigint NOT NULL;\nCREATE INDEX ON "
             "shop.account_7 (size);\n")};
  Judged judged;
  const double taken = best_milliseconds([&] { judged = judge_and_print(history, sources); });
  std::printf("one file on a history of 1,000 migrations: %zu findings, %.1f ms\n", judged.findings,
              taken);
}

}  // namespace

int main(int argc, char** argv) {
  std::string squawk;
  std::vector<fs::path> directories;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--squawk" && i + 1 < argc) {
      squawk = argv[++i];
    } else {
      directories.emplace_back(argv[i]);
    }
  }
  for (const fs::path& each : directories) bench_directory(each, squawk);
  bench_findings(10'000);
  bench_findings(20'000);
  bench_history();
}
