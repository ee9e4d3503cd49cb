#include "lint/sqlite/foreign_keys.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/sqlite/columns.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;
using ast::ForeignKeyAction;

bool same_columns(std::vector<std::string> a, std::vector<std::string> b) {
  if (a.size() != b.size()) return false;
  for (std::string& each : a) each = lower_ascii(each);
  for (std::string& each : b) each = lower_ascii(each);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

bool is_key_of(const Catalog& catalog, const Table& parent,
               const std::vector<std::string>& columns) {
  for (const Constraint& each : parent.constraints) {
    const bool is_key =
        each.kind == ConstraintKind::primary_key || each.kind == ConstraintKind::unique;
    if (is_key && same_columns(each.columns, columns)) return true;
  }
  for (const Index* each : catalog.dependents<Index>(parent.id)) {
    if (each->table != parent.id || !each->is_unique || !each->predicate.empty()) continue;
    std::vector<std::string> names;
    for (const IndexElement& element : each->elements) names.push_back(element.column);
    if (same_columns(names, columns)) return true;
  }
  return false;
}

std::string columns_of(const std::string& table, const std::vector<std::string>& columns) {
  return columns.size() == 1 ? concat(table, ".", columns[0])
                             : concat(table, " (", join(columns, ", "), ")");
}

}  // namespace

bool is_true_pragma(std::string_view value) {
  const std::string word = lower_ascii(value);
  if (word == "on" || word == "true" || word == "yes") return true;
  const auto number = parse_number(word);
  return number && *number != 0;
}

Enforcement enforcement_in(const LintFile& file) {
  if (file.directives.foreign_keys_off) return Enforcement::off;
  for (const DirectiveComment& each :
       file.split.directives) {  // of a file that mig refuses as well
    if (each.text.starts_with("foreign-keys")) return Enforcement::off;
  }
  for (const ParsedStatement& each : file.script->statements()) {
    const auto* pragma = each.statement != nullptr ? each.statement->as<ast::Pragma>() : nullptr;
    if (pragma == nullptr || pragma->name.name.text != "foreign_keys" || !pragma->has_value) {
      continue;
    }
    return is_true_pragma(pragma->value) ? Enforcement::on : Enforcement::off;
  }
  return Enforcement::unsaid;
}

std::vector<ReferringKey> keys_to(const Catalog& catalog, std::string_view table) {
  std::vector<const Table*> tables = catalog.all<Table>();
  std::sort(tables.begin(), tables.end(),
            [](const Table* a, const Table* b) { return a->id < b->id; });
  std::vector<ReferringKey> found;
  for (const Table* each : tables) {
    for (const Constraint& key : each->constraints) {
      if (key.kind == ConstraintKind::foreign_key &&
          catalog.same_name(key.referenced_name, table)) {
        found.push_back({each, &key});
      }
    }
  }
  return found;
}

std::string effect_of_delete(const ReferringKey& child) {
  const std::string& table = child.table->name;
  const std::string columns = columns_of(table, child.key->columns);
  switch (child.key->on_delete) {
    case ForeignKeyAction::cascade:
      return concat("deletes the rows of ", table, " that refer to it");
    case ForeignKeyAction::set_null: return concat("sets ", columns, " to NULL");
    case ForeignKeyAction::set_default: return concat("sets ", columns, " to its default");
    default: return {};
  }
}

std::string mismatch_of(const Catalog& catalog, const Table& child, const Constraint& key) {
  const ObjectId id = catalog.find(ObjectKind::table, child.parent, key.referenced_name);
  const Object* object = catalog.object(id);
  if (object == nullptr) return concat("there is no table ", key.referenced_name);
  if (object->is_unknown || object->is_perhaps || object->is_uncertain) return {};
  const auto* parent = dynamic_cast<const Table*>(object);
  if (parent == nullptr) return concat(key.referenced_name, " is no table");
  if (parent->is_open || !parent->module.empty()) return {};
  const Constraint* primary = parent->primary_key();
  if (key.referenced_columns.empty()) {
    if (primary == nullptr) return concat(parent->name, " has no primary key");
    if (primary->columns.size() == key.columns.size()) return {};
    return concat("the primary key of ", parent->name, " has ",
                  count_of(primary->columns.size(), "column"));
  }
  for (const std::string& each : key.referenced_columns) {
    if (column_of(*parent, each) == nullptr) return concat(parent->name, " has no column ", each);
  }
  if (is_key_of(catalog, *parent, key.referenced_columns)) return {};
  return concat(columns_of(parent->name, key.referenced_columns), " ",
                key.referenced_columns.size() == 1 ? "is" : "are",
                " neither the primary key nor unique");
}

}  // namespace mig
