#include "lint/context.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/with_names.hpp"
#include "lint/partitions.hpp"

namespace mig {
namespace {

bool is_same_run(const JudgedStatement& a, const JudgedStatement& b) {
  if (b.runs == Runs::when_called) return false;
  if (a.file->direction != b.file->direction) return false;
  return a.file->direction == Direction::up || a.file == b.file;
}

}  // namespace

ObjectId JudgedStatement::find_in(const Catalog& catalog, ObjectKind kind,
                                  const ast::ObjectName& name) const {
  return with_names(catalog, *session, [&](Applier& applier) { return applier.find(kind, name); });
}

ObjectId JudgedStatement::find(ObjectKind kind, const ast::ObjectReference& reference) const {
  return with_names(before, *session,
                    [&](Applier& applier) { return applier.find(kind, reference); });
}

std::string JudgedStatement::shown(const ast::ObjectName& name) const {
  const ObjectId id = relation(name);
  if (id != 0) return before.qualified_name(id);
  const std::string last = before.quoted(name.name.text);
  return name.schema ? concat(before.quoted(name.schema.text), ".", last) : last;
}

DataType JudgedStatement::data_type(const ast::Type& type) const {
  return with_names(before, *session, [&](Applier& applier) { return applier.data_type(type); });
}

std::vector<const JudgedStatement*> LintContext::earlier(const JudgedStatement& at) const {
  std::vector<const JudgedStatement*> found;
  for (std::size_t i = at.position; i-- > 0;) {
    if (is_same_run(at, *(*statements)[i])) found.push_back((*statements)[i].get());
  }
  return found;
}

std::vector<const JudgedStatement*> LintContext::later(const JudgedStatement& at) const {
  std::vector<const JudgedStatement*> found;
  for (std::size_t i = at.position + 1; i < statements->size(); ++i) {
    if (is_same_run(at, *(*statements)[i])) found.push_back((*statements)[i].get());
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
  const auto rows = populated_.find(relation);
  return rows == populated_.end() || rows->second >= at.number;
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
