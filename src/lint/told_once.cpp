#include "lint/told_once.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "lint/column_steps.hpp"
#include "lint/context.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

using StatementKey = std::tuple<const LintFile*, std::uint32_t, std::uint32_t>;

std::optional<StatementKey> statement_of(const Finding& finding) {
  if (finding.file == nullptr || finding.statement.empty()) return std::nullopt;
  return StatementKey{finding.file, finding.statement.begin, finding.statement.end};
}

bool is_among(const std::array<std::string_view, 6>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Two actions of one ALTER TABLE, two names of one DROP are two things.
bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

bool share_a_table(const Finding& a, const Finding& b) {
  if (a.tables.empty() || b.tables.empty()) return true;
  return std::any_of(a.tables.begin(), a.tables.end(), [&](const std::string& each) {
    return std::find(b.tables.begin(), b.tables.end(), each) != b.tables.end();
  });
}

// In a down everything is advice at most: there the rule says what is a matter of how long it takes.
bool weighs(const Finding& finding) {
  if (finding.severity >= Severity::warning) return true;
  return finding.file != nullptr && finding.file->direction == Direction::down &&
         finding.rule->is_about_time && finding.rule->severity >= Severity::warning;
}

bool tells(const Finding& teller, const Finding& told) {
  const LintRule& rule = *told.rule;
  if (rule.is_by_the_way) return weighs(teller) && !teller.rule->is_by_the_way;
  return is_among(rule.told_by, teller.rule->id) && overlap(teller.span, told.span) &&
         share_a_table(teller, told);
}

// By migration those that are about a whole file of it, its up or its down.
std::multimap<std::string, std::size_t> findings_about_files(const std::vector<Finding>& findings) {
  std::multimap<std::string, std::size_t> found;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& each = findings[i];
    if (each.file != nullptr && each.statement.empty() && each.span.empty()) {
      found.emplace(each.file->id, i);
    }
  }
  return found;
}

}  // namespace

std::vector<std::size_t> tellers_of(const std::vector<Finding>& findings) {
  std::map<StatementKey, std::vector<std::size_t>> by_statement;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (const auto key = statement_of(findings[i])) by_statement[*key].push_back(i);
  }
  std::vector<std::size_t> tellers(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) tellers[i] = i;
  const auto about_files = findings_about_files(findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].file == nullptr) continue;
    const auto [from, to] = about_files.equal_range(findings[i].file->id);
    for (auto each = from; each != to; ++each) {
      const LintRule& teller = *findings[each->second].rule;
      if (is_among(findings[i].rule->told_by, teller.id)) tellers[i] = each->second;
    }
  }
  for (const auto& [key, group] : by_statement) {
    for (const std::size_t told : group) {
      const auto found = std::find_if(group.begin(), group.end(), [&](std::size_t each) {
        return each != told && tells(findings[each], findings[told]);
      });
      if (found != group.end()) tellers[told] = *found;
    }
  }
  // What tells may be told itself. No rule tells of one that tells of it, so this comes to an end.
  for (std::size_t& each : tellers) {
    while (tellers[each] != each) each = tellers[each];
  }
  return tellers;
}

namespace {

bool moves_as_it_is(const Finding& finding) {
  if (finding.steps.size() != 1 || !finding.steps[0].starts_with(next_migration)) return false;
  std::string_view text = finding.steps[0];
  text.remove_prefix(next_migration.size());
  return text == concat(finding.statement.of(finding.file->source.text()), ";");
}

}  // namespace

void take_over(Finding& teller, const Finding& told) {
  if (told.rule->is_by_the_way) return;
  teller.severity = std::max(teller.severity, told.severity);
  if (teller.steps.empty() && moves_as_it_is(told)) teller.steps = told.steps;
}

void keep_safe_steps(std::vector<Finding>& findings) {
  std::set<StatementKey> with_safe_way;
  for (const Finding& each : findings) {
    const auto key = statement_of(each);
    if (!key || each.severity < Severity::error || each.steps.empty()) continue;
    if (!moves_as_it_is(each)) with_safe_way.insert(*key);
  }
  for (Finding& each : findings) {
    const auto key = statement_of(each);
    if (!key || with_safe_way.count(*key) == 0 || !moves_as_it_is(each)) continue;
    each.steps = {"-- next migration: in the safe way that its other finding shows"};
  }
}

// ---- findings that are one

