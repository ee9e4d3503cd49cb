#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

const LintRule& rule_named(const std::string& id) {
  if (const LintRule* rule = find_rule(id)) return *rule;
  std::vector<std::string_view> ids;
  for (const LintRule* each : all_rules()) ids.push_back(each->id);
  const auto near = nearest(id, ids);
  throw Error(ErrorKind::usage, concat("there is no rule ", shorten(id, 80)),
              near ? concat("did you mean ", *near, "?") : std::string("mig rules lists them"));
}

std::string_view weight_of(const LintRule& rule) {
  return rule.severity == Severity::off ? "off unless mig.toml switches it on"
                                        : to_string(rule.severity);
}

std::string indented(std::string_view sql) {
  std::string out;
  for (const std::string_view line : split_lines(sql)) {
    out += line.empty() ? "\n" : concat("    ", line, "\n");
  }
  return out;
}

std::string text_of(const LintRule& rule) {
  return concat(rule.id, ": ", rule.summary, "\n", engines_of(rule), ", ", weight_of(rule), "\n\n",
                rule.why, "\n\nUnsafe:\n\n", indented(rule.bad), "\nSafe:\n\n",
                indented(rule.good));
}

std::string json_of(const LintRule& rule) {
  JsonWriter json;
  json.begin_object()
      .member("rule", rule.id)
      .member("severity", to_string(rule.severity))
      .member("postgres", (rule.dialects & for_postgres) != 0)
      .member("sqlite", (rule.dialects & for_sqlite) != 0)
      .member("summary", rule.summary)
      .member("why", rule.why)
      .member("bad", rule.bad)
      .member("good", rule.good)
      .end_object();
  return json.text();
}

int run(const Invocation& invocation) {
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "explain which rule?", "mig explain RULE; mig rules lists them");
  }
  const LintRule& rule = rule_named(invocation.words.front());
  print_result(invocation.settings.json ? json_of(rule) : text_of(rule));
  return 0;
}

}  // namespace

extern const Command explain_command;
const Command explain_command{
    .name = "explain",
    .arguments = "RULE",
    .summary = "tell what a rule of mig lint is about, with an unsafe and a safe example",
    .details =
        "What happens on the server, to whom, and what to do instead. mig rules lists the rules.",
    .most_words = 1,
    .options = {},
    .uses_settings = false,
    .run = run,
};

}  // namespace mig
