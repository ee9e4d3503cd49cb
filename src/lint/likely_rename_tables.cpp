#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "lint/alike.hpp"
#include "lint/commits.hpp"
#include "lint/file_outlook.hpp"
#include "lint/likely_rename.hpp"
#include "lint/row_copy.hpp"

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

struct Creation {
  const JudgedStatement* at = nullptr;
  const ast::ObjectName* name = nullptr;
  ObjectId id = 0;
};

struct Going {
  const JudgedStatement* at = nullptr;
  const ast::ObjectReference* reference = nullptr;
  ObjectId id = 0;             // 0: not known
  const Table* old = nullptr;  // null: not known
};

struct Pair {
  const Going* drop = nullptr;
  const Creation* creation = nullptr;
  const JudgedStatement* copy = nullptr;
  std::size_t same = 0, of = 0;  // columns
};

std::optional<Creation> creation_of(const JudgedStatement& at) {
  if (at.was_refused || at.runs == Runs::when_called) return std::nullopt;
  const ast::ObjectName* name = nullptr;
  if (const auto* create = at.as<ast::CreateTable>()) {
    if (create->persistence != ast::Persistence::temporary && !create->partition_of) {
      name = &create->name;
    }
  } else if (const auto* query = at.as<ast::CreateTableAs>()) {
    const bool is_table =
        query->kind == Node::create_table_as && query->persistence != ast::Persistence::temporary;
    if (is_table) name = &query->name;
  }
  if (name == nullptr) return std::nullopt;
  return Creation{&at, name, at.find_after(ObjectKind::table, *name)};
}

class TablePairing {
 public:
  explicit TablePairing(const LintContext& context)
      : context_(context),
        files_(context.built<FileOutlook>()),
        copies_(context.built<RowCopies>()) {}

