// Workflow commands of GitHub Actions: annotations in the diff of a pull request.
// Source: GitHub documentation, "Workflow commands for GitHub Actions".
#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (is_property && c == ':') {
      out += "%3A";
    } else if (is_property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view word_of(Severity severity) {
  return severity == Severity::info ? "notice" : to_string(severity);
}

std::string place_of(const Finding& finding, Places& places) {
  if (finding.file == nullptr) return {};
  const Location at = places.locate(finding.file->source, finding.span);
  return concat("file=", escaped(one_line(path_of(finding)), true), ",line=", at.line,
                ",col=", at.column, ",");
}

std::string render(const Report& report) {
  std::string out;
  Places places(report.result);
  for (const Finding* each : report.shown) {
    std::string text = each->message;
    if (!each->steps.empty()) text += concat("\n\nSafe:\n", join(each->steps, "\n"));
    out += concat("::", word_of(each->severity), " ", place_of(*each, places),
                  "title=", escaped(each->rule->id, true), "::", escaped(text, false), "\n");
  }
  return out + summary_of(report) + "\n";
}

}  // namespace

extern const Reporter github_reporter;
const Reporter github_reporter{"github", "annotations of GitHub Actions", render};

}  // namespace mig
