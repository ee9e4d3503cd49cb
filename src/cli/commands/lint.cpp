#include <algorithm>
#include <cstdlib>

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/lint_options.hpp"
#include "cli/lint_work.hpp"
#include "cli/output_file.hpp"
#include "lint/baseline.hpp"
#include "lint/fingerprint.hpp"
#include "lint/rule.hpp"
#include "lint/told_once.hpp"
#include "migration/sum_file.hpp"
#include "report/reporter.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"base", "REF", "judge what this branch adds, edits or deletes against a git ref"},
    {"since", "V", "judge the migrations later than version V"},
    {"stats", "FILE", "table sizes that mig stats wrote"},
    {"fail-on", "WEIGHT", "exit 1 for findings of error (the default), warning or info"},
    {"level", "WEIGHT", "show findings from error, warning (the default) or info on"},
    {"format", "NAME", "how findings are written; --format list tells the names", 'f'},
    {"output", "FILE", "write FILE instead of stdout", 'o'},
    {"baseline", "FILE", "pass over the findings in FILE; write it when it is not there"},
    {"update-baseline", "", "write today's findings into the baseline"},
    {"no-down", "", "leave down files out"},
    {"rule", "ID[,ID]", "judge with these rules only"},
};

// ---- how it is written

std::string reporter_list() {
  std::string out;
  for (const Reporter* each : all_reporters()) {
    out += concat(each->name, std::string(12 - std::min<std::size_t>(11, each->name.size()), ' '),
                  each->summary, "\n");
  }
  return out;
}

const Reporter& reporter_named(std::string_view name) {
  if (const Reporter* found = find_reporter(name)) return *found;
  std::vector<std::string_view> names;
  for (const Reporter* each : all_reporters()) names.push_back(each->name);
  const auto near = nearest(name, names);
  const std::vector<std::string> all(names.begin(), names.end());
  throw Error(ErrorKind::usage, concat("there is no format '", shown(name), "'"),
              near ? concat("did you mean ", *near, "?") : concat("formats are ", join(all, ", ")));
}

const Reporter& reporter_of(const Invocation& invocation) {
  const std::string* given = invocation.value("format");
  if (invocation.settings.json) {
    if (given != nullptr && *given != "json") {
      throw Error(ErrorKind::usage, concat("--json and --format ", shown(*given)), "give one");
    }
    return reporter_named("json");
  }
  if (given != nullptr) return reporter_named(*given);
  const Reporter* text = find_reporter("text");
  return text != nullptr ? *text : reporter_named("gcc");
}

// The report must not take the place of what it is about.
void refuse_output_over_input(const Invocation& invocation, const LintInput& input) {
  const std::string* output = invocation.value("output");
  if (output == nullptr || *output == "-") return;
  std::vector<std::filesystem::path> read{invocation.settings.config_file};
  for (const auto& each : input.files) read.emplace_back(each.source.name());
  for (const Source& each : input.history) read.emplace_back(each.name());
  if (input.directory != nullptr) read.push_back(SumFile::path_in(input.directory->root));
  for (const std::string_view option : {"stats", "baseline"}) {
    if (const std::string* given = invocation.value(option)) read.emplace_back(*given);
  }
  read.push_back(invocation.settings.lint.baseline);
  for (const std::filesystem::path& each : read) {
    std::error_code error;
    if (each.empty() || !std::filesystem::equivalent(each, *output, error)) continue;
    throw Error(ErrorKind::usage, concat(*output, " is read by this lint: it is not overwritten"),
                "name another file for --output");
  }
}

const std::string* output_of(const Invocation& invocation) {
  const std::string* output = invocation.value("output");
  return output != nullptr && *output == "-" ? nullptr : output;
}

// What is said beside the result: on stderr, so that the result can be read by a program.
void talk(const Invocation& invocation, const std::string& text) {
  if (!text.empty()) print_note(text, invocation.settings.json);
}

// ---- the baseline

// A file that was not committed or is misspelt would be written, and all that is wrong would pass.
bool is_in_ci() {
  const char* said = std::getenv("CI");
  const std::string word = lower_ascii(said != nullptr ? said : "");
  return !word.empty() && word != "false" && word != "0";
}

