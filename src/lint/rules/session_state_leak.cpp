#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "lint/called_settings.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// What is set for the session and put back by no later statement of the file.
bool is_put_back(const LintContext& context, const JudgedStatement& at, std::string_view name) {
  const auto later = context.later(at);
  return std::any_of(later.begin(), later.end(), [&](const JudgedStatement* each) {
    if (each->file != at.file || each->statement == nullptr) return false;
    if (each->statement->kind == Node::discard) return true;
    const auto* set = each->as<ast::Set>();
    return set != nullptr && set->is_reset && (set->name == name || set->name == "all");
  });
}

void check(const LintContext& context, Findings& findings) {
  std::set<std::pair<const LintFile*, std::string>> told;
  const auto tell = [&](const JudgedStatement& at, const std::string& name, std::string step) {
    if (!told.emplace(at.file, name).second || is_put_back(context, at, name)) return;
    Finding& found = findings.add(
        at, {},
        concat(name,
               " stays set for the rest of the session: mig puts it back behind the file, "
               "psql and other tools carry it into the next one"));
    found.subject = name;
    if (!step.empty()) found.steps = {std::move(step)};
  };
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    // Outside a transaction SET LOCAL does nothing.
    if (at.statement == nullptr || at.transaction == 0 || at.runs == Runs::when_called) continue;
    if (const auto* set = at.as<ast::Set>()) {
      if (set->is_local || set->is_reset || set->name == "transaction") continue;
      std::string text(set->syntax.text());
      const std::size_t after = std::min(text.find_first_of(" \t\r\n"), text.size());
      std::string rest(trim(std::string_view(text).substr(after)));
      if (lower_ascii(rest).starts_with("session ")) rest = rest.substr(8);
      tell(at, std::string(set->name), concat("SET LOCAL ", trim(rest), ";"));
      continue;
    }
    for (const CalledSetting& call : called_settings(*at.statement)) {
      if (call.is_local || call.name.empty()) continue;
      tell(at, call.name,
           concat("SELECT set_config('", call.name, "', '", call.value, "', true);"));
    }
  }
}

}  // namespace

extern const LintRule session_state_leak_rule;
const LintRule session_state_leak_rule{
    .id = "session-state-leak",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a setting is changed for the session instead of the transaction",
    .why =
        R"(SET without LOCAL, and set_config() with false, last until the connection ends. mig resets the session behind
each file, so nothing of it reaches the next migration; whoever runs the files by other means gets a
search_path, a role or a session_replication_role that the next file and the tool's own table know nothing
of: objects land in the wrong schema, triggers do not fire. SET LOCAL ends with the transaction that the
file runs in.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
SET search_path = public;
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
SET LOCAL search_path = public;
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
    .told_once = ToldOnce::for_file,
};

}  // namespace mig
