#include <algorithm>
#include <iterator>
#include <map>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"

namespace mig {
namespace {

// Those that a migration has a reason to set, with what SQLite has by itself.
struct Setting {
  std::string_view name;
  bool is_on_by_itself;
};
constexpr Setting settings[] = {
    {"automatic_index", true},     {"case_sensitive_like", false},
    {"foreign_keys", false},       {"ignore_check_constraints", false},
    {"legacy_alter_table", false}, {"query_only", false},
    {"recursive_triggers", false}, {"reverse_unordered_selects", false},
    {"writable_schema", false},
};

const Setting* setting_of(std::string_view name) {
  const auto found = std::find_if(std::begin(settings), std::end(settings),
                                  [&](const Setting& each) { return each.name == name; });
  return found == std::end(settings) ? nullptr : found;
}

struct Change {
  const JudgedStatement* at;
  bool first, last;
};

void report(const std::map<std::string, Change>& changes, Findings& findings) {
  for (const auto& [name, change] : changes) {
    // Two that undo each other restore what was there; one alone leaves its value.
    const Setting& setting = *setting_of(name);
    const bool is_restored = change.last != change.first || change.last == setting.is_on_by_itself;
    if (!is_restored) {
      findings.add(*change.at, {},
                   concat("PRAGMA ", name, " stays ", change.last ? "on" : "off",
                          " behind the file where mig does not run it"));
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  std::map<std::string, Change> changes;
  const LintFile* file = nullptr;
  context.each<ast::Pragma>([&](const ast::Pragma& pragma, const JudgedStatement& at) {
    if (at.file != file) {
      report(changes, findings);
      changes.clear();
      file = at.file;
    }
    const std::string name(pragma.name.name.text);
    if (!pragma.has_value || setting_of(name) == nullptr) return;
    const bool is_on = is_true_pragma(pragma.value);
    const auto [place, is_first] = changes.try_emplace(name, Change{&at, is_on, is_on});
    place->second.at = &at;
    place->second.last = is_on;
  });
  report(changes, findings);
}

}  // namespace

extern const LintRule sqlite_pragma_outlives_file_rule;
const LintRule sqlite_pragma_outlives_file_rule{
    .id = "sqlite-pragma-outlives-file",
    .dialects = for_sqlite,
    .severity = Severity::off,
    .summary = "a connection's setting is changed and not set back",
    .why =
        R"(PRAGMA foreign_keys, legacy_alter_table, recursive_triggers and others belong to the connection: set by one file,
they are in force for all files that the same connection runs after it. mig sets them back behind each file;
this rule, which is off, is for files that other programs run as well. Set it back at the end of the file.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY);
-- history:
PRAGMA recursive_triggers = ON;
UPDATE users SET id = id + 1 WHERE id > 100;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY);
-- history:
PRAGMA recursive_triggers = ON;
UPDATE users SET id = id + 1 WHERE id > 100;
PRAGMA recursive_triggers = OFF;
)",
    .check = check,
};

}  // namespace mig
