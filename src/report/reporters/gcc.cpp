// file:line:col: error: message [rule], as compilers do: editors and CI systems find their way by it.
#include "base/text.hpp"
#include "report/places.hpp"
#include "report/reporter.hpp"

namespace mig {
namespace {

std::string_view word_of(Severity severity) {
  return severity == Severity::info ? "note" : to_string(severity);
}

std::string render(const Report& report) {
  std::string out;
  Places places(report.result);
  for (const Finding* each : report.shown) {
    std::string place = "mig: ";
    if (each->file != nullptr) {
      const Location at = places.locate(each->file->source, each->span);
      place = concat(at.file, ":", at.line, ":", at.column, ": ");
    }
    out += concat(place, word_of(each->severity), ": ", each->message, " [", each->rule->id, "]\n");
  }
  return out;
}

}  // namespace

extern const Reporter gcc_reporter;
const Reporter gcc_reporter{"gcc", "file:line:col: error: message [rule], for editors", render};

}  // namespace mig
