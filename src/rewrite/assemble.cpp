#include "rewrite/assemble.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.hpp"
#include "lint/runs_step_by_step.hpp"
#include "rewrite/relations.hpp"

namespace mig {
namespace {

void append(std::vector<std::string>& to, std::vector<std::string>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

class Assembly {
 public:
  void add(RewrittenUnit& unit) {
    if (unit.steps.empty()) {
      keep(*unit.unit);
      return;
    }
    if (meets(*unit.unit->at, waiting_)) {
      throw RewriteRefusal(
          concat("a statement in front of it has to wait until others are through: "
                 "make two migrations of the file, from here on: ",
                 shorten(unit.unit->text(), 80)));
    }
    note(*unit.unit->at, touched_);
    for (RewriteStep& each : unit.steps) {
      touched_.insert(each.table);
      const bool takes_left = each.takes_left_down;
      Slot& slot = merge(std::move(each));
      if (takes_left) slot.undone_by.push_back(unit.unit->undone_by());
    }
  }

  std::vector<RewriteStep> finish(std::vector<LeftDown>& left) {
    for (LeftDown& each : left) put_down(each);
    std::stable_sort(steps_.begin(), steps_.end(), [](const Slot& a, const Slot& b) {
      return std::pair(a.step.stage, a.is_late) < std::pair(b.step.stage, b.is_late);
    });
    std::vector<RewriteStep> done;
    for (Slot& each : steps_) done.push_back(std::move(each.step));
    return done;
  }

 private:
  struct Slot {
    RewriteStep step;
    bool is_kept = false;
    bool is_late = false;                     // behind the others of its stage
    std::vector<std::string> undone_by = {};  // Unit::undone_by() of what is kept
  };
  using Relations = std::set<ObjectId>;

  // What is kept stands where it stood; behind a rewritten statement of the same table it waits until that one is through.
  void keep(const Unit& unit) {
    const bool is_late = meets(*unit.at, touched_);
    if (is_late) note(*unit.at, waiting_);
    const bool is_naked = refuses_transaction(*unit.at);
    const Stage stage = is_late ? Stage::settle : is_naked ? Stage::build : Stage::expand;
    Slot* last = nullptr;
    for (Slot& each : steps_) {
      if (each.step.stage == stage && each.is_late == is_late) last = &each;
    }
    if (last == nullptr || !last->is_kept || last->step.is_step_by_step != is_naked) {
      last = &steps_.emplace_back();
      last->step.stage = stage;
      last->step.is_step_by_step = is_naked;
      last->step.is_kept = true;
      last->is_kept = true;
      last->is_late = is_late;
    }
    last->step.up.push_back(unit.text());
    last->undone_by.push_back(unit.undone_by());
  }

  static bool meets(const JudgedStatement& at, const Relations& relations) {
    const Relations own = relations_of(at);
    return std::any_of(own.begin(), own.end(),
                       [&](ObjectId each) { return relations.contains(each); });
  }
  static void note(const JudgedStatement& at, Relations& to) { to.merge(relations_of(at)); }

  Slot& merge(RewriteStep step) {
    for (Slot& each : steps_) {
      const bool is_same =
          !each.is_kept && each.step.stage == step.stage && each.step.table == step.table;
      // A statement that is kept in between may need the one before it, and be needed by the one behind.
      if (!is_same ||
          (step.stage == Stage::expand && &each != &steps_.back() && has_kept_behind(each))) {
        continue;
      }
      append(each.step.up, step.up);
      each.step.fills.insert(each.step.fills.end(), step.fills.begin(), step.fills.end());
      each.step.takes_left_down = each.step.takes_left_down || step.takes_left_down;
      append(step.down, each.step.down);
      each.step.down = std::move(step.down);
      each.step.is_step_by_step = each.step.is_step_by_step || step.is_step_by_step;
      if (!step.wait.empty() && each.step.wait != step.wait) {
        each.step.wait += concat(each.step.wait.empty() ? "" : "; ", step.wait);
      }
      return each;
    }
    return steps_.emplace_back(Slot{std::move(step)});
  }

  bool has_kept_behind(const Slot& slot) const {
    return std::any_of(&slot + 1, &steps_.back() + 1, [&](const Slot& each) {
      return each.is_kept && each.step.stage == Stage::expand;
    });
  }

  // To what it takes back; else to the only step that it can belong to.
  void put_down(LeftDown& left) {
    std::vector<Slot*> candidates;
    for (Slot& each : steps_) {
      const bool is_known = std::any_of(left.keys.begin(), left.keys.end(), [&](const auto& key) {
        return !key.empty() &&
               std::find(each.undone_by.begin(), each.undone_by.end(), key) != each.undone_by.end();
      });
      if (is_known) {
        each.step.down.push_back(std::move(left.text));
        return;
      }
      if (each.is_kept || each.step.takes_left_down) candidates.push_back(&each);
    }
    if (candidates.empty()) {
      throw RewriteRefusal(
          concat("down.sql does more than take back what up.sql does: ", shorten(left.text, 80)));
    }
    if (candidates.size() > 1) {
      throw RewriteRefusal(
          concat("its statements go into several steps, and it cannot be told which "
                 "of them this one of down.sql takes back: ",
                 shorten(left.text, 80), " Make two migrations of it"));
    }
    candidates.front()->step.down.push_back(std::move(left.text));
  }

  std::vector<Slot> steps_;
  Relations touched_;  // by what is rewritten
  Relations waiting_;  // by what is kept and late
};

}  // namespace

std::vector<RewriteStep> assemble(std::vector<RewrittenUnit> units, std::vector<LeftDown> left) {
  Assembly assembly;
  for (RewrittenUnit& each : units) assembly.add(each);
  return assembly.finish(left);
}

}  // namespace mig
