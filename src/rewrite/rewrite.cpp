#include "rewrite/rewrite.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/set_files.hpp"
#include "migration/names.hpp"
#include "rewrite/assemble.hpp"
#include "rewrite/emit.hpp"
#include "rewrite/relations.hpp"
#include "sql/parse.hpp"

namespace mig {
namespace {

class MigrationRewrite {
 public:
  MigrationRewrite(const LintContext& context, const LintFile& file,
                   const std::vector<Finding>& findings)
      : context_(context), file_(file), units_(units_of(context, file, findings)) {
    made_.version = file.version;
    made_.id = file.id;
  }

  bool is_needed() const {
    return std::any_of(units_.begin(), units_.end(),
                       [](const Unit& each) { return each.recipe != nullptr; });
  }

  RewrittenMigration run(const std::vector<std::int64_t>& taken) {
    std::vector<RewrittenUnit> rewritten;
    for (const Unit& each : units_) rewritten.push_back({&each, steps_of(each)});
    const auto first_taken =
        std::stable_partition(rewritten.begin(), rewritten.end(),
                              [&](const RewrittenUnit& each) { return !is_taken(*each.unit); });
    std::vector<std::string> undone = std::move(undone_);
    for (auto each = first_taken; each != rewritten.end(); ++each) {
      undone.push_back(each->unit->undone_by());
    }
    rewritten.erase(first_taken, rewritten.end());
    const bool is_rewritten = std::any_of(rewritten.begin(), rewritten.end(),
                                          [](const auto& each) { return !each.steps.empty(); });
    if (!made_.refusals.empty() || !is_rewritten) return std::move(made_);
    try {
      std::vector<LeftDown> left = left_of_down(rewritten, std::move(undone));
      const auto steps = assemble(std::move(rewritten), std::move(left));
      const std::size_t name = file_.id.find('_') + 1;
      made_.steps = emit(steps,
                         {file_.version, std::string_view(file_.id).substr(name),
                          file_.source.text(), context_.dialect},
                         taken);
      refuse_unreadable();
    } catch (const RewriteRefusal& refusal) {
      refuse({}, refusal);
    }
    return std::move(made_);
  }

 private:
  std::vector<RewriteStep> steps_of(const Unit& unit) {
    if (unit.recipe == nullptr) {
      remark_on_unanswered(unit);
      return {};
    }
    RewriteSite site(context_, *unit.at, unit.action, file_.directives);
    site.findings = unit.findings;
    try {
      unit.recipe->write(site);
    } catch (const RewriteRefusal& refusal) {
      if (refusal.stops) {
        refuse(unit.span(), refusal);
      } else {
        made_.remarks.push_back(
            {file_.source.locate(unit.span()), concat("stays as it is: ", refusal.why), {}});
      }
      return {};
    }
    for (std::string& each : site.differences) {
      made_.remarks.push_back({file_.source.locate(unit.span()), std::move(each), {}});
    }
    taken_.insert(taken_.end(), site.taken.begin(), site.taken.end());
    for (const std::string& each : site.rows_taken) undone_.push_back(rows_key(each));
    return std::move(site.steps);
  }

  // The steps of another unit do it.
  bool is_taken(const Unit& unit) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](const RewriteSite::Part& each) {
      if (each.at != unit.at) return false;
      return each.span.empty() || unit.action == nullptr ||
             lies_in(unit.action->syntax.span(), each.span);
    });
  }

  void remark_on_unanswered(const Unit& unit) {
    for (const Finding* each : unit.findings) {
      if (each->severity < Severity::error) continue;
      made_.remarks.push_back({file_.source.locate(each->span),
                               concat("stays as it is, mig has no online way for it yet: ",
                                      each->message, " [", each->rule->id, "]"),
                               {}});
    }
  }

  // What is written must be what was meant: SQL that can be read, statement by statement.
  void refuse_unreadable() {
    for (const StepDirectory& each : made_.steps) {
      for (const std::string_view text : {std::string_view(each.up), std::string_view(each.down)}) {
        const Script script(text, context_.dialect);
        for (const ParsedStatement& one : script.statements()) {
          if (one.statement != nullptr || one.unreadable == nullptr) continue;
          made_.steps.clear();
          throw RewriteRefusal(concat("the result cannot be read: ", one.unreadable->message,
                                      " in: ", shorten(one.span.of(text), 120)));
        }
      }
    }
  }

  void refuse(Span span, const RewriteRefusal& refusal) {
    made_.refusals.push_back({file_.source.locate(span), refusal.why, refusal.line});
  }

  // The statements of the down file that take back none of what recipes take back themselves.
  std::vector<LeftDown> left_of_down(const std::vector<RewrittenUnit>& rewritten,
                                     std::vector<std::string> undone) const {
    for (const RewrittenUnit& each : rewritten) {
      const bool takes_left =
          std::any_of(each.steps.begin(), each.steps.end(),
                      [](const RewriteStep& step) { return step.takes_left_down; });
      if (!each.steps.empty() && !takes_left) undone.push_back(each.unit->undone_by());
    }
    std::vector<LeftDown> left;
    const LintFile* down = judged_file(context_, file_.version, Direction::down);
    if (down == nullptr) return left;
    for (const Unit& each : units_of(context_, *down, {})) {
      const std::vector<std::string> keys = undo_keys(each);
      const auto is_undone = [&](const std::string& key) {
        return !key.empty() && std::find(undone.begin(), undone.end(), key) != undone.end();
      };
      if (std::all_of(keys.begin(), keys.end(), is_undone)) continue;
      if (std::any_of(keys.begin(), keys.end(), is_undone)) {
        throw RewriteRefusal(
            concat("one statement of down.sql takes back both what is rewritten "
                   "and what is kept: make two of it: ",
                   shorten(each.text(), 80)));
      }
      left.push_back({each.text(), keys, relations_of(*each.at)});
    }
    return left;
  }

  const LintContext& context_;
  const LintFile& file_;
  std::vector<Unit> units_;
  std::vector<RewriteSite::Part> taken_;
  std::vector<std::string> undone_;  // keys, besides those of the units
  RewrittenMigration made_;
};

}  // namespace

std::string StepDirectory::id() const { return concat(version_text(version), "_", name); }

RewritePlan rewrite(LintInput input, const std::vector<std::int64_t>& taken) {
  RewritePlan plan;
  judge(std::move(input), [&](const LintContext& context, const std::vector<Finding>& findings) {
    for (const auto& file : *context.files) {
      if (file->direction != Direction::up) continue;
      ++plan.judged;
      MigrationRewrite one(context, *file, findings);
      if (one.is_needed()) plan.migrations.push_back(one.run(taken));
    }
  });
  return plan;
}

}  // namespace mig
