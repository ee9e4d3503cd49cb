#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "lint/alike.hpp"
#include "lint/assigned_values.hpp"
#include "lint/column_heir.hpp"
#include "lint/column_likeness.hpp"
#include "lint/commits.hpp"
#include "lint/file_outlook.hpp"
#include "lint/likely_rename.hpp"
#include "lint/row_copy.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// A column that is dropped or added.
struct Part : ChangedColumn {
  Part(ChangedColumn what, Span where) : ChangedColumn(std::move(what)), span(where) {}

  Span span;
  bool is_taken = false;
};

struct TableParts {
  std::vector<Part> drops, adds;
};

// The weight from which on two columns are likely one.
constexpr int enough = 4;

class Pairing {
 public:
  explicit Pairing(const LintContext& context)
      : context_(context), files_(context.built<FileOutlook>()) {
    for (const auto& each : *context.statements) {
      if (each->as<ast::Update>() != nullptr) updates_.push_back(each.get());
      const auto* rename = each->as<ast::Rename>();
      const bool is_column = rename != nullptr && rename->object == ObjectKind::column;
      if (is_column && each->runs != Runs::when_called) renames_.push_back(each.get());
    }
  }

  std::vector<LikelyRename> run() {
    context_.each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
      if (!at.was_refused && alter.object != ObjectKind::type) collect(alter, at);
    });
    for (auto& [key, parts] : tables_) pair(parts, key.second);
    std::sort(found_.begin(), found_.end(), [](const LikelyRename& a, const LikelyRename& b) {
      return a.drop->position < b.drop->position;
    });
    return std::move(found_);
  }

 private:
  using Key = std::pair<const LintFile*, ObjectId>;  // null: the ups

  void collect(const ast::AlterTable& alter, const JudgedStatement& at) {
    ObjectId id = at.relation(alter.name);
    if (id == 0) id = at.find_after(ObjectKind::table, alter.name);
    if (id == 0 || is_of_set(at, id)) return;
    const Key key{at.file->direction == Direction::up ? nullptr : at.file, id};
    for (const ast::AlterTableAction& each : alter.actions) {
      if (each.kind == ast::AlterTableKind::drop_column) {
        dropped(key, each, at, id);
      } else if (each.kind == ast::AlterTableKind::add_column) {
        added(key, each, at);
      }
    }
  }

  void dropped(const Key& key, const ast::AlterTableAction& action, const JudgedStatement& at,
               ObjectId id) {
    if (is_column_of_set(at, id, action.name.text)) return;
    const auto* table = at.before.get<Table>(id);
    const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
    const bool is_known = table != nullptr && !table->is_unknown && !table->is_open;
    if (is_known && column == nullptr) return;
    if (has_heir(context_, at, id, action.name.text)) return;
    tables_[key].drops.emplace_back(
        ChangedColumn{&at, std::string(action.name.text), table, column}, action.syntax.span());
  }

  void added(const Key& key, const ast::AlterTableAction& action, const JudgedStatement& at) {
    tables_[key].adds.emplace_back(ChangedColumn{&at, std::string(action.column->name.text)},
                                   action.syntax.span());
  }

  static bool was_there(const Part& add, ObjectId table) {
    const auto* before = add.at->before.get<Table>(table);
    return before != nullptr && before->column(add.name) != nullptr && !drops_in(*add.at, add.name);
  }

  static bool drops_in(const JudgedStatement& at, std::string_view name) {
    const auto* alter = at.as<ast::AlterTable>();
    return std::any_of(
        alter->actions.begin(), alter->actions.end(), [&](const ast::AlterTableAction& each) {
          return each.kind == ast::AlterTableKind::drop_column && each.name.text == name;
        });
  }

  void pair(TableParts& parts, ObjectId table) {
    if (parts.drops.empty()) return;  // as in most tables: their columns need not be looked up
    std::erase_if(parts.adds, [&](const Part& each) { return was_there(each, table); });
    if (parts.adds.empty()) return;
    for (Part& drop : parts.drops) pair_same_name(drop, parts, table);
    pair_copies(parts, table);
    while (pair_best(parts, table)) {
    }
  }

  // The nearest one that comes back with its name. Where its values were put aside, or are kept elsewhere, it keeps them.
  void pair_same_name(Part& drop, TableParts& parts, ObjectId table) {
    Part* nearest = nullptr;
    for (Part& add : parts.adds) {
      if (add.is_taken || !is_newer(drop, add) || !takes_its_name(drop, add, table)) continue;
      if (copy_of(drop, add, table) != nullptr || is_filled(add, table)) {
        drop.is_taken = add.is_taken = true;
        return;
      }
      if (!are_near(drop, add) || at_end(drop, add, table).column == nullptr) continue;
      if (nearest == nullptr || gap(drop, add) < gap(drop, *nearest)) nearest = &add;
    }
    if (nearest != nullptr) take(drop, *nearest, table, {}, nullptr).is_same = true;
  }

  // From another table, where its values were kept.
  bool is_filled(const Part& add, ObjectId table) const {
    for (auto at = first_from(updates_, *add.at); at != updates_.end(); ++at) {
      const JudgedStatement& each = **at;
      const auto* update = each.as<ast::Update>();
      if (each.relation(update->table) != table) continue;
      if (!files_.are_near(*each.file, *add.at->file)) continue;
      for (const AssignedValue& set : assigned_values(*update)) {
        const bool is_it = each.before.same_name(set.column, add.name);
        if (is_it && (update->from || !references_of(set.value).tables.empty())) return true;
      }
    }
    return false;
  }

  bool takes_its_name(const Part& drop, const Part& add, ObjectId table) const {
    const Catalog& before = drop.at->before;
    if (before.same_name(drop.name, add.name)) return add.at->position >= drop.at->position;
    return was_called(drop, table, add.name, *add.at->file);
  }

  // Before the two files, or those in front of them.
  bool was_called(const Part& drop, ObjectId table, std::string_view name,
                  const LintFile& other) const {
    std::string now = drop.name;
    for (auto at = first_from(renames_, *drop.at); at != renames_.begin();) {
      const JudgedStatement& each = **--at;
      const auto* rename = each.as<ast::Rename>();
      if (!run_together(each, *drop.at)) continue;
      if (!each.before.same_name(rename->new_name.text, now)) continue;
      if (each.relation(rename->target.name) != table) continue;
      const bool is_of_them = files_.are_near(*each.file, *drop.at->file) || each.file == &other;
      if (!is_of_them) return false;
      now = rename->target.part.text;
      if (each.before.same_name(now, name)) return true;
    }
    return false;
  }

  // What is copied into several or from several is split or merged, and has no new name; nor has what something else is
  // made of.
  void pair_copies(TableParts& parts, ObjectId table) {
    struct Copied {
      Part *drop, *add;
      const JudgedStatement* copy;
    };
    std::vector<Copied> all;
    for (Part& drop : parts.drops) {
      for (Part& add : parts.adds) {
        if (!can_be_pair(drop, add, table)) continue;
        if (const auto* copy = copy_of(drop, add, table)) all.push_back({&drop, &add, copy});
      }
    }
    for (const Copied& each : all) {
      const auto shared = std::count_if(all.begin(), all.end(), [&](const Copied& other) {
        return other.drop == each.drop || other.add == each.add;
      });
      each.drop->is_taken = each.add->is_taken = true;
      if (shared > 1 || !is_plain_copy(*each.copy, each.drop->name, each.add->name)) continue;
      take(*each.drop, *each.add, table, likeness_of(*each.drop, *each.add, table, false).evidence,
           each.copy);
    }
  }

  bool pair_best(TableParts& parts, ObjectId table) {
    Part *best_drop = nullptr, *best_add = nullptr;
    Likeness best;
    bool is_tie = false;  // two that are as likely say nothing
    for (Part& drop : parts.drops) {
      for (Part& add : parts.adds) {
        if (!are_near(drop, add) || !can_be_pair(drop, add, table)) continue;
        Likeness likeness = likeness_of(drop, add, table, is_only_pair(parts, drop, add));
        if (!likeness.is_possible || likeness.weight < enough) continue;
        if (is_one_of_many(parts, drop, add)) continue;
        if (best_drop != nullptr && likeness.weight <= best.weight) {
          const bool is_equal = &drop == best_drop && likeness.weight == best.weight;
          is_tie = is_tie || (is_equal && !are_similar_names(drop.name, best_add->name));
          continue;
        }
        best = std::move(likeness);
        best_drop = &drop;
        best_add = &add;
        is_tie = false;
      }
    }
    if (best_drop == nullptr) return false;
    best_drop->is_taken = true;
    if (!is_tie) take(*best_drop, *best_add, table, best.evidence, nullptr);
    return true;
  }

  // An ALTER TABLE that adds a whole group of columns for the one that it drops: what this one has in common with it, the
  // others of the group have too.
  static bool is_one_of_many(const TableParts& parts, const Part& drop, const Part& add) {
    if (drop.at != add.at) return false;
    const auto is_here = [&](const Part& each) { return each.at == drop.at; };
    const auto adds = std::count_if(parts.adds.begin(), parts.adds.end(), is_here);
    if (std::count_if(parts.drops.begin(), parts.drops.end(), is_here) > 1 || adds < 3) {
      return false;
    }
    return std::all_of(parts.adds.begin(), parts.adds.end(), [&](const Part& each) {
      return !is_here(each) || are_similar_names(drop.name, each.name);
    });
  }

  bool can_be_pair(const Part& drop, const Part& add, ObjectId table) const {
    if (drop.is_taken || add.is_taken || !is_newer(drop, add)) return false;
    const auto* before = files_.before(*add.at->file).get<Table>(table);
    const bool comes_back = before != nullptr && before->column(add.name) != nullptr;
    return !comes_back && at_end(drop, add, table).column != nullptr;
  }

  static bool is_newer(const Part& drop, const Part& add) {
    return drop.column == nullptr || add.at->number > drop.column->created;
  }

  bool are_near(const Part& drop, const Part& add) const {
    return files_.are_near(*drop.at->file, *add.at->file);
  }

  std::ptrdiff_t gap(const Part& drop, const Part& add) const {
    return std::abs(files_.distance(*drop.at->file, *add.at->file));
  }

  // Nothing else near is dropped or added.
  bool is_only_pair(const TableParts& parts, const Part& drop, const Part& add) const {
    const auto count = [&](const std::vector<Part>& all) {
      return std::count_if(all.begin(), all.end(), [&](const Part& each) {
        return are_near(drop, each) || are_near(add, each);
      });
    };
    return count(parts.drops) == 1 && count(parts.adds) == 1;
  }

  // What becomes of the new column in the two files counts: constraints and NOT NULL often come later.
  Part at_end(const Part& drop, const Part& add, ObjectId id) const {
    Part found = add;
    found.table = files_.after_both(*drop.at, *add.at).get<Table>(id);
    found.column = found.table != nullptr ? found.table->column(add.name) : nullptr;
    return found;
  }

  Likeness likeness_of(const Part& drop, const Part& add, ObjectId table, bool is_only) const {
    return column_likeness(files_.after_both(*drop.at, *add.at), drop, at_end(drop, add, table),
                           is_only);
  }

  // UPDATE t SET b = … a …, of all rows or some, between the ADD and the DROP.
  const JudgedStatement* copy_of(const Part& drop, const Part& add, ObjectId table) const {
    for (auto at = first_from(updates_, *add.at), end = first_from(updates_, *drop.at); at < end;
         ++at) {
      const JudgedStatement& each = **at;
      if (each.runs == Runs::when_called) continue;
      const bool is_copy = each.relation(each.as<ast::Update>()->table) == table &&
                           files_.are_near(*each.file, *add.at->file) &&
                           column_copy(each, table, drop.name, add.name) != ColumnCopy::none;
      if (is_copy) return &each;
    }
    return nullptr;
  }

  using Statements = std::vector<const JudgedStatement*>;

  // The first of them that does not lie in front of the statement.
  static Statements::const_iterator first_from(const Statements& all, const JudgedStatement& at) {
    return std::partition_point(all.begin(), all.end(), [&](const JudgedStatement* each) {
      return each->position < at.position;
    });
  }

  LikelyRename& take(Part& drop, Part& add, ObjectId table, std::vector<std::string> evidence,
                     const JudgedStatement* copy) {
    drop.is_taken = add.is_taken = true;
    found_.push_back(
        {drop.at, add.at, copy, drop.span, table, 0, drop.name, add.name, std::move(evidence)});
    return found_.back();
  }

  const LintContext& context_;
  const FileOutlook& files_;
  Statements updates_, renames_;  // all UPDATEs; what renames columns
  std::map<Key, TableParts> tables_;
  std::vector<LikelyRename> found_;
};

}  // namespace

std::vector<LikelyRename> column_renames(const LintContext& context) {
  return Pairing(context).run();
}

}  // namespace mig
