// A comment on a pull request.
#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "report/effect_text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

// GitHub refuses comments over 65,536 characters.
constexpr std::size_t most_bytes = 60'000;
constexpr std::size_t most_locks = 4;

std::string_view sign_of(Severity severity) {
  if (severity == Severity::error) return "🛑";
  return severity == Severity::warning ? "⚠️" : "ℹ️";
}

// Text between other text: nothing of it is markup.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
    // With a blank of no width behind it `@team` calls nobody.
    if (c == '@') out += "&#8203;";
  }
  return out;
}

// In a line: a name of a file may hold backticks.
std::string code(std::string_view text) {
  return text.find('`') == std::string_view::npos ? concat("`", text, "`") : escaped(text);
}

// A fence longer than any run of backticks inside.
std::string fenced(std::string_view sql) {
  std::size_t longest = 0, run = 0;
  for (const char c : sql) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
  return concat(fence, "sql\n", sql, "\n", fence, "\n");
}

std::string text_of(const Finding& finding, Places& places) {
  std::string place = "migrations";
  if (finding.file != nullptr) {
    const Location at = places.locate(finding.file->source, finding.span);
    place = concat(one_line(path_of(finding)), ":", at.line);
  }
  std::string out = concat("### ", sign_of(finding.severity), " ", escaped(finding.message), "\n\n",
                           code(place), " · `", finding.rule->id, "`\n\n");
  if (!finding.statement.empty() && finding.file != nullptr) {
    out +=
        fenced(shorten(plain_lines(places.shown(finding.file->source, finding.statement)), 1000));
    out += '\n';
  }
  for (const std::string& each : effect_lines(finding, most_locks)) {
    out += concat("- ", escaped(each), "\n");
  }
  if (!finding.estimate.empty()) out += concat("- ", escaped(finding.estimate), "\n");
  if (!finding.steps.empty()) out += concat("\nSafe:\n\n", fenced(join(finding.steps, "\n")));
  return out + "\n";
}

std::string render(const Report& report) {
  std::string out = concat("## mig lint: ", report.has_failed ? "changes needed" : "passed", "\n\n",
                           escaped(summary_of(report)), "\n\n");
  Places places(report.result);
  std::size_t told = 0;
  for (const Finding* each : report.shown) {
    const std::string next = text_of(*each, places);
    if (out.size() + next.size() > most_bytes) break;
    out += next;
    ++told;
  }
  if (told < report.shown.size()) {
    out += concat("… and ", report.shown.size() - told, " more: run `mig lint` to see them.\n");
  }
  return out;
}

}  // namespace

extern const Reporter markdown_reporter;
const Reporter markdown_reporter{"markdown", "a comment for a pull request", render};

}  // namespace mig
