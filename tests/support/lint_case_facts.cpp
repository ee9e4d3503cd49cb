#include "support/lint_case_facts.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "migration/names.hpp"

namespace mig::test {
namespace {

// Up to the colon, and what follows it.
std::pair<std::string_view, std::string_view> parts_of(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  return {text.substr(0, colon), text.substr(std::min(colon + 1, text.size()))};
}

bool set_applied(LintFacts& facts, std::string_view value) {
  const auto [id, state] = parts_of(value);
  const auto parsed = parse_id(id);
  if (!parsed) return false;
  if (!facts.applied) facts.applied.emplace();
  AppliedFact& made = facts.applied->emplace_back();
  made.version = parsed->version;
  made.id = id;
  made.sum = "m1:sha256:aa";
  if (state == "missing") return true;
  made.file = concat("migrations/", id, "/up.sql");
  made.now = state == "edited" ? "m1:sha256:bb" : made.sum;
  return state.empty() || state == "edited";
}

bool set_change(LintFacts& facts, std::string_view value) {
  const auto [what, rest] = parts_of(value);
  const auto [path, new_path] = parts_of(rest);
  constexpr std::string_view words[] = {"added", "edited", "deleted", "renamed"};
  const std::string_view word = what == "comments" ? "edited" : what;
  const auto found = std::find(std::begin(words), std::end(words), word);
  if (found == std::end(words)) return false;
  facts.base = "origin/main";
  if (!facts.changes) facts.changes.emplace();
  BaseFact& made = facts.changes->emplace_back();
  made.id = path.substr(0, path.find('/'));
  made.path = path;
  made.new_path = new_path;
  made.change = static_cast<BaseFact::Change>(found - std::begin(words));
  made.is_same_sql = what == "comments";
  return true;
}

bool set_sum_file(LintFacts& facts, std::string_view value) {
  if (value == "none") facts.sum_file = "";
  if (value == "there") facts.sum_file = "20260101000001_case 0123456789abcdef\n";
  if (value == "conflict") facts.sum_file = "<<<<<<< HEAD\n";
  return facts.sum_file.has_value();
}

}  // namespace

bool set_fact(LintFacts& facts, std::string_view name, std::string_view value) {
  if (name == "applied") return set_applied(facts, value);
  if (name == "change") return set_change(facts, value);
  if (name == "sum-file") return set_sum_file(facts, value);
  if (name == "name") {
    if (!facts.names) facts.names.emplace();
    facts.names->emplace_back(value);
    return true;
  }
  if (name != "base") return false;
  facts.base = "origin/main";
  if (!facts.base_ids) facts.base_ids.emplace();
  facts.base_ids->emplace_back(value);
  return true;
}

}  // namespace mig::test
