#include "rewrite/rewrite.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/lint_options.hpp"
#include "cli/lint_work.hpp"
#include "migration/names.hpp"
#include "migration/replace_migration.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"write", "", "put the steps in the place of the migration"},
    {"dry-run", "", "show the plan and ask nothing"},
    {"base", "REF", "the migrations that this branch adds or edits, against a git ref"},
    {"since", "V", "the migrations after this version"},
    {"stats", "FILE", "sizes of the tables, from mig stats: small ones stay as they are"},
};

std::string place_of(const RewriteRemark& remark) {
  return concat(remark.place.file, ":", remark.place.line, ":", remark.place.column);
}

std::string as_text(const RewrittenMigration& one, bool with_texts) {
  std::string out = one.id;
  if (!one.refusals.empty()) {
    out += ": not rewritten\n";
    for (const RewriteRemark& each : one.refusals) {
      out += concat("  ", place_of(each), ": ", each.says, "\n");
      if (!each.line.empty()) out += concat("    write: ", each.line, "\n");
    }
    return out;
  }
  out += one.steps.empty() ? std::string(": stays as it is\n")
                           : concat(": ", count_of(one.steps.size(), "step"), "\n");
  for (const StepDirectory& each : one.steps) {
    if (!each.wait.empty()) out += concat("  -- waits until ", each.wait, "\n");
    out += concat("  ", each.id(), "\n");
    if (!with_texts) {
      out += concat("      ", each.summary, "\n");
      continue;
    }
    for (const std::string_view line : split_lines(each.up)) out += concat("      ", line, "\n");
  }
  for (const RewriteRemark& each : one.remarks) {
    out += concat("  note: ", place_of(each), ": ", each.says, "\n");
  }
  return out;
}

void remarks_json(JsonWriter& json, std::string_view name, const std::vector<RewriteRemark>& all) {
  json.key(name).begin_array();
  for (const RewriteRemark& each : all) {
    json.begin_object()
        .member("file", each.place.file)
        .member("line", each.place.line)
        .member("column", each.place.column)
        .member("says", each.says);
    if (!each.line.empty()) json.member("write", each.line);
    json.end_object();
  }
  json.end_array();
}

std::string as_json(const RewritePlan& plan, bool is_written) {
  JsonWriter json;
  json.begin_object().member("written", is_written).key("migrations").begin_array();
  for (const RewrittenMigration& one : plan.migrations) {
    json.begin_object().member("id", one.id).key("steps").begin_array();
    for (const StepDirectory& each : one.steps) {
      json.begin_object()
          .member("id", each.id())
          .member("wait", each.wait)
          .member("up", each.up)
          .member("down", each.down)
          .end_object();
    }
    json.end_array();
    remarks_json(json, "refusals", one.refusals);
    remarks_json(json, "notes", one.remarks);
    json.end_object();
  }
  json.end_array().end_object();
  return json.text();
}

bool is_confirmed(std::size_t migrations) {
  if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0) return false;
  std::cout << "Put these steps in the place of " << count_of(migrations, "migration") << "? [y/N] "
            << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "yes";
}

void write_all(const RewritePlan& plan, const LintDirectory& directory, Dialect dialect) {
  for (const RewrittenMigration& one : plan.migrations) {
    if (one.steps.empty()) continue;
    const MigrationEntry* entry = directory.found.find(one.version);
    if (entry == nullptr || entry->id() != one.id) continue;
    std::vector<MigrationText> texts;
    for (const StepDirectory& each : one.steps) {
      texts.push_back({each.version, each.name, each.up, each.down});
    }
    for (const auto& made : replace_migration(directory.found.root, *entry, texts, dialect)) {
      std::cerr << "wrote " << made.string() << "\n";
    }
  }
}

// Of nothing but what is named: a history that is applied must not change.
void refuse_unnamed(const Invocation& invocation) {
  const bool is_named = !invocation.words.empty() || invocation.has("base") ||
                        invocation.has("since") || optional_database_of(invocation.settings);
  if (is_named) return;
  throw Error(ErrorKind::usage, "which migrations?",
              "name them (mig rewrite VERSION), or what this branch adds (--base main); with a "
              "database it is what is pending there");
}

std::vector<std::int64_t> versions_of(const LintDirectory& directory) {
  std::vector<std::int64_t> versions;
  for (const MigrationEntry& each : read_names(directory.found.root))
    versions.push_back(each.version);
  return versions;
}

int run(const Invocation& invocation) {
  refuse_unnamed(invocation);
  const Dialect dialect = dialect_of(invocation.settings);
  LintWork work = lint_work_of(invocation, dialect);
  const std::unique_ptr<LintDirectory> directory = std::move(work.directory);
  if (directory == nullptr) {
    throw Error(ErrorKind::usage, "these files are in no migrations directory",
                "mig rewrite works on migrations: name them by version, directory or file");
  }
  if (directory->refusal) throw *directory->refusal;
  LintOptions lint = lint_options_of(invocation, work.is_set);
  if (const std::string* stats = invocation.value("stats")) {
    lint.sizes = read_sizes(Source::load(*stats));
  }
  LintInput input = lint_input_of(std::move(work), directory.get(), dialect, true);
  input.options = std::move(lint);
  const RewritePlan plan = rewrite(std::move(input), versions_of(*directory));
  const bool can_write = std::any_of(plan.migrations.begin(), plan.migrations.end(),
                                     [](const auto& each) { return !each.steps.empty(); });
  const bool is_json = invocation.settings.json;
  if (!is_json) {
    for (const RewrittenMigration& each : plan.migrations) {
      print_result(as_text(each, invocation.has("dry-run")));
    }
    if (plan.migrations.empty()) print_result("nothing to rewrite: it is safe as it is");
  }
  const bool may_write =
      invocation.has("write") ||
      (!is_json && !invocation.has("dry-run") && can_write && is_confirmed(plan.migrations.size()));
  if (may_write && can_write) write_all(plan, *directory, dialect);
  if (is_json) print_result(as_json(plan, may_write && can_write));
  const bool is_refused = std::any_of(plan.migrations.begin(), plan.migrations.end(),
                                      [](const auto& each) { return each.steps.empty(); });
  return is_refused ? exit_code(ErrorKind::answer_no) : 0;
}

}  // namespace

extern const Command rewrite_command;
const Command rewrite_command{
    .name = "rewrite",
    .arguments = "[V... | DIR... | FILE... | --base REF | --since V]",
    .summary = "turn unsafe migrations into steps that run beside the application",
    .details =
        "Judges the migrations as `mig lint` does and turns each statement that would lock, break "
        "or lose something into ordered migrations that do the same while two releases of the "
        "application are live: add, fill in batches, build, prove, adopt, and behind a gate take "
        "away what the old release needed, each with its way back.\n\nShows the plan and asks; "
        "--write puts the steps in the place of the migration at once. What only a person knows is "
        "taken from a comment in the file: `-- mig: fill region = 'EU'`. What has no online way "
        "yet "
        "says so and changes nothing. Exit 1: something could not be rewritten.",
    .most_words = 100'000,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
