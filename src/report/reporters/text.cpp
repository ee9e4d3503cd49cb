// For people at a terminal.
#include "base/text.hpp"

#include "report/effect_text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

constexpr std::size_t most_locks = 4;

struct Colours {
  std::string_view bold, off, red, yellow, blue, dim;
};

Colours colours_of(const Report& report) {
  if (!report.colour) return {};
  return {"\033[1m", "\033[0m", "\033[1;31m", "\033[1;33m", "\033[1;34m", "\033[2m"};
}

std::string_view colour_of(Severity severity, const Colours& colours) {
  if (severity == Severity::error) return colours.red;
  return severity == Severity::warning ? colours.yellow : colours.blue;
}

void add_excerpt(std::string& out, const Location& at, const Colours& colours) {
  const std::string number = std::to_string(at.line);
  const std::string margin(number.size() + 1, ' ');
  out += concat(colours.dim, " ", number, " | ", colours.off, at.text, "\n", colours.dim, margin,
                " | ", colours.off, std::string(at.caret, ' '), colours.red,
                std::string(at.caret_length, '^'), colours.off, "\n");
}

// A label in front of the first line, the others below it.
void add_block(std::string& out, std::string_view label, const std::vector<std::string>& texts,
               const Colours& colours) {
  bool is_first = true;
  for (const std::string& text : texts) {
    for (const std::string_view line : split_lines(text)) {
      out += concat("  ", colours.dim, is_first ? label : std::string(label.size(), ' '),
                    colours.off, line, "\n");
      is_first = false;
    }
  }
}

void add_finding(std::string& out, const Finding& finding, Places& places, const Colours& colours) {
  std::string place = "mig: ";
  std::optional<Location> at;
  if (finding.file != nullptr) {
    at = places.locate(finding.file->source, finding.span);
    place = finding.span.empty() && finding.span.begin == 0
                ? concat(at->file, ": ")
                : concat(at->file, ":", at->line, ":", at->column, ": ");
  }
  out += concat(colours.bold, place, colours.off, colour_of(finding.severity, colours),
                to_string(finding.severity), ": ", colours.off, finding.message, " ", colours.dim,
                "[", finding.rule->id, "]", colours.off, "\n");
  if (at && !finding.span.empty()) add_excerpt(out, *at, colours);
  std::vector<std::string> locks = effect_lines(finding, most_locks);
  if (!finding.estimate.empty()) locks.push_back(finding.estimate);
  add_block(out, "locks  ", locks, colours);
  add_block(out, "safe   ", finding.steps, colours);
  out += '\n';
}

std::string render(const Report& report) {
  const Colours colours = colours_of(report);
  std::string out;
  Places places(report.result);
  for (const Finding* each : report.shown) add_finding(out, *each, places, colours);
  out += concat(summary_of(report), "\n");
  if (!report.shown.empty()) out += "mig explain RULE tells why, with an example of both ways\n";
  return out;
}

}  // namespace

extern const Reporter text_reporter;
const Reporter text_reporter{"text", "for people: the statement, its locks and the safe way",
                             render};

}  // namespace mig
