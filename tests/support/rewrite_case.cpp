#include "support/rewrite_case.hpp"

#include "base/text.hpp"
#include "rewrite/rewrite.hpp"

namespace mig::test {
namespace {

bool is_plain_comment(std::string_view line) {
  return line.starts_with("--") && !line.starts_with("-- mig:");
}

void add_text(std::vector<std::string>& lines, std::string_view mark, std::string_view text) {
  for (const std::string_view line : split_lines(text)) {
    if (is_plain_comment(line)) continue;
    lines.push_back(concat("  ", mark, " ", line));
  }
}

void add_file(LintInput& input, const StepDirectory& step, Direction direction) {
  const bool is_up = direction == Direction::up;
  LintInput::File& file = input.files.emplace_back(LintInput::File{
      .source = Source(is_up ? "up.sql" : "down.sql", is_up ? step.up : step.down)});
  file.direction = direction;
  file.version = step.version;
  file.id = step.id();
}

// The same history with the steps in the place of what they come from.
LintInput input_of(const LintInput& from, const std::vector<StepDirectory>& steps) {
  LintInput input;
  input.dialect = from.dialect;
  input.options = from.options;
  for (const Source& each : from.history) {
    input.history.emplace_back(each.name(), std::string(each.text()));
  }
  for (const StepDirectory& each : steps) {
    add_file(input, each, Direction::up);
    add_file(input, each, Direction::down);
  }
  return input;
}

void add_findings(std::vector<std::string>& lines, LintInput input) {
  const LintResult result = judge(std::move(input));
  for (const Finding& each : result.findings) {
    if (each.severity < Severity::warning) continue;
    lines.push_back(concat("lint: ", each.file != nullptr ? each.file->id : "", " ",
                           to_string(each.severity), " ", each.rule->id, " ", each.message));
  }
}

void add_migration(std::vector<std::string>& lines, const RewrittenMigration& one,
                   const LintInput& from) {
  for (const RewriteRemark& each : one.refusals) {
    lines.push_back(
        concat("refused: ", each.says, each.line.empty() ? "" : concat("; write: ", each.line)));
  }
  for (const StepDirectory& each : one.steps) {
    lines.push_back(each.id());
    if (!each.wait.empty()) lines.push_back(concat("  wait ", each.wait));
    add_text(lines, "up  ", each.up);
    add_text(lines, "down", each.down);
  }
  for (const RewriteRemark& each : one.remarks) lines.push_back(concat("note: ", each.says));
  if (one.steps.empty()) return;
  add_findings(lines, input_of(from, one.steps));
  for (const RewrittenMigration& again : rewrite(input_of(from, one.steps), {}).migrations) {
    if (again.steps.empty()) continue;
    lines.push_back(concat("again: ", again.id));
  }
}

}  // namespace

std::vector<std::string> rewritten_lines(LintCase& from) {
  std::vector<std::string> lines;
  LintInput copy = input_of(from.input, {});
  for (const LintInput::File& each : from.input.files) {
    LintInput::File& file = copy.files.emplace_back(
        LintInput::File{.source = Source(each.source.name(), std::string(each.source.text()))});
    file.direction = each.direction;
    file.version = each.version;
    file.id = each.id;
  }
  for (const RewrittenMigration& each : rewrite(std::move(copy), {}).migrations) {
    add_migration(lines, each, from.input);
  }
  if (lines.empty()) lines.emplace_back("nothing");
  return lines;
}

}  // namespace mig::test
