#include "support/lint_case.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/told_once.hpp"
#include "migration/names.hpp"
#include "support/lint_case_facts.hpp"

namespace mig::test {
namespace {

constexpr std::string_view case_mark = "-- case: ", options_mark = "-- options: ",
                           file_mark = "-- file: ", expect_mark = "-- expect:",
                           history_mark = "-- history:";

[[noreturn]] void bad_case(const std::filesystem::path& path, std::size_t line,
                           std::string_view what) {
  throw std::runtime_error(concat(path.string(), ":", line, ": ", what));
}

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool set_new_reach(LintOptions& options, std::string_view value) {
  constexpr std::string_view names[] = {"transaction", "file", "set"};
  const auto found = std::find(std::begin(names), std::end(names), value);
  if (found == std::end(names)) return false;
  options.new_reach = static_cast<NewReach>(found - std::begin(names));
  return true;
}

bool set_size(LintOptions& options, std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos) return false;
  const auto rows = parse_number(value.substr(colon + 1));
  if (!rows) return false;
  options.sizes[std::string(value.substr(0, colon))] = {*rows, *rows * 100};
  return true;
}

bool set_timeout(std::chrono::milliseconds& timeout, std::string_view value) {
  const auto parsed = parse_duration(value);
  if (parsed) timeout = *parsed;
  return parsed.has_value();
}

bool set_option(LintInput& input, std::string_view name, std::string_view value) {
  if (name == "dialect") {
    const auto dialect = dialect_from(value);
    if (dialect) input.dialect = *dialect;
    return dialect.has_value();
  }
  if (name == "postgres" || name == "sqlite") {
    const auto range = name == "postgres" ? postgres_versions(value) : sqlite_versions(value);
    if (range) (name == "postgres" ? input.options.postgres : input.options.sqlite) = *range;
    return range.has_value();
  }
  if (name == "new") return set_new_reach(input.options, value);
  if (name == "size") return set_size(input.options, value);
  if (name == "lock-timeout") return set_timeout(input.options.timeouts.lock, value);
  if (name == "statement-timeout") return set_timeout(input.options.timeouts.statement, value);
  if (name == "today") {
    input.options.today = value;
    return true;
  }
  return set_fact(input.facts, name, value);
}

// One section of a case at a time.
class CaseReader {
 public:
  CaseReader(LintCaseFile& file, Dialect dialect) : file_(file), dialect_(dialect) {}

  void read() {
    for (number_ = 1; number_ <= file_.lines.size(); ++number_) line(file_.lines[number_ - 1]);
    end_section();
  }

 private:
  void line(std::string_view text) {
    if (text.starts_with(case_mark)) return begin_case(text.substr(case_mark.size()));
    if (file_.cases.empty()) {
      if (!text.empty() && !text.starts_with("--"))
        bad_case(file_.path, number_, "text before the first `-- case:`");
      return;
    }
    if (text.starts_with(options_mark)) return options(text.substr(options_mark.size()));
    if (text.starts_with(file_mark)) return begin_section(trim(text.substr(file_mark.size())));
    if (text.starts_with(expect_mark)) {
      begin_section("expect");
      return;
    }
    if (section_ == "expect") {
      if (text.starts_with("--   ")) file_.cases.back().expected.emplace_back(text.substr(5));
    } else {
      text_.append(text).push_back('\n');
    }
  }

  void begin_case(std::string_view title) {
    end_section();
    LintCase& made = file_.cases.emplace_back();
    made.title = title;
    made.line = number_;
    made.input.dialect = dialect_;
    made.input.options.today = "2026-11-21";
    ups_ = 0;
    up_id_.clear();
  }

  void options(std::string_view text) {
    for (const std::string& word : words_of(text)) {
      if (word == "beside-others") {
        file_.cases.back().is_beside_others = true;
        continue;
      }
      if (word == "directory") {
        file_.cases.back().directory = std::make_shared<MigrationDirectory>();
        file_.cases.back().input.directory = file_.cases.back().directory.get();
        continue;
      }
      const std::size_t equals = std::min(word.find('='), word.size());
      const std::string_view value =
          std::string_view(word).substr(std::min(equals + 1, word.size()));
      if (!set_option(file_.cases.back().input, std::string_view(word).substr(0, equals), value)) {
        bad_case(file_.path, number_, concat("bad option ", word));
      }
    }
  }

  void begin_section(std::string_view name) {
    end_section();
    const std::size_t blank = std::min(name.find(' '), name.size());
    id_ = trim(name.substr(blank));
    name = name.substr(0, blank);
    section_ = name;
    if (name != "history" && name != "up" && name != "down" && name != "expect") {
      bad_case(file_.path, number_, "a file is history, up or down");
    }
  }

  void end_section() {
    if (section_ == "history") {
      file_.cases.back().input.history.emplace_back("history.sql", std::move(text_));
    } else if (section_ == "up" || section_ == "down") {
      LintInput::File added{.source = Source(section_ + ".sql", std::move(text_))};
      added.direction = section_ == "up" ? Direction::up : Direction::down;
      if (section_ == "up") ++ups_;
      added.version = 20260101000000 + ups_;
      added.id = concat(added.version, "_case");
      if (section_ == "up" || !id_.empty()) up_id_ = id_;
      if (const auto id = parse_id(up_id_)) {
        added.version = id->version;
        added.id = up_id_;
      }
      list(added);
      file_.cases.back().input.files.push_back(std::move(added));
    }
    section_.clear();
    text_.clear();
  }