  std::vector<LikelyRename> run() {
    collect();
    std::vector<const Going*> others;
    for (const Going& each : drops_) {
      if (!comes_back(each) && each.old != nullptr) others.push_back(&each);
    }
    pair(others);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const LikelyRename& a, const LikelyRename& b) {
                       return a.drop->position < b.drop->position;
                     });
    return std::move(found_);
  }

 private:
  void collect() {
    for (const auto& each : *context_.statements) {
      if (const auto creation = creation_of(*each)) creations_.push_back(*creation);
    }
    context_.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
      if (drop.object != ObjectKind::table) return;
      for (const ast::ObjectReference& each : drop.objects) {
        const ObjectId id = at.relation(each.name);
        if (id != 0 ? is_of_set(at, id) : drop.if_exists) continue;
        const auto* old = at.before.get<Table>(id);
        if (old != nullptr && old->partition_of != 0) continue;  // partitions come and go
        drops_.push_back({&at, &each, id, old});
      }
    });
  }

  // ---- under its own name

  // True: it needs no other partner. The nearest one that takes its name counts.
  bool comes_back(const Going& drop) {
    const Creation* nearest = nullptr;
    bool is_back = false;
    for (const Creation& each : creations_) {
      if (!run_together(*drop.at, *each.at) || !takes_its_name(drop, each)) continue;
      is_back = true;
      // A rebuild, or what was put aside for one.
      if (copy_into(drop, each) != nullptr) return true;
      if (!files_.are_near(*drop.at->file, *each.at->file)) continue;
      if (nearest == nullptr || gap(drop, each) < gap(drop, *nearest)) nearest = &each;
    }
    if (nearest != nullptr && !is_filled(*nearest, *drop.at)) {
      take(drop, *nearest, {}, nullptr).is_same = true;
    }
    return is_back;
  }

  bool takes_its_name(const Going& drop, const Creation& creation) const {
    if (drop.id == 0) {  // all that is known of it is its name
      const ast::ObjectName& name = drop.reference->name;
      return creation.name->name.text == name.name.text &&
             creation.name->schema.text == name.schema.text &&
             creation.at->position > drop.at->position;
    }
    const Table* made = made_at_end(drop, creation);
    return made != nullptr &&
           files_.was_called(drop.id, made->parent, made->name, *creation.at->file, *drop.at->file);
  }

  // A query fills it: from where its rows were put aside, or from what it is made of.
  bool is_filled(const Creation& creation, const JudgedStatement& drop) const {
    const JudgedStatement& create = *creation.at;
    if (const auto* query = create.as<ast::CreateTableAs>()) return query->with_data;
    for (std::size_t i = create.position + 1; i < context_.statements->size(); ++i) {
      const JudgedStatement& each = *(*context_.statements)[i];
      const auto* insert = each.as<ast::Insert>();
      if (insert == nullptr || insert->is_values || !files_.are_near(*each.file, *drop.file)) {
        continue;
      }
      if (creation.id != 0 && each.relation(insert->table) == creation.id) return true;
    }
    return false;
  }

  // ---- under another name

  void pair(const std::vector<const Going*>& drops) {
    std::vector<Pair> pairs;
    std::map<const void*, std::size_t> copies;  // of what goes, and of what is made
    for (const Creation& creation : creations_) {
      for (const Going* drop : drops) {
        const Pair pair = compare(*drop, creation);
        if (pair.copy != nullptr) {
          ++copies[pair.drop];
          ++copies[pair.creation];
        }
        if (pair.of != 0) pairs.push_back(pair);
      }
    }
    // What is copied from several or into several is merged or split, and has no new name.
    std::erase_if(pairs, [&](const Pair& each) {
      return copies[each.drop] > 1 || copies[each.creation] > 1;
    });
    std::stable_sort(pairs.begin(), pairs.end(), [this](const Pair& a, const Pair& b) {
      const bool a_is_copied = a.copy != nullptr, b_is_copied = b.copy != nullptr;
      if (a_is_copied != b_is_copied) return a_is_copied;
      if (a.same != b.same) return a.same > b.same;
      return gap(*a.drop, *a.creation) < gap(*b.drop, *b.creation);
    });
    std::vector<const void*> taken;
    const auto is_taken = [&](const void* each) {
      return std::find(taken.begin(), taken.end(), each) != taken.end();
    };
    for (const Pair& each : pairs) {
      if (is_taken(each.drop) || is_taken(each.creation)) continue;
      taken.insert(taken.end(), {each.drop, each.creation});
      take(*each.drop, *each.creation,
           {concat(each.same, " of ", count_of(each.of, "column"), each.same == 1 ? " is" : " are",
                   " the same")},
           each.copy);
    }
  }

  // `of` is 0 where they are no pair.
  Pair compare(const Going& drop, const Creation& creation) const {
    Pair pair{&drop, &creation};
    if (!run_together(*drop.at, *creation.at)) return pair;
    const Table* made = made_at_end(drop, creation);
    const bool can_be = made != nullptr && made->partition_of == 0 && !made->columns.empty() &&
                        !files_.was_taken(made->parent, made->name, *creation.at->file);
    if (!can_be) return pair;
    pair.copy = copy_into(drop, creation);
    if (pair.copy == nullptr && !files_.are_near(*drop.at->file, *creation.at->file)) return pair;
    const Table& old = *drop.old;
    pair.same = same_columns(drop.at->before, old, end_of(drop, creation), *made);
    const std::size_t of = std::max(old.columns.size(), made->columns.size());
    // A few columns are alike in many tables.
    const bool says_enough = pair.same >= 4 || are_similar_names(old.name, made->name);
    const bool is_likely = pair.same * 5 >= of * 4 && says_enough;
    const bool is_copied =
        pair.copy != nullptr && copies_.into(*drop.at, drop.id, creation.id).gaps.empty();
    if (is_likely || (is_copied && pair.same * 2 >= of)) pair.of = of;
    return pair;
  }

  // ---- both

  const Catalog& end_of(const Going& drop, const Creation& creation) const {
    return files_.after_both(*drop.at, *creation.at);
  }

  // As both files leave it; null: it is gone, or it was there before the one that goes.
  const Table* made_at_end(const Going& drop, const Creation& creation) const {
    if (creation.id == 0 || creation.id == drop.id) return nullptr;
    const auto* made = end_of(drop, creation).get<Table>(creation.id);
    const bool is_newer = made != nullptr && made->created == creation.at->number &&
                          (drop.old == nullptr || made->created > drop.old->created);
    return is_newer ? made : nullptr;
  }

  const JudgedStatement* copy_into(const Going& drop, const Creation& creation) const {
    if (drop.id == 0) return nullptr;
    const JudgedStatement* copy = copies_.into(*drop.at, drop.id, creation.id).copy;
    const bool is_near = copy != nullptr && files_.are_near(*copy->file, *creation.at->file);
    return is_near ? copy : nullptr;
  }

  std::ptrdiff_t gap(const Going& drop, const Creation& creation) const {
    return std::abs(files_.distance(*drop.at->file, *creation.at->file));
  }

  LikelyRename& take(const Going& drop, const Creation& creation, std::vector<std::string> evidence,
                     const JudgedStatement* copy) {
    found_.push_back({drop.at,
                      creation.at,
                      copy,
                      drop.reference->syntax.span(),
                      drop.id,
                      creation.id,
                      {},
                      {},
                      std::move(evidence)});
    return found_.back();
  }

  const LintContext& context_;
  const FileOutlook& files_;
  const RowCopies& copies_;
  std::vector<Creation> creations_;
  std::vector<Going> drops_;
  std::vector<LikelyRename> found_;
};

}  // namespace

std::vector<LikelyRename> table_renames(const LintContext& context) {
  return TablePairing(context).run();
}

}  // namespace mig
