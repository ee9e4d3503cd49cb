#include <algorithm>

#include "base/text.hpp"
#include "lint/alike.hpp"
#include "lint/commits.hpp"
#include "lint/likely_rename.hpp"
#include "lint/set_files.hpp"
#include "lint/table_swap.hpp"

namespace mig {
namespace {

// How many columns have the same name and kind.
std::size_t same_columns(const Catalog& before, const Table& a, const Catalog& after,
                         const Table& b) {
  return static_cast<std::size_t>(
      std::count_if(a.columns.begin(), a.columns.end(), [&](const Column& each) {
        const Column* other = b.column(each.name);
        return other != nullptr &&
               are_compatible_types(before.to_string(each.type), after.to_string(other->type),
                                    before.dialect());
      }));
}

class TablePairing {
 public:
  TablePairing(const LintContext& context, const Outlook& outlook)
      : context_(context), outlook_(outlook) {}

  std::vector<LikelyRename> run() {
    for (const auto& each : *context_.statements) {
      if (each->runs != Runs::when_called && made_by(*each) != nullptr) {
        creations_.push_back(each.get());
      }
    }
    context_.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
      if (drop.object != ObjectKind::table) return;
      for (const ast::ObjectReference& each : drop.objects) {
        const ObjectId id = at.relation(each.name);
        if (id != 0 ? !is_of_set(at, id) : !drop.if_exists) look_at(each, at, id);
      }
    });
    return std::move(found_);
  }

 private:
  void look_at(const ast::ObjectReference& reference, const JudgedStatement& at, ObjectId id) {
    const auto* old = at.before.get<Table>(id);
    if (old != nullptr && old->partition_of != 0) return;  // partitions come and go
    if (const JudgedStatement* again = created_again(reference, at, id)) {
      const ObjectId made = id_of_made(*again);
      // Its rows went into the new one before: a rebuild.
      const bool is_kept = id != 0 && copy_between(context_, at, id, made) != nullptr;
      if (!is_kept && !is_filled(*again, made)) take(reference, at, id, *again, made, {}, nullptr);
      return;
    }
    if (old != nullptr) look_for_other_name(reference, at, *old);
  }

  // A query fills it: from where its rows were put aside, or from what it is made of.
  bool is_filled(const JudgedStatement& create, ObjectId made) const {
    if (const auto* query = create.as<ast::CreateTableAs>()) return query->with_data;
    for (std::size_t i = create.position + 1; made != 0 && i < context_.statements->size(); ++i) {
      const JudgedStatement& each = *(*context_.statements)[i];
      const auto* insert = each.as<ast::Insert>();
      if (insert == nullptr || insert->is_values || !run_together(create, each)) continue;
      if (each.relation(insert->table) == made) return true;
    }
    return false;
  }

  static ObjectId id_of_made(const JudgedStatement& at) {
    if (const auto* create = at.as<ast::CreateTable>()) {
      return at.find_after(ObjectKind::table, create->name);
    }
    if (const auto* create = at.as<ast::CreateTableAs>()) {
      return at.find_after(ObjectKind::table, create->name);
    }
    return 0;
  }

  static const ast::ObjectName* made_by(const JudgedStatement& at) {
    if (at.was_refused) return nullptr;
    if (const auto* create = at.as<ast::CreateTable>()) {
      return create->persistence == ast::Persistence::temporary || create->partition_of
                 ? nullptr
                 : &create->name;
    }
    const auto* create = at.as<ast::CreateTableAs>();
    const bool is_table = create != nullptr && create->kind == Node::create_table_as &&
                          create->persistence != ast::Persistence::temporary;
    return is_table ? &create->name : nullptr;
  }

  // A new table that ends with the name that the old one had at first.
  const JudgedStatement* created_again(const ast::ObjectReference& reference,
                                       const JudgedStatement& at, ObjectId id) const {
    const Object* first = outlook_.before_run(at).object(id);
    for (const JudgedStatement* each : creations_) {
      if (!run_together(at, *each)) continue;
      const ast::ObjectName* name = made_by(*each);
      if (id == 0) {  // all that is known of it is its name
        if (name->name.text == reference.name.name.text &&
            name->schema.text == reference.name.schema.text && each->position > at.position) {
          return each;
        }
        continue;
      }
      const Object* made = outlook_.after_run(at).object(id_of_made(*each));
      if (first != nullptr && made != nullptr && made->id != id && made->name == first->name &&
          made->parent == first->parent && outlook_.before_run(at).object(made->id) == nullptr) {
        return each;
      }
    }
    return nullptr;
  }

  // Both were there at a time when code used them.
  static bool stood_beside(const JudgedStatement& create, const JudgedStatement& drop,
                           const Table& old, const Table& made) {
    if (made.created < old.created) return true;
    return create.position < drop.position && !is_same_release(*create.file, *drop.file);
  }

  void look_for_other_name(const ast::ObjectReference& reference, const JudgedStatement& at,
                           const Table& old) {
    const Catalog& end = outlook_.after_run(at);
    const JudgedStatement* best = nullptr;
    const Table* best_table = nullptr;
    std::size_t most = 0;
    for (const JudgedStatement* each : creations_) {
      if (!run_together(at, *each)) continue;
      const auto* made = end.get<Table>(id_of_made(*each));
      if (made == nullptr || made->partition_of != 0 || made->columns.empty()) continue;
      // Copies are looked for last: that goes through all statements.
      const auto is_copied = [&] {
        return copy_between(context_, at, old.id, made->id) != nullptr;
      };
      const bool has_name = made->parent == old.parent && made->name == old.name;
      if (has_name && is_copied()) return;  // a rebuild
      const std::size_t same = same_columns(at.before, old, end, *made);
      const std::size_t of = std::max(old.columns.size(), made->columns.size());
      if (same <= most) continue;
      // A few columns are alike in many tables.
      const bool says_enough = same >= 4 || are_similar_names(old.name, made->name);
      const bool is_likely =
          same * 5 >= of * 4 && says_enough && !stood_beside(*each, at, old, *made);
      if (!is_likely && !(same * 2 >= of && is_copied())) continue;
      most = same;
      best = each;
      best_table = made;
    }
    if (best == nullptr) return;
    const std::size_t of = std::max(old.columns.size(), best_table->columns.size());
    take(reference, at, old.id, *best, best_table->id,
         {concat(most, " of ", count_of(of, "column"), most == 1 ? " is" : " are", " the same")},
         copy_between(context_, at, old.id, best_table->id));
  }

  void take(const ast::ObjectReference& reference, const JudgedStatement& at, ObjectId id,
            const JudgedStatement& add, ObjectId made, std::vector<std::string> evidence,
            const JudgedStatement* copy) {
    found_.push_back(
        {&at, &add, copy, reference.syntax.span(), id, made, {}, {}, std::move(evidence)});
  }

  const LintContext& context_;
  const Outlook& outlook_;
  std::vector<const JudgedStatement*> creations_;  // of tables
  std::vector<LikelyRename> found_;
};

}  // namespace

std::vector<LikelyRename> table_renames(const LintContext& context, const Outlook& outlook) {
  return TablePairing(context, outlook).run();
}

}  // namespace mig
