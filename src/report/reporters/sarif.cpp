// SARIF 2.1.0, for code scanning. Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "report/effect_text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace mig {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view level_of(Severity severity) {
  if (severity == Severity::off) return "none";
  return severity == Severity::info ? "note" : to_string(severity);
}

// A path as a relative reference: what a URI does not allow is percent-encoded.
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "-._~/!$&'()*+,;=:@";
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_word || plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

void add_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key).begin_object().member("text", text).end_object();
}

std::string help_of(const LintRule& rule) {
  return concat(rule.why, "\n\nUnsafe:\n\n", rule.bad, "\nSafe:\n\n", rule.good);
}

void add_rule(JsonWriter& json, const LintRule& rule) {
  json.begin_object().member("id", rule.id);
  add_text(json, "shortDescription", rule.summary);
  add_text(json, "fullDescription", rule.why);
  add_text(json, "help", help_of(rule));
  json.key("defaultConfiguration")
      .begin_object()
      .member("enabled", rule.severity != Severity::off)
      .member("level", level_of(rule.severity))
      .end_object()
      .end_object();
}

// Where a region ends: SARIF's end column is the one behind the last character.
void add_region(JsonWriter& json, std::string_view key, const Source& source, Span span,
                Places& places) {
  const Location begin = places.locate(source, span);
  const Location end = places.locate(source, {span.end, span.end});
  json.key(key)
      .begin_object()
      .member("startLine", begin.line)
      .member("startColumn", begin.column)
      .member("endLine", end.line)
      .member("endColumn", end.column)
      .end_object();
}

void add_file(JsonWriter& json, std::string_view path) {
  json.key("artifactLocation").begin_object().member("uri", uri_of(path)).end_object();
}

void add_location(JsonWriter& json, const Finding& finding, Places& places) {
  json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
  add_file(json, path_of(finding));
  if (finding.file != nullptr) {
    add_region(json, "region", finding.file->source, finding.span, places);
  }
  json.end_object().end_object().end_array();
}

void add_fix(JsonWriter& json, const Finding& finding, Places& places) {
  if (!finding.fix || finding.file == nullptr) return;
  json.key("fixes").begin_array().begin_object();
  add_text(json, "description", finding.fix->description);
  json.key("artifactChanges").begin_array().begin_object();
  add_file(json, path_of(finding));
  json.key("replacements").begin_array().begin_object();
  add_region(json, "deletedRegion", finding.file->source, finding.fix->span, places);
  add_text(json, "insertedContent", finding.fix->text);
  json.end_object().end_array().end_object().end_array().end_object().end_array();
}

std::string message_of(const Finding& finding) {
  std::string text = finding.message;
  for (const std::string& each : effect_lines(finding, 4)) text += concat("\n", each);
  if (!finding.steps.empty()) text += concat("\nSafe:\n", join(finding.steps, "\n"));
  return text;
}

void add_result(JsonWriter& json, const Finding& finding, std::size_t rule, Places& places) {
  json.begin_object()
      .member("ruleId", finding.rule->id)
      .member("ruleIndex", rule)
      .member("level", level_of(finding.severity));
  add_text(json, "message", message_of(finding));
  add_location(json, finding, places);
  add_fix(json, finding, places);
  json.key("partialFingerprints")
      .begin_object()
      .member("migFinding/v1", fingerprint_of(finding))
      .end_object()
      .end_object();
}

// The rules that have findings, each once, in the order of their ids.
std::vector<const LintRule*> rules_of(const Report& report) {
  std::vector<const LintRule*> rules;
  for (const Finding* each : report.shown) rules.push_back(each->rule);
  std::sort(rules.begin(), rules.end(),
            [](const LintRule* a, const LintRule* b) { return a->id < b->id; });
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

std::string render(const Report& report) {
  const std::vector<const LintRule*> rules = rules_of(report);
  JsonWriter json;
  Places places(report.result);
  json.begin_object()
      .member("$schema", schema)
      .member("version", "2.1.0")
      .key("runs")
      .begin_array();
  json.begin_object().key("tool").begin_object().key("driver").begin_object();
  json.member("name", "mig").member("version", report.version).key("rules").begin_array();
  for (const LintRule* each : rules) add_rule(json, *each);
  json.end_array().end_object().end_object();
  json.member("columnKind", "unicodeCodePoints").key("results").begin_array();
  for (const Finding* each : report.shown) {
    const auto rule = std::find(rules.begin(), rules.end(), each->rule) - rules.begin();
    add_result(json, *each, static_cast<std::size_t>(rule), places);
  }
  json.end_array().end_object().end_array().end_object();
  return json.text() + "\n";
}

}  // namespace

extern const Reporter sarif_reporter;
const Reporter sarif_reporter{"sarif", "SARIF 2.1.0, for code scanning", render};

}  // namespace mig
