// mig's own JSON. Its schema is man/lint-report.schema.json; a member that is there stays there.
#include "base/json.hpp"

#include "report/effect_text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

void add_place(JsonWriter& json, const Finding& finding, Places& places) {
  json.member("file", path_of(finding));
  if (finding.file == nullptr) return;
  const Source& source = finding.file->source;
  const Location begin = places.locate(source, finding.span);
  json.member("line", begin.line)
      .member("column", begin.column)
      .member("begin", finding.span.begin)
      .member("end", finding.span.end)
      .member("migration", finding.file->id)
      .member("direction", to_string(finding.file->direction))
      .member("statement", places.shown(source, finding.statement));
}

void add_others(JsonWriter& json, const Finding& finding, Places& places) {
  if (finding.others.empty()) return;
  json.key("others").begin_array();
  for (const FindingPlace& each : finding.others) {
    const Location begin = places.locate(finding.file->source, each.span);
    json.begin_object()
        .member("line", begin.line)
        .member("column", begin.column)
        .member("begin", each.span.begin)
        .member("end", each.span.end)
        .end_object();
  }
  json.end_array();
}

void add_locks(JsonWriter& json, const Finding& finding) {
  json.key("locks").begin_array();
  for (const Effect& each : finding.effects) {
    if (each.lock == LockMode::none) continue;
    json.begin_object()
        .member("relation", each.name)
        .member("kind", to_string(each.kind))
        .member("mode", to_string(each.lock))
        .member("reason", to_string(each.reason))
        .member("blocks", blocked_by(each.lock))
        .member("duration", duration_of(each))
        .member("new", each.is_new)
        .end_object();
  }
  json.end_array();
}

void add_strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& each : texts) json.value(each);
  json.end_array();
}

void add_finding(JsonWriter& json, const Finding& finding, Places& places) {
  json.begin_object()
      .member("rule", finding.rule->id)
      .member("severity", to_string(finding.severity))
      .member("message", finding.message);
  add_place(json, finding, places);
  add_others(json, finding, places);
  add_locks(json, finding);
  add_strings(json, "tables", finding.tables);
  add_strings(json, "steps", finding.steps);
  if (finding.fix) {
    json.key("fix")
        .begin_object()
        .member("description", finding.fix->description)
        .member("begin", finding.fix->span.begin)
        .member("end", finding.fix->span.end)
        .member("text", finding.fix->text)
        .end_object();
  }
  if (!finding.estimate.empty()) json.member("estimate", finding.estimate);
  json.member("fingerprint", fingerprint_of(finding)).end_object();
}

std::string render(const Report& report) {
  JsonWriter json;
  Places places(report.result);
  json.begin_object().member("version", report.version).key("findings").begin_array();
  for (const Finding* each : report.shown) add_finding(json, *each, places);
  json.end_array()
      .key("summary")
      .begin_object()
      .member("files", report.result.files.size())
      .member("statements", report.result.statements)
      .member("errors", count_of(report, Severity::error))
      .member("warnings", count_of(report, Severity::warning))
      .member("notes", count_of(report, Severity::info))
      .member("hidden", report.hidden)
      .member("baseline", report.in_baseline)
      .member("suppressed", report.result.suppressed)
      .member("failed", report.has_failed)
      .end_object()
      .end_object();
  return json.text() + "\n";
}

}  // namespace

extern const Reporter json_reporter;
const Reporter json_reporter{"json", "everything that is known, for programs", render};

}  // namespace mig
