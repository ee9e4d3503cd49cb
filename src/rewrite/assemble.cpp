#include "rewrite/assemble.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.hpp"
#include "lint/runs_step_by_step.hpp"
#include "rewrite/blocks/unique_index.hpp"
#include "rewrite/relations.hpp"

namespace mig {
namespace {

using Relations = std::set<ObjectId>;

template <typename T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template <typename Set>
bool overlap(const Set& a, const Set& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& each) { return b.contains(each); });
}

// Statements go into rounds, each of all stages: mostly there is one. What is kept and works on a table that is being
// rewritten is the last of its round; what is rewritten and needs that begins the next. What waits for a release comes behind
// all rounds.
class Assembly {
 public:
  void add(RewrittenUnit& unit) {
    const Relations own = relations_of(*unit.unit->at);
    if (unit.steps.empty()) {
      keep(*unit.unit, own);
      return;
    }
    if (overlap(own, waiting_) || needs_next_round(unit, own)) begin_round();
    touched_.insert(own.begin(), own.end());
    freed_.merge(names_freed(*unit.unit->at));
    for (RewriteStep& each : unit.steps) {
      touched_.insert(each.table);
      if (each.stage == Stage::build) built_.insert(each.table);
      const bool takes_left = each.takes_left_down;
      Slot& slot = merge(std::move(each));
      if (takes_left) slot.undone_by.push_back(unit.unit->undone_by());
      slot.relations.insert(own.begin(), own.end());
    }
  }

  std::vector<RewriteStep> finish(std::vector<LeftDown>& left) {
    for (LeftDown& each : left) put_down(each);
    for (Slot& each : steps_) drop_indexes(each);
    std::stable_sort(steps_.begin(), steps_.end(),
                     [](const Slot& a, const Slot& b) { return a.place() < b.place(); });
    std::vector<RewriteStep> done;
    for (Slot& each : steps_) done.push_back(std::move(each.step));
    return done;
  }

 private:
  struct Slot {
    RewriteStep step;
    // Of tables that are new, but not to this step: it goes before what the name is needed for on the way back.
    std::vector<std::pair<std::string, const Index*>> indexes = {};  // with their names as SQL
    int round = 0;
    bool is_late = false;                     // behind the others of its stage
    std::vector<std::string> undone_by = {};  // Unit::undone_by() of what is kept
    Relations relations = {};

    bool is_kept() const { return step.is_kept; }
    std::tuple<bool, int, Stage, bool> place() const {
      return {step.stage == Stage::contract, round, step.stage, is_late};
    }
  };

  bool needs_next_round(const RewrittenUnit& unit, const Relations& own) const {
    return std::any_of(unit.steps.begin(), unit.steps.end(), [&](const RewriteStep& each) {
      return (each.needs_rest && overlap(own, touched_)) || built_.contains(each.needs_key_of);
    });
  }

  void begin_round() {
    ++round_;
    touched_.clear();
    waiting_.clear();
    built_.clear();
    freed_.clear();
  }

  // What is kept stands where it stood; behind a rewritten statement of the same table it waits until that one is through.
  void keep(const Unit& unit, const Relations& own) {
    // Of what it is about nothing may be known: then it keeps its place behind those that wait.
    const bool is_late = overlap(own, touched_) || overlap(own, waiting_) ||
                         overlap(names_made(*unit.at), freed_) ||
                         (own.empty() && !(touched_.empty() && waiting_.empty()));
    if (is_late) {
      waiting_.insert(own.begin(), own.end());
      freed_.merge(names_freed(*unit.at));
    }
    const Index* index = is_late ? made_index(*unit.at) : nullptr;
    const bool is_naked = index != nullptr || refuses_transaction(*unit.at);
    const Stage stage = is_late ? Stage::settle : is_naked ? Stage::build : Stage::expand;
    Slot* last = nullptr;
    for (Slot& each : steps_) {
      if (each.round == round_ && each.step.stage == stage && each.is_late == is_late) last = &each;
    }
    if (last == nullptr || !last->is_kept() || last->step.is_step_by_step != is_naked) {
      last = &steps_.emplace_back();
      last->round = round_;
      last->step.stage = stage;
      last->step.is_step_by_step = is_naked;
      last->step.is_kept = true;
      last->is_late = is_late;
    }
    last->step.up.push_back(index != nullptr ? concurrent_build(unit.at->after, *index)
                                             : unit.text());
    last->undone_by.push_back(unit.undone_by());
    if (index != nullptr) {
      last->indexes.emplace_back(unit.at->after.qualified_name(index->id), index);
    }
    last->relations.insert(own.begin(), own.end());
  }

