// GitLab Code Quality: the part of the Code Climate format that GitLab reads.
// Source: GitLab documentation, "Code Quality", section on custom tools.
#include <map>

#include "base/json.hpp"
#include "base/text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

std::string_view word_of(Severity severity) {
  if (severity == Severity::error) return "critical";
  return severity == Severity::warning ? "major" : "info";
}

std::string render(const Report& report) {
  JsonWriter json;
  Places places(report.result);
  std::map<std::string, int> seen;  // GitLab wants each fingerprint once
  json.begin_array();
  for (const Finding* each : report.shown) {
    const std::size_t line =
        each->file == nullptr ? 1 : places.locate(each->file->source, each->span).line;
    std::string fingerprint = fingerprint_of(*each);
    const int copy = seen[fingerprint]++;
    if (copy > 0) fingerprint += concat("-", copy);
    json.begin_object()
        .member("type", "issue")
        .member("check_name", each->rule->id)
        .member("description", each->message)
        .member("severity", word_of(each->severity))
        .member("fingerprint", fingerprint)
        .key("categories")
        .begin_array()
        .value("Bug Risk")
        .end_array();
    json.key("location")
        .begin_object()
        .member("path", path_of(*each))
        .key("lines")
        .begin_object()
        .member("begin", line)
        .end_object()
        .end_object()
        .end_object();
  }
  return json.end_array().text() + "\n";
}

}  // namespace

extern const Reporter gitlab_reporter;
const Reporter gitlab_reporter{"gitlab", "a report for GitLab Code Quality", render};

}  // namespace mig
