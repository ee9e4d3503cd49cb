#include "cli/lint_options.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

[[noreturn]] void refuse(std::string message, std::string hint,
                         const std::optional<Location>& place) {
  Error error(ErrorKind::usage, std::move(message), std::move(hint));
  error.location = place;
  throw error;
}

void check_rule(std::string_view rule, const std::optional<Location>& place) {
  if (find_rule(rule) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const LintRule* each : all_rules()) ids.push_back(each->id);
  const auto near = nearest(rule, ids);
  refuse(concat("there is no rule '", shown(rule), "'"),
         near ? concat("did you mean ", *near, "?") : "mig rules lists them", place);
}

using Severities = std::map<std::string, Severity, std::less<>>;

Severities severities_of(const std::vector<LintRuleSetting>& settings) {
  Severities severities;
  for (const LintRuleSetting& each : settings) {
    if (each.rule != "*") check_rule(each.rule, each.place);
    severities[each.rule] = *severity_from(each.severity);
  }
  return severities;
}

void read_versions(const PlacedWord& word, std::string_view engine, std::string_view example,
                   std::optional<VersionRange> (*read)(std::string_view), VersionRange& into) {
  if (word.text.empty()) return;
  const auto range = read(word.text);
  if (!range) {
    refuse(concat("lint.", engine, ": '", shown(word.text), "' is no version or range of versions"),
           concat("write it as ", example), word.place);
  }
  into = *range;
}

NewReach reach_of(std::string_view word, bool is_set) {
  if (word == "transaction") return NewReach::transaction;
  if (word.empty()) return is_set ? NewReach::set : NewReach::file;
  return word == "set" ? NewReach::set : NewReach::file;
}

std::vector<std::string> wanted_rules(const std::string& list) {
  std::vector<std::string> wanted;
  std::string_view left = list;
  while (!left.empty()) {
    const std::size_t comma = std::min(left.find(','), left.size());
    wanted.emplace_back(trim(left.substr(0, comma)));
    check_rule(wanted.back(), std::nullopt);
    left.remove_prefix(std::min(comma + 1, left.size()));
  }
  return wanted;
}

const Severity* find_severity(const Severities& severities, const std::string& rule) {
  auto found = severities.find(rule);
  if (found == severities.end()) found = severities.find("*");
  return found == severities.end() ? nullptr : &found->second;
}

// --rule: all others are off; one that is off is asked for now, so it speaks as a warning.
void keep_only(const std::vector<std::string>& wanted, LintOptions& options) {
  Severities only{{"*", Severity::off}};
  for (const std::string& rule : wanted) {
    const Severity* configured = find_severity(options.severities, rule);
    if (configured != nullptr && *configured != Severity::off) {
      only[rule] = *configured;
    } else if (configured != nullptr || find_rule(rule)->severity == Severity::off) {
      only[rule] = Severity::warning;
    } else {
      only[rule] = find_rule(rule)->severity;
    }
  }
  for (SeverityOverride& each : options.overrides) {
    Severities left;
    for (const std::string& rule : wanted) {
      if (const Severity* severity = find_severity(each.rules, rule)) left[rule] = *severity;
    }
    each.rules = std::move(left);
  }
  options.severities = std::move(only);
}

Severity weight_of(const Invocation& invocation, std::string_view option,
                   const std::string& configured, Severity otherwise) {
  const std::string* given = invocation.value(option);
  const std::string& word = given != nullptr ? *given : configured;
  if (word.empty()) return otherwise;
  const auto severity = severity_from(word);
  if (severity && *severity != Severity::off) return *severity;
  constexpr std::string_view words[] = {"error", "warning", "info"};
  const auto near = nearest(word, words);
  refuse(concat("--", option, " takes error, warning or info, not '", shown(word), "'"),
         near ? concat("did you mean ", *near, "?") : std::string(), std::nullopt);
}

}  // namespace

LintOptions lint_options_of(const Invocation& invocation, bool is_set) {
  const Settings& settings = invocation.settings;
  const LintSettings& lint = settings.lint;
  LintOptions options;
  read_versions(lint.postgres, "postgres", "\"14\" or \"12-16\"", postgres_versions,
                options.postgres);
  read_versions(lint.sqlite, "sqlite", "\"3.35\" or \"3.35-3.45\"", sqlite_versions,
                options.sqlite);
  options.new_reach = reach_of(lint.new_reach, is_set);
  // On PostgreSQL the runner takes 0 for half of deadlock_timeout, whose default is 1 s.
  if (settings.lock_timeout.count() != 0) options.timeouts.lock = settings.lock_timeout;
  options.timeouts.statement = settings.statement_timeout;
  options.severities = severities_of(lint.rules);
  for (const LintOverrideSetting& each : lint.overrides) {
    options.overrides.push_back({each.path, each.table, severities_of(each.rules)});
  }
  if (!lint.down.empty()) options.most_of_down = *severity_from(lint.down);
  if (const std::string* rules = invocation.value("rule")) {
    keep_only(wanted_rules(*rules), options);
  }
  return options;
}

LintThresholds lint_thresholds_of(const Invocation& invocation) {
  const LintSettings& lint = invocation.settings.lint;
  LintThresholds made;
  made.fail_on = weight_of(invocation, "fail-on", lint.fail_on, made.fail_on);
  made.level = weight_of(invocation, "level", lint.level, made.level);
  // What fails is always shown.
  made.level = std::min(made.level, made.fail_on);
  return made;
}

}  // namespace mig