  void list(const LintInput::File& added) {
    if (file_.cases.back().directory == nullptr) return;
    auto& entries = file_.cases.back().directory->entries;
    if (entries.empty() || entries.back().version != added.version) {
      entries.emplace_back().version = added.version;
      entries.back().name = added.id.substr(added.id.find('_') + 1);
    }
    (added.direction == Direction::up ? entries.back().up : entries.back().down) =
        added.source.name();
  }

  LintCaseFile& file_;
  Dialect dialect_;
  std::size_t number_ = 0;
  int ups_ = 0;
  std::string section_, text_;
  std::string id_, up_id_;  // of this section, of the last up that has one
};

std::string place_of(const Finding& finding, const LintResult& result) {
  if (finding.file == nullptr) return "directory";
  const Location at = finding.file->source.locate(finding.span);
  const std::string place = concat(at.line, ":", at.column);
  if (result.files.size() < 2) return place;
  std::size_t number = 1;
  for (const auto& each : result.files) {
    if (each.get() == finding.file) break;
    ++number;
  }
  return concat(number, "/", place);
}

void add_steps(std::vector<std::string>& lines, const Finding& finding) {
  for (const std::string& step : finding.steps) {
    for (const std::string_view line : split_lines(step)) lines.push_back(concat("  > ", line));
  }
}

std::string difference(const LintCaseFile& file, const LintCase& each,
                       const std::vector<std::string>& found) {
  return concat(file.path.filename().string(), ":", each.line, ": ", each.title,
                "\n  expected\n    ", join(each.expected, "\n    "), "\n  found\n    ",
                join(found, "\n    "), "\n");
}

// The file with what was found in the place of what was expected.
void rewrite(const LintCaseFile& file, const std::vector<std::vector<std::string>>& found) {
  std::ofstream out(file.path, std::ios::trunc);
  std::size_t next = 0;
  bool in_expectation = false;
  for (const std::string& line : file.lines) {
    if (line.starts_with(expect_mark)) {
      in_expectation = true;
      out << expect_mark << '\n';
      for (const std::string& each : found[next]) out << "--   " << each << '\n';
      ++next;
      continue;
    }
    if (in_expectation && line.starts_with("--   ")) continue;
    in_expectation = false;
    out << line << '\n';
  }
}

}  // namespace

LintCaseFile read_lint_cases(const std::filesystem::path& path, Dialect dialect) {
  LintCaseFile file;
  file.path = path;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) file.lines.push_back(line);
  CaseReader(file, dialect).read();
  return file;
}

std::vector<std::string> finding_lines(const LintResult& result, std::string_view rule) {
  std::vector<std::string> lines;
  for (const Finding& each : result.findings) {
    if (!rule.empty() && each.rule->id != rule) continue;
    const std::string name = rule.empty() ? concat(each.rule->id, " ") : std::string();
    lines.push_back(
        concat(place_of(each, result), " ", to_string(each.severity), " ", name, each.message));
    if (!rule.empty()) add_steps(lines, each);
  }
  if (lines.empty()) lines.emplace_back("nothing");
  return lines;
}

void let_speak(LintInput& input, const LintRule& rule) {
  for (const std::string_view each : rule.told_by) {
    if (!each.empty()) input.options.severities.emplace(each, Severity::off);
  }
  if (!rule.is_by_the_way) return;
  input.options.severities.emplace(rule.id, rule.severity);
  input.options.severities.emplace("*", Severity::off);
}

std::string check_cases(const std::filesystem::path& path, Dialect dialect,
                        const CaseAnswer& answer) {
  LintCaseFile file = read_lint_cases(path, dialect);
  std::string differences;
  std::vector<std::vector<std::string>> all;
  for (LintCase& each : file.cases) {
    all.push_back(answer(each));
    if (all.back() != each.expected) differences += difference(file, each, all.back());
  }
  if (std::getenv("MIG_UPDATE_CASES") != nullptr) rewrite(file, all);
  return differences;
}

std::string check_lint_cases(const std::filesystem::path& path, std::string_view rule,
                             Dialect dialect) {
  const LintRule* asked = find_rule(rule);
  return check_cases(path, dialect, [&](LintCase& each) {
    if (asked != nullptr && asked->severity == Severity::off) {
      each.input.options.severities.emplace(rule, Severity::info);
    }
    if (asked != nullptr && !each.is_beside_others) let_speak(each.input, *asked);
    LintResult result = judge(std::move(each.input));
    tell_once(result.findings);
    return finding_lines(result, rule);
  });
}

LintInput snippet_input(std::string_view snippet, Dialect dialect) {
  LintInput input;
  input.dialect = dialect;
  const std::size_t mark = snippet.find(history_mark);
  if (mark != std::string_view::npos) {
    input.history.emplace_back("history.sql", std::string(snippet.substr(0, mark)));
    snippet.remove_prefix(std::min(snippet.find('\n', mark) + 1, snippet.size()));
  }
  LintInput::File file{.source = Source("up.sql", std::string(snippet))};
  file.version = 20260101000001;
  file.id = "20260101000001_case";
  input.files.push_back(std::move(file));
  return input;
}

}  // namespace mig::test
