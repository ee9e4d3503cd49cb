// file:line:col: error: message [rule], as compilers do: editors and CI systems find their way by it.
#include "base/text.hpp"
#include "report/reporter.hpp"

namespace mig {
namespace {

std::string_view word_of(Severity severity) {
  return severity == Severity::info ? "note" : to_string(severity);
}

std::string render(const Report& report) {
  std::string out;
  for (const Finding* each : report.shown) {
    if (each->file == nullptr) {
      out += concat("mig: ", word_of(each->severity), ": ", each->message, " [", each->rule->id,
                    "]\n");
      continue;
    }
    const Location at = each->file->source.locate(each->span);
    out += concat(at.file, ":", at.line, ":", at.column, ": ", word_of(each->severity), ": ",
                  each->message, " [", each->rule->id, "]\n");
  }
  return out;
}

}  // namespace

extern const Reporter gcc_reporter;
const Reporter gcc_reporter{"gcc", "file:line:col: error: …, for editors", render};

}  // namespace mig
