#include "lint/suppression.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/suppression_text.hpp"
#include "lint/text_glob.hpp"

namespace mig {
namespace {

bool is_about(const Finding& finding, const SeverityOverride& wanted) {
  if (!wanted.path.empty()) {
    if (finding.file == nullptr) return false;
    // From the file's name or any directory above it on, wherever lint was started.
    const std::string_view name = finding.file->source.name();
    if (!glob_matches(wanted.path, name) && !glob_matches(concat("**/", wanted.path), name) &&
        !glob_matches(wanted.path, finding.file->id)) {
      return false;
    }
  }
  return wanted.table.empty() ||
         std::any_of(finding.tables.begin(), finding.tables.end(),
                     [&](const std::string& table) { return glob_matches(wanted.table, table); });
}

}  // namespace

bool is_switched_off(const LintRule& rule, const LintOptions& options) {
  if (rule.weighs_single_findings) return false;
  const auto said = [&](const auto& severities) {
    auto found = severities.find(rule.id);
    if (found == severities.end()) found = severities.find("*");
    return found != severities.end() ? std::optional(found->second) : std::nullopt;
  };
  return said(options.severities).value_or(rule.severity) == Severity::off &&
         std::all_of(options.overrides.begin(), options.overrides.end(),
                     [&](const SeverityOverride& each) {
                       return said(each.rules).value_or(Severity::off) == Severity::off;
                     });
}

Severity severity_of(const Finding& finding, const LintOptions& options) {
  Severity severity = finding.severity;
  const auto take = [&](const auto& severities) {
    auto found = severities.find(finding.rule->id);
    if (found == severities.end()) found = severities.find("*");
    // What a rule is anyway leaves it to weigh its findings one by one.
    if (found != severities.end()) {
      severity = found->second == finding.rule->severity ? finding.severity : found->second;
    }
  };
  take(options.severities);
  for (const SeverityOverride& each : options.overrides) {
    if (is_about(finding, each)) take(each.rules);
  }
  const bool is_down = finding.file != nullptr && finding.file->direction == Direction::down;
  return is_down && !finding.rule->weighs_in_downs ? std::min(severity, options.most_of_down)
                                                   : severity;
}

namespace {

// A directive with what it is about.
struct Suppression {
  const LintFile* file = nullptr;
  Span span;  // of the comment
  SuppressionText text;
  Span statement;             // empty: of the file, or nothing follows
  bool counts = false;        // it has a reason and has not expired
  std::vector<bool> is_used;  // by rule
};

std::string utc_today() {
  const std::chrono::year_month_day day(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  const auto two = [](unsigned number) { return concat(number < 10 ? "0" : "", number); };
  return concat(static_cast<int>(day.year()), "-", two(static_cast<unsigned>(day.month())), "-",
                two(static_cast<unsigned>(day.day())));
}

// The statement that the directive stands in, or behind which it stands on the same line, or else before.
Span statement_of(const DirectiveComment& comment, const SplitResult& split,
                  std::string_view text) {
  const auto& statements = split.statements;
  const std::size_t next = comment.before_statement;
  if (next > 0 && next <= statements.size()) {
    const Span last = statements[next - 1].span;
    if (last.end > comment.span.begin) return last;
    const std::string_view between = text.substr(last.end, comment.span.begin - last.end);
    const std::string_view behind = text.substr(comment.span.end);
    const bool ends_line = trim(behind.substr(0, behind.find('\n'))).empty();
    if (ends_line && between.find('\n') == std::string_view::npos) return last;
  }
  return next < statements.size() ? statements[next].span : Span();
}

class Suppressor {
 public:
  Suppressor(const LintContext& context, const std::vector<Finding>& findings)
      : context_(context),
        findings_(findings),
        today_(context.options.today.empty() ? utc_today() : context.options.today) {}

  Suppressions run() {
    for (const auto& file : *context_.files) read(*file);
    Suppressions found;
    for (const Finding& each : findings_) found.is_suppressed.push_back(is_suppressed(each));
    for (const Suppression& each : suppressions_) tell_unused(each);
    for (Finding& each : told_) {
      each.severity = severity_of(each, context_.options);
      if (each.severity != Severity::off) found.told.push_back(std::move(each));
    }
    return found;
  }

 private:
  void read(const LintFile& file) {
    for (const DirectiveComment& comment : file.split.directives) {
      const auto text = read_suppression(comment.text);
      if (!text) continue;
      Suppression& made = suppressions_.emplace_back();
      made.file = &file;
      made.span = comment.span;
      made.text = *text;
      if (!text->is_of_file) {
        made.statement = statement_of(comment, file.split, file.source.text());
      }
      made.is_used.resize(text->rules.size());
      made.counts = check(made);
      if (!made.counts) continue;
      const std::size_t index = suppressions_.size() - 1;
      if (text->is_of_file) by_file_[&file].push_back(index);
      if (!made.statement.empty()) by_statement_[{&file, made.statement.begin}].push_back(index);
    }
  }

  // Tells what is wrong with the directive by itself; false when it suppresses nothing for it.
  bool check(const Suppression& each) {
    const SuppressionText& text = each.text;
    if (text.rules.empty()) {
      tell("unknown-rule-in-suppression", each, "the suppression names no rule");
    }
    for (const std::string_view rule : text.rules) {
      if (find_rule(rule) == nullptr) tell_unknown(each, rule);
    }
    if (text.reason.empty()) {
      tell("suppression-without-reason", each,
           concat("the suppression of ", names(each),
                  " gives no reason behind ` -- `, so it counts for nothing"))
          .steps = {concat("-- mig: ", text.is_of_file ? "ignore-file " : "ignore ", names(each),
                           " -- why it is right here")};
      return false;
    }
    if (text.has_bad_date) {
      tell("expired-suppression", each,
           concat("the suppression of ", names(each), " ends on ", text.until,
                  ", which is no day, so it counts for nothing"));
      return false;
    }
    if (!text.vague_end.empty()) {
      tell("expired-suppression", each,
           concat("the suppression of ", names(each), " says until, but ",
                  shorten(text.vague_end, 40), " is no day such as 2027-01-31: it never ends"));
    }
    if (text.until.empty() || text.until >= today_) return true;
    tell("expired-suppression", each,
         concat("the suppression of ", names(each), " has ended on ", text.until));
    return false;
  }

  void tell_unknown(const Suppression& each, std::string_view rule) {
    std::vector<std::string_view> ids;
    for (const LintRule* known : all_rules()) ids.push_back(known->id);
    const auto near = nearest(rule, ids);
    tell("unknown-rule-in-suppression", each,
         concat("there is no rule ", shorten(rule, 80),
                near ? concat("; did you mean ", *near, "?") : std::string()));
  }

  bool is_suppressed(const Finding& finding) {
    const auto of_file = by_file_.find(finding.file);
    bool is_found = of_file != by_file_.end() && use(of_file->second, finding);
    if (finding.span.empty() && finding.statement.empty()) return is_found;  // about the file
    const std::uint32_t place =
        finding.statement.empty() ? finding.span.begin : finding.statement.begin;
    auto on = by_statement_.upper_bound({finding.file, place});
    if (on == by_statement_.begin()) return is_found;
    --on;
    if (on->first.first != finding.file) return is_found;
    if (place >= suppressions_[on->second.front()].statement.end) return is_found;
    return use(on->second, finding) || is_found;
  }

  bool use(const std::vector<std::size_t>& group, const Finding& finding) {
    bool is_found = false;
    for (const std::size_t index : group) {
      Suppression& each = suppressions_[index];
      for (std::size_t i = 0; i < each.text.rules.size(); ++i) {
        if (each.text.rules[i] != finding.rule->id) continue;
        each.is_used[i] = true;
        is_found = true;
      }
    }
    return is_found;
  }

  void tell_unused(const Suppression& each) {
    if (!each.counts) return;
    for (std::size_t i = 0; i < each.text.rules.size(); ++i) {
      const LintRule* rule = find_rule(each.text.rules[i]);
      if (each.is_used[i] || rule == nullptr || !is_looked_for(*rule, *each.file)) continue;
      Finding& told =
          tell("unused-suppression", each,
               concat("the suppression of ", rule->id, " is unused: ", why_unused(each, *rule)));
      if (each.text.rules.size() == 1) told.fix = Fix{"remove the directive", each.span, ""};
    }
  }

  // A rule for the other engine, or one that is off, says nothing and so cannot be suppressed.
  bool is_looked_for(const LintRule& rule, const LintFile& file) const {
    const unsigned wanted = context_.dialect == Dialect::postgres ? for_postgres : for_sqlite;
    if ((rule.dialects & wanted) == 0) return false;
    Finding finding;
    finding.rule = &rule;
    finding.severity = rule.severity;
    finding.file = &file;
    return severity_of(finding, context_.options) != Severity::off;
  }

  std::string_view why_unused(const Suppression& each, const LintRule& rule) const {
    if (each.text.is_of_file) return "the file has no such finding";
    const bool is_about_file =
        std::any_of(findings_.begin(), findings_.end(), [&](const Finding& finding) {
          return finding.rule == &rule && finding.file == each.file && finding.span.empty();
        });
    if (is_about_file) return "the finding is about the file, for which there is ignore-file";
    if (each.statement.empty()) return "no statement follows";
    return each.statement.end <= each.span.begin
               ? "the statement in front of it has no such finding"
           : each.statement.begin < each.span.begin
               ? "the statement around it has no such finding"
               : "the statement that follows has no such finding";
  }

  static std::string names(const Suppression& each) {
    const std::vector<std::string> rules(each.text.rules.begin(), each.text.rules.end());
    return rules.empty() ? "RULE" : join(rules, ", ");
  }

  Finding& tell(std::string_view id, const Suppression& each, std::string message) {
    Finding& made = told_.emplace_back();
    made.rule = find_rule(id);
    made.severity = made.rule->severity;
    made.file = each.file;
    made.span = each.span;
    made.message = std::move(message);
    return made;
  }

  const LintContext& context_;
  const std::vector<Finding>& findings_;
  std::string today_;
  std::vector<Suppression> suppressions_;
  // Those that count; for many findings and many directives in one file.
  std::map<const LintFile*, std::vector<std::size_t>> by_file_;
  std::map<std::pair<const LintFile*, std::uint32_t>, std::vector<std::size_t>> by_statement_;
  std::vector<Finding> told_;
};

}  // namespace

Suppressions read_suppressions(const LintContext& context, const std::vector<Finding>& findings) {
  return Suppressor(context, findings).run();
}

}  // namespace mig