// The file and whether it is to be made when it is not there.
struct BaselineFile {
  std::filesystem::path path;  // empty: none
  bool may_be_made = false;
};

BaselineFile baseline_file_of(const Invocation& invocation) {
  if (invocation.has("update-baseline") && invocation.has("rule")) {
    throw Error(ErrorKind::usage, "--update-baseline writes the findings of all rules",
                "leave --rule out");
  }
  if (const std::string* given = invocation.value("baseline")) {
    return {*given, invocation.has("update-baseline") || !is_in_ci()};
  }
  BaselineFile configured{invocation.settings.lint.baseline, invocation.has("update-baseline")};
  if (configured.path.empty() && configured.may_be_made) {
    throw Error(ErrorKind::usage, "--update-baseline, and there is no baseline",
                "name the file: --baseline FILE, or [lint.baseline] file in mig.toml");
  }
  return configured;
}

bool is_there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

// A text that the command line names: one that cannot be read is a mistake there.
Source load_named(const std::filesystem::path& path, std::string_view what) {
  try {
    return Source::load(path);
  } catch (Error& error) {
    error.kind = ErrorKind::usage;
    error.hint = what;
    throw;
  }
}

Baseline read_baseline(const BaselineFile& file) {
  if (file.path.empty() || (file.may_be_made && !is_there(file.path))) return {};
  if (!is_there(file.path)) {
    throw Error(ErrorKind::usage, concat("the baseline ", file.path.string(), " is not there"),
                "mig lint --update-baseline writes it; commit it");
  }
  return Baseline::read(
      load_named(file.path, "a baseline is what mig lint --update-baseline writes"));
}

void write_baseline(const Invocation& invocation, const BaselineFile& file, const Baseline& old,
                    const LintResult& result, bool is_whole) {
  Baseline made;
  for (const Finding& each : result.findings) made.add(each);
  std::set<std::string> judged{migration_of(nullptr)};
  for (const auto& each : result.files) judged.insert(migration_of(each.get()));
  const std::size_t found = made.size();
  if (!is_whole) made.keep(old, judged);
  write_output_file(file.path, made.text());
  talk(invocation,
       concat("wrote ", file.path.string(), ": ", count_of(found, "finding"),
              made.size() == found ? std::string()
                                   : concat(" and ", made.size() - found, " of other migrations"),
              ", passed over from now on"));
}

// ---- the run

struct Job {
  const Invocation& invocation;
  Dialect dialect;
  bool is_whole = false;
  std::optional<Error> refusal;  // why the directory is refused by all other commands
};

// The directory is refused by every other command; lint goes on so that rules say why, and one must.
void refuse_if_untold(const Job& job, const LintResult& result) {
  if (!job.refusal) return;
  const bool is_told = std::any_of(
      result.findings.begin(), result.findings.end(),
      [](const Finding& each) { return each.file == nullptr && each.severity == Severity::error; });
  if (!is_told) throw *job.refusal;
}

int tell(const Job& job, LintResult result) {
  const Reporter& reporter = reporter_of(job.invocation);
  const LintThresholds thresholds = lint_thresholds_of(job.invocation);
  const BaselineFile file = baseline_file_of(job.invocation);
  Baseline baseline = read_baseline(file);
  if (!file.path.empty() && (job.invocation.has("update-baseline") || !is_there(file.path))) {
    write_baseline(job.invocation, file, baseline, result, job.is_whole);
    baseline = read_baseline(file);
  }
  Report report{result, {}, thresholds.fail_on, false, false, 0, 0, MIG_VERSION};
  report.in_baseline =
      std::erase_if(result.findings, [&](const Finding& each) { return baseline.take(each); });
  tell_once(result.findings);
  for (const Finding& each : result.findings) {
    if (each.severity < thresholds.level) {
      ++report.hidden;
    } else {
      report.shown.push_back(&each);
      report.has_failed = report.has_failed || each.severity >= thresholds.fail_on;
    }
  }
  if (job.is_whole && baseline.size() != 0) {
    talk(job.invocation, concat(count_of(baseline.size(), "finding"), " of ", file.path.string(),
                                " are gone: mig lint --update-baseline takes them out"));
  }
  const std::string* output = output_of(job.invocation);
  report.colour = output == nullptr && colour_on_stdout();
  const std::string text = reporter.render(report);
  output == nullptr ? print_result(text) : write_output_file(*output, text);
  return report.has_failed ? exit_code(ErrorKind::answer_no) : 0;
}