namespace {

// What findings must have in common to be told as one: rule, severity, file, statement, table, kind.
using GroupKey =
    std::tuple<const LintRule*, Severity, const LintFile*, StatementKey, std::string, std::string>;

std::optional<GroupKey> group_of(const Finding& finding) {
  const ToldOnce once = finding.rule->told_once;
  if (once == ToldOnce::never || !statement_of(finding)) return std::nullopt;
  GroupKey key{finding.rule, finding.severity, finding.file, {}, {}, finding.kind};
  if (once == ToldOnce::for_statement) std::get<3>(key) = *statement_of(finding);
  if (once == ToldOnce::for_table) {
    if (finding.tables.empty()) return std::nullopt;
    std::get<4>(key) = finding.tables.front();
  }
  return key;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

// Without the comments that the head of the stage has in front already. A suppression is for one statement.
std::string_view behind_head(std::string_view step, std::string_view head) {
  while (step.starts_with("--") && !step.starts_with("-- mig: ignore ")) {
    const std::string_view line = first_line(step);
    if (line != first_line(head) || line.size() == step.size() || line.size() == head.size()) break;
    step.remove_prefix(line.size() + 1);
    head.remove_prefix(line.size() + 1);
  }
  return step;
}

// The steps of several findings: what goes into the first migration of each, then what goes into the second, ...
class MergedSteps {
 public:
  // `apart`: what goes into a migration of its own stays in one.
  void add(const std::vector<std::string>& steps, bool apart) {
    std::size_t stage = apart ? stages_.size() : 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (i > 0 && steps[i].starts_with("-- next ")) ++stage;
      if (stage >= stages_.size()) stages_.emplace_back();
      const bool is_second = !stages_[stage].empty();
      const std::string_view text =
          is_second ? behind_head(steps[i], stages_[stage].front()) : std::string_view(steps[i]);
      if (known_.emplace(apart ? 0 : stage, text).second) stages_[stage].emplace_back(text);
    }
  }
  std::vector<std::string> all() const {
    std::vector<std::string> steps;
    for (const auto& each : stages_) steps.insert(steps.end(), each.begin(), each.end());
    return steps;
  }

 private:
  std::vector<std::vector<std::string>> stages_;
  std::set<std::pair<std::size_t, std::string>> known_;
};

void add_missing(std::vector<std::string>& into, const std::string& text) {
  if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
}

void merge_effects(std::vector<Effect>& into, const std::vector<Effect>& more) {
  for (const Effect& each : more) {
    const auto found = std::find_if(into.begin(), into.end(),
                                    [&](const Effect& known) { return known.name == each.name; });
    if (found == into.end()) {
      into.push_back(each);
      continue;
    }
    found->lock = std::max(found->lock, each.lock);
    found->rewrites = found->rewrites || each.rewrites;
    found->scans = found->scans || each.scans;
    found->builds_index = found->builds_index || each.builds_index;
  }
}

// Findings that are told as one, and what tells them apart.
struct Group {
  std::size_t first = 0;
  std::size_t line = 1, offset = 0;  // how far lines are counted
  std::size_t first_line = 0;
  std::vector<std::string> subjects;
  MergedSteps steps;
};

constexpr std::size_t most_subjects = 20;

std::size_t line_of(Group& group, const Finding& finding) {
  const std::string_view text = finding.file->source.text();
  const std::size_t to = std::max<std::size_t>(finding.span.begin, group.offset);
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(group.offset);
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(to);
  group.line += static_cast<std::size_t>(std::count(begin, end, '\n'));
  group.offset = to;
  return group.line;
}

bool stand_apart(const Finding& finding) { return finding.rule->told_once == ToldOnce::for_file; }

void put_into(Group& group, Finding& first, const Finding& more) {
  if (group.subjects.empty()) {
    group.first_line = line_of(group, first);
    group.steps.add(first.steps, stand_apart(first));
  }
  const std::size_t line = line_of(group, more);
  group.subjects.push_back(more.subject.empty()       ? concat("line ", line)
                           : line != group.first_line ? concat(more.subject, " (line ", line, ")")
                                                      : more.subject);
  first.others.push_back({more.span, more.statement});
  group.steps.add(more.steps, stand_apart(more));
  merge_effects(first.effects, more.effects);
  for (const std::string& each : more.tables) add_missing(first.tables, each);
}

}  // namespace

void tell_once(std::vector<Finding>& findings) {
  std::map<GroupKey, Group> groups;
  std::vector<Finding> left;
  for (Finding& each : findings) {
    if (const auto key = group_of(each)) {
      const auto [found, is_first] = groups.try_emplace(*key);
      if (is_first) {
        found->second.first = left.size();
      } else {
        put_into(found->second, left[found->second.first], each);
        continue;
      }
    }
    left.push_back(std::move(each));
  }
  for (const auto& [key, group] : groups) {
    if (group.subjects.empty()) continue;
    left[group.first].steps = group.steps.all();
    left[group.first].message += concat(the_same_for, listed(group.subjects, most_subjects));
  }
  findings = std::move(left);
}

}  // namespace mig
