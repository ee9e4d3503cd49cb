#include "lint/context.hpp"

#include <algorithm>

#include "catalog/assumed_name.hpp"
#include "catalog/with_names.hpp"
#include "lint/commits.hpp"
#include "lint/partitions.hpp"

namespace mig {
namespace {

bool is_run_with(const JudgedStatement& a, const JudgedStatement& b) {
  return b.runs != Runs::when_called && run_together(a, b);
}

}  // namespace

ObjectId JudgedStatement::find_in(const Catalog& catalog, ObjectKind kind,
                                  const ast::ObjectName& name) const {
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

std::vector<const JudgedStatement*> LintContext::earlier(const JudgedStatement& at) const {
  std::vector<const JudgedStatement*> found;
  for (std::size_t i = at.position; i-- > 0;) {
    if (is_run_with(at, *(*statements)[i])) found.push_back((*statements)[i].get());
  }
  return found;
}

std::vector<const JudgedStatement*> LintContext::later(const JudgedStatement& at) const {
  std::vector<const JudgedStatement*> found;
  for (std::size_t i = at.position + 1; i < statements->size(); ++i) {
    if (is_run_with(at, *(*statements)[i])) found.push_back((*statements)[i].get());
  }
  return found;
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
