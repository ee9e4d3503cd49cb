#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  return concat(text, std::string(text.size() < width ? width - text.size() : 0, ' '));
}

std::string table() {
  std::size_t longest = 0;
  for (const LintRule* each : all_rules()) longest = std::max(longest, each->id.size());
  std::string out;
  for (const LintRule* each : all_rules()) {
    out += concat(padded(each->id, longest), "  ", padded(to_string(each->severity), 7), "  ",
                  padded(engines_of(*each), 21), "  ", each->summary, "\n");
  }
  return out;
}

std::string json() {
  JsonWriter writer;
  writer.begin_object().key("rules").begin_array();
  for (const LintRule* each : all_rules()) {
    writer.begin_object()
        .member("rule", each->id)
        .member("severity", to_string(each->severity))
        .member("engines", engines_of(*each))
        .member("summary", each->summary)
        .end_object();
  }
  return writer.end_array().end_object().text();
}

int run(const Invocation& invocation) {
  print_result(invocation.settings.json ? json() : table());
  return 0;
}

}  // namespace

extern const Command rules_command;
const Command rules_command{
    .name = "rules",
    .arguments = "",
    .summary = "list the rules of mig lint with their severities",
    .details = "mig explain RULE tells more of one. mig.toml changes severities: see mig.toml(5).",
    .most_words = 0,
    .options = {},
    .uses_settings = false,
    .run = run,
};

}  // namespace mig
