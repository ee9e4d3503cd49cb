// JUnit's XML, as CI systems read it: a test case for each file, and a failure for what fails the run.
#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

// XML 1.0 has no control characters but these three, not even escaped.
bool is_allowed(char c) {
  return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      default: out += is_allowed(c) ? c : '?';
    }
  }
  return out;
}

struct Case {
  std::string name;
  std::string failures;  // elements inside
  bool has_failed = false;
};

// Only one failure is allowed in a case: findings of one file are joined.
void add(Case& into, const Finding& finding, const Report& report, Places& places) {
  std::string place = into.name;
  if (finding.file != nullptr) {
    const Location at = places.locate(finding.file->source, finding.span);
    place = concat(into.name, ":", at.line, ":", at.column);
  }
  into.failures += concat(place, ": ", to_string(finding.severity), ": ", finding.message, " [",
                          finding.rule->id, "]\n");
  into.has_failed = into.has_failed || finding.severity >= report.fail_on;
}

std::string element_of(const Case& each) {
  const std::string head =
      concat("    <testcase classname=\"mig.lint\" name=\"", escaped(each.name), "\"");
  if (each.failures.empty()) return concat(head, "/>\n");
  const std::string_view tag = each.has_failed ? "failure" : "system-out";
  const std::string_view attribute =
      each.has_failed ? " message=\"findings of mig lint\" type=\"lint\"" : "";
  return concat(head, ">\n      <", tag, attribute, ">", escaped(each.failures), "</", tag,
                ">\n    </testcase>\n");
}

std::string render(const Report& report) {
  Places places(report.result);
  std::vector<Case> cases(1);
  cases[0].name = "migrations";
  for (const auto& file : report.result.files) {
    Case& made = cases.emplace_back();
    made.name = one_line(clean_path(file->source.name()));
    for (const Finding* each : report.shown) {
      if (each->file == file.get()) add(made, *each, report, places);
    }
  }
  for (const Finding* each : report.shown) {
    if (each->file == nullptr) add(cases[0], *each, report, places);
  }
  if (cases[0].failures.empty()) cases.erase(cases.begin());
  std::size_t failures = 0;
  std::string elements;
  for (const Case& each : cases) {
    failures += each.has_failed ? 1 : 0;
    elements += element_of(each);
  }
  const std::string counts =
      concat("tests=\"", cases.size(), "\" failures=\"", failures, "\" errors=\"0\"");
  return concat("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites ", counts,
                ">\n  <testsuite name=\"mig lint\" ", counts, ">\n", elements,
                "  </testsuite>\n</testsuites>\n");
}

}  // namespace

extern const Reporter junit_reporter;
const Reporter junit_reporter{"junit", "JUnit's XML, a test case for each file", render};

}  // namespace mig