// PostgreSQL's files read as SQLite's get other findings, or none: what nobody said is not guessed.
Dialect told_dialect_of(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  if (settings.dialect || optional_database_of(settings)) return dialect_of(settings);
  throw Error(
      ErrorKind::usage, "nothing says whether the SQL is PostgreSQL's or SQLite's",
      "--dialect postgres or --dialect sqlite; for good: dialect = \"postgres\" in mig.toml, "
      "MIG_DIALECT, or the URL of a database");
}

void add_database(const Settings& settings, const LintWork& work, LintOptions& made) {
  made.sizes = work.sizes;
  if (!work.server) return;
  const bool is_postgres = dialect_of(settings) == Dialect::postgres;
  const PlacedWord& configured = is_postgres ? settings.lint.postgres : settings.lint.sqlite;
  if (configured.text.empty()) (is_postgres ? made.postgres : made.sqlite) = *work.server;
}

void check_usage(const Invocation& invocation) {
  reporter_of(invocation);
  lint_thresholds_of(invocation);
  lint_options_of(invocation, false);
  read_baseline(baseline_file_of(invocation));
}

TableSizes read_stats(const std::string& path) {
  try {
    return read_sizes(load_named(path, "mig stats writes such a file"));
  } catch (Error& error) {
    error.kind = ErrorKind::usage;
    throw;
  }
}

int run(const Invocation& invocation) {
  if (const std::string* format = invocation.value("format"); format && *format == "list") {
    print_result(reporter_list());
    return 0;
  }
  check_usage(invocation);  // before any file is read
  Job job{invocation, told_dialect_of(invocation), false, {}};
  LintWork work = lint_work_of(invocation, job.dialect);
  LintOptions made = lint_options_of(invocation, work.is_set);
  add_database(invocation.settings, work, made);
  if (const std::string* stats = invocation.value("stats")) made.sizes = read_stats(*stats);
  const bool with_downs = !invocation.has("no-down") && made.most_of_down != Severity::off;
  job.is_whole = work.is_whole && with_downs && !invocation.has("rule");
  // The rules look at the directory until the result is gone.
  const std::unique_ptr<LintDirectory> directory = std::move(work.directory);
  if (directory != nullptr) job.refusal = directory->refusal;
  talk(invocation, work.said);
  const std::string nothing = work.nothing;
  LintInput input = lint_input_of(std::move(work), directory.get(), job.dialect, with_downs);
  refuse_output_over_input(invocation, input);
  input.options = std::move(made);
  const bool is_empty = std::none_of(input.files.begin(), input.files.end(),
                                     [](const LintInput::File& each) { return each.is_judged; });
  if (is_empty) talk(invocation, nothing);
  LintResult result = judge(std::move(input));
  refuse_if_untold(job, result);
  return tell(job, std::move(result));
}

}  // namespace

extern const Command lint_command;
const Command lint_command{
    .name = "lint",
    .arguments = "[FILE... | DIR... | V... | - | --base REF | --since V]",
    .summary = "judge migrations: what they lock, lose and break",
    .details =
        "Replays the migrations up to the ones that are judged, without a database, and says of "
        "each "
        "statement what it would do to a database in use and to the code that runs on it: what is "
        "locked and for how long, what is lost, what fails, and the safe way as SQL. `mig explain "
        "RULE` tells more.\n\nWithout arguments it judges all files, or what is pending when a "
        "database is configured. With --base REF it judges what this branch changes. - is the "
        "standard input, judged as what is to be written next. --database also takes the sizes of "
        "the tables, the schema and the server's version from the database; nothing is written "
        "there.\n\nA comment `-- mig: ignore RULE -- REASON` before a statement sets a finding "
        "aside. Exit 1: there are findings that weigh as much as --fail-on.",
    .most_words = 100'000,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
