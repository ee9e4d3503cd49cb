#include "rewrite/emit.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "migration/names.hpp"
#include "rewrite/site.hpp"

namespace mig {
namespace {

// How long a statement under a lock that blocks may take: it bounds what a step costs that is not as quick as it should be.
constexpr std::string_view short_statement = "2s";
constexpr std::size_t longest_change = 60;
constexpr std::string_view foreign_keys_off = "-- mig: foreign-keys off\n";

std::string as_comment(std::string_view text) {
  std::string made;
  for (const std::string_view line : split_lines(text)) {
    made += concat(trim(line).empty() ? "--" : "--   ", line, "\n");
  }
  return made;
}

bool holds_locks(Stage stage) {
  return stage == Stage::expand || stage == Stage::constrain || stage == Stage::settle ||
         stage == Stage::contract;
}

// One pass over the table for all columns that are filled.
std::string fill_statement(const RewriteStep& step) {
  std::string sets, condition;
  for (const RowFill& each : step.fills) {
    const bool is_one = step.fills.size() == 1;
    sets +=
        concat(sets.empty() ? "" : ", ", each.column, " = ", is_one ? "" : "coalesce(",
               is_one ? "" : each.column, is_one ? "" : ", ", each.expression, is_one ? "" : ")");
    condition += concat(condition.empty() ? "" : " OR ", each.column, " IS NULL");
  }
  return concat("-- mig: backfill\nUPDATE ", step.table_text, " SET ", sets, " WHERE ", condition,
                ";");
}

std::vector<std::string> statements_of(const RewriteStep& step) {
  std::vector<std::string> statements;
  if (!step.fills.empty()) statements.push_back(fill_statement(step));
  statements.insert(statements.end(), step.up.begin(), step.up.end());
  return statements;
}

class Emitter {
 public:
  Emitter(const std::vector<RewriteStep>& steps, const RewriteOrigin& origin)
      : steps_(steps), origin_(origin), is_postgres_(origin.dialect == Dialect::postgres) {}

  std::vector<StepDirectory> run(const std::vector<std::int64_t>& taken) {
    std::vector<StepDirectory> made;
    std::int64_t version = origin_.version;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (i > 0) version = version_after(version);
      if (version != origin_.version && std::binary_search(taken.begin(), taken.end(), version)) {
        throw RewriteRefusal(concat("there is no room for its ", steps_.size(),
                                    " steps in front of migration ", version_text(version),
                                    ": give that one a later version (mig rebase ",
                                    version_text(version), ")"));
      }
      made.push_back(directory(i, version));
    }
    return made;
  }

 private:
  std::string change() const { return std::string(origin_.name.substr(0, longest_change)); }

  StepDirectory directory(std::size_t index, std::int64_t version) const {
    const RewriteStep& step = steps_[index];
    StepDirectory made;
    made.version = version;
    made.name = name_of(step);
    made.wait = step.wait;
    made.summary = shorten(first_statement(step), 70);
    made.up = concat(head(index), join(statements_of(step), "\n"), "\n");
    made.down = down_text(step);
    return made;
  }

  // It needs no name of its own, and no place in a change.
  bool is_alone() const { return steps_.size() == 1 && steps_.front().wait.empty(); }

  std::string name_of(const RewriteStep& step) const {
    if (is_alone()) return std::string(origin_.name);
    const auto same = std::count_if(steps_.begin(), steps_.end(), [&](const RewriteStep& each) {
      return each.stage == step.stage;
    });
    std::string name = concat(origin_.name, "_", to_string(step.stage));
    if (same > 1) name += concat("_", name_part(step));
    return name;
  }

  // What tells it from the others of its stage.
  std::string name_part(const RewriteStep& step) const {
    std::string part;
    for (const char c : lower_ascii(step.table_name)) {
      const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      part += fits ? c : '_';
    }
    const auto place = &step - steps_.data() + 1;
    return part.empty() ? std::to_string(place) : concat(part, "_", place);
  }

  static std::string first_statement(const RewriteStep& step) {
    const std::vector<std::string> statements = statements_of(step);
    if (statements.empty()) return {};
    std::string_view text = statements.front();
    while (text.starts_with("--"))
      text = text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
    return std::string(text.substr(0, text.find('\n')));
  }

  std::string head(std::size_t index) const {
    const RewriteStep& step = steps_[index];
    std::string text = is_alone() ? concat("-- It was written as:\n", as_comment(origin_.text))
                                  : change_head(index);
    if (!step.wait.empty()) text += concat("-- mig: wait ", step.wait, "\n");
    if (step.is_step_by_step) text += "-- mig: transaction off\n";
    if (step.foreign_keys_off) text += foreign_keys_off;
    if (is_postgres_ && holds_locks(step.stage) && !builds(step)) {
      text += concat("-- mig: statement-timeout ", short_statement, "\n");
    }
    return text;
  }

  // Concurrently, as long as the table is large.
  static bool builds(const RewriteStep& step) {
    return std::any_of(step.up.begin(), step.up.end(), [](const std::string& each) {
      return each.find(" CONCURRENTLY ") != std::string::npos;
    });
  }

  std::string change_head(std::size_t index) const {
    std::string text = concat("-- Step ", index + 1, " of ", steps_.size(), " of ", change());
    text += index == 0 ? concat(", which was written as one migration:\n", as_comment(origin_.text))
                       : "\n";
    return concat(text, "-- mig: change ", change(), "\n-- mig: phase ",
                  to_string(phase_of(steps_[index].stage)), "\n");
  }

  static std::string down_text(const RewriteStep& step) {
    if (!step.irreversible.empty()) return concat("-- mig: irreversible ", step.irreversible, "\n");
    if (!step.down.empty())
      return concat(step.foreign_keys_off ? foreign_keys_off : "", join(step.down, "\n"), "\n");
    return concat("-- mig: noop ",
                  step.is_kept || !step.up.empty()
                      ? "the down file of the migration that it comes from took nothing of it back"
                      : "the values go with the column, which the step before added",
                  "\n");
  }

  const std::vector<RewriteStep>& steps_;
  const RewriteOrigin& origin_;
  const bool is_postgres_;
};

}  // namespace

std::vector<StepDirectory> emit(const std::vector<RewriteStep>& steps, const RewriteOrigin& origin,
                                const std::vector<std::int64_t>& taken) {
  return Emitter(steps, origin).run(taken);
}

}  // namespace mig
