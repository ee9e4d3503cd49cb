#include "lint/context.hpp"

#include <algorithm>

#include "catalog/assumed_name.hpp"
#include "catalog/with_names.hpp"
#include "lint/partitions.hpp"
#include "lint/target.hpp"

namespace mig {
ObjectId JudgedStatement::find_in(const Catalog& catalog, ObjectKind kind,
                                  const ast::ObjectName& name) const {
  if (&name == target_.name && name_space_of(kind) == NameSpace::relation) {
    if (&catalog == &before) return target_.before;
    if (&catalog == &after) return target_.after;
  }
  return find_by_name(catalog, *session, kind, name.schema.text, name.name.text);
}

ObjectId JudgedStatement::find(ObjectKind kind, const ast::ObjectReference& reference) const {
  return with_names(before, *session,
                    [&](Applier& applier) { return applier.find(kind, reference); });
}

std::string JudgedStatement::shown(const ast::ObjectName& name) const {
  const ObjectId id = relation(name);
  if (id != 0) return before.qualified_name(id);
  return assumed_name(before, *session, name);
}

DataType JudgedStatement::data_type(const ast::Type& type) const {
  return with_names(before, *session, [&](Applier& applier) { return applier.data_type(type); });
}

const References& JudgedStatement::references() const {
  if (references_ == nullptr) {
    references_ = std::make_shared<const References>(
        statement != nullptr ? references_of(statement->syntax) : References());
  }
  return *references_;
}

void JudgedStatement::settle() {
  references_ = nullptr;
  target_ = {};
  const ast::ObjectName* name = statement != nullptr ? target_of(*statement) : nullptr;
  if (name == nullptr) return;
  const ObjectId is = find_in(before, ObjectKind::table, *name),
                 becomes = find_in(after, ObjectKind::table, *name);
  target_ = {name, is, becomes};
}

const LintContext::Statements& LintContext::of_struct(Node kind) const {
  if (by_struct_.empty()) {
    for (const auto& at : *statements) {
      if (at->statement == nullptr) continue;
      by_struct_[ast::first_kind_of_struct(at->statement->kind)].push_back(at.get());
    }
  }
  return by_struct_[kind];
}

bool LintContext::is_new(const JudgedStatement& at, ObjectId relation) const {
  return is_new_itself(at, relation) && all_descendants(at.before, relation, [&](ObjectId child) {
           return is_new_itself(at, child);
         });
}

bool LintContext::is_new_itself(const JudgedStatement& at, ObjectId relation) const {
  const Object* object = at.before.object(relation);
  if (object == nullptr || object->is_unknown || object->is_perhaps) return false;
  if (const auto* table = dynamic_cast<const Table*>(object); table && table->is_temporary()) {
    return true;
  }
  if (const auto* index = dynamic_cast<const Index*>(object); index && !is_new(at, index->table)) {
    return false;
  }
  if (object->created > at.transaction_begin) return true;
  if (object->created <= at.new_begin) return false;
  return !rows_.was_filled(at, relation);
}

bool LintContext::is_empty(const JudgedStatement& at, ObjectId relation) const {
  const RowChanges::State state = rows_.state(at, relation);
  if (state == RowChanges::State::filled) return false;
  return state != RowChanges::State::unknown || is_new(at, relation);
}

bool LintContext::is_new_column(const JudgedStatement& at, ObjectId relation,
                                std::string_view column) const {
  const auto* table = at.before.get<Table>(relation);
  const Column* found = table != nullptr ? table->column(column) : nullptr;
  if (found == nullptr || found->is_perhaps) return false;
  return found->created > at.new_begin && found->created > table->created;
}

std::optional<TableSize> LintContext::size_of(const JudgedStatement& at, ObjectId relation) const {
  const auto found = options.sizes.find(at.before.qualified_name(relation));
  if (found == options.sizes.end()) return std::nullopt;
  return found->second;
}

}  // namespace mig