  Slot& merge(RewriteStep step) {
    for (Slot& each : steps_) {
      const bool is_same = each.round == round_ && !each.is_kept() &&
                           each.step.stage == step.stage && each.step.table == step.table;
      // A statement that is kept in between may need the one before it, and be needed by the one behind.
      if (!is_same || (step.stage == Stage::expand && has_kept_behind(each))) continue;
      join(each.step, step);
      return each;
    }
    Slot& made = steps_.emplace_back();
    made.step = std::move(step);
    made.round = round_;
    return made;
  }

  static const Index* made_index(const JudgedStatement& at) {
    const auto* create = at.as<ast::CreateIndex>();
    if (create == nullptr) return nullptr;
    const ObjectId table = at.find_after(ObjectKind::table, create->table);
    for (const Index* each : at.after.dependents<Index>(table)) {
      if (each->table == table && each->created == at.number) return each;
    }
    return nullptr;
  }

  // The down file may leave them to the DROP of their table.
  static void drop_indexes(Slot& slot) {
    for (const auto& [name, index] : slot.indexes) {
      const bool is_dropped = std::any_of(slot.step.down.begin(), slot.step.down.end(),
                                          [&, which = index](const std::string& text) {
                                            return text.find(which->name) != std::string::npos;
                                          });
      if (is_dropped) continue;
      slot.step.down.insert(slot.step.down.begin(),
                            concat("DROP INDEX CONCURRENTLY IF EXISTS ", name, ";"));
    }
  }

  static void join(RewriteStep& to, RewriteStep& from) {
    append(to.up, from.up);
    append(to.fills, from.fills);
    append(from.down, to.down);
    to.down = std::move(from.down);
    to.takes_left_down = to.takes_left_down || from.takes_left_down;
    to.is_step_by_step = to.is_step_by_step || from.is_step_by_step;
    to.foreign_keys_off = to.foreign_keys_off || from.foreign_keys_off;
    if (!from.wait.empty() && to.wait != from.wait) {
      to.wait += concat(to.wait.empty() ? "" : "; ", from.wait);
    }
  }

  bool has_kept_behind(const Slot& slot) const {
    return std::any_of(&slot + 1, &steps_.back() + 1, [&](const Slot& each) {
      return each.is_kept() && each.round == round_ && each.step.stage == Stage::expand;
    });
  }

  // To what it takes back; else to the last step that works on the same tables; else to the first, which goes back last.
  void put_down(LeftDown& left) {
    Slot *first = nullptr, *last = nullptr;
    for (Slot& each : steps_) {
      const bool is_known = std::any_of(left.keys.begin(), left.keys.end(), [&](const auto& key) {
        return !key.empty() &&
               std::find(each.undone_by.begin(), each.undone_by.end(), key) != each.undone_by.end();
      });
      if (is_known) {
        each.step.down.push_back(std::move(left.text));
        return;
      }
      if (!each.is_kept() && !each.step.takes_left_down) continue;
      if (first == nullptr || each.place() < first->place()) first = &each;
      const bool is_last = last == nullptr || !(each.place() < last->place());
      if (overlap(each.relations, left.relations) && is_last) last = &each;
    }
    Slot* found = last != nullptr ? last : first;
    if (found == nullptr) {
      throw RewriteRefusal(
          concat("down.sql does more than take back what up.sql does: ", shorten(left.text, 80)));
    }
    found->step.down.push_back(std::move(left.text));
  }

  std::vector<Slot> steps_;
  int round_ = 0;
  // Of this round: what is worked on by what is rewritten, and by what is kept and late; the tables that get indexes.
  Relations touched_, waiting_, built_;
  std::set<std::string> freed_;  // names that what comes late takes away
};

}  // namespace

std::vector<RewriteStep> assemble(std::vector<RewrittenUnit> units, std::vector<LeftDown> left) {
  Assembly assembly;
  for (RewrittenUnit& each : units) assembly.add(each);
  return assembly.finish(left);
}

}  // namespace mig
