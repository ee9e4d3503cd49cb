#include "catalog/marks.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "catalog/routine.hpp"

namespace mig {
namespace {

constexpr std::string_view perhaps = "-- PERHAPS: ";
constexpr std::string_view uncertain = "-- UNCERTAIN: ";
constexpr std::string_view type_unknown = "-- NOT KNOWN: type of ";
constexpr std::string_view columns_unknown = "-- NOT KNOWN: columns of ";
constexpr std::string_view incomplete = "-- NOT KNOWN: what else there is";

bool is_type_unknown(const Catalog& catalog, const Table& table, const Column& column) {
  return catalog.dialect() == Dialect::postgres && !table.is_unknown && !column.type;
}

// Unique, in one line.
std::string name_of(const Catalog& catalog, const Object& object) {
  std::string name = catalog.qualified_name(object.id);
  if (const auto* function = dynamic_cast<const Function*>(&object)) {
    name += concat("(", function->signature, ")");
  } else if (const auto* other = dynamic_cast<const Other*>(&object);
             other != nullptr && object.kind == ObjectKind::operator_) {
    name += other->identity;
  }
  if (catalog.object(object.parent) != nullptr &&
      catalog.object(object.parent)->kind != ObjectKind::schema) {
    name = concat(catalog.qualified_name(object.parent), ".", catalog.quoted(object.name));
  }
  std::string made = concat(to_string(object.kind), " ", name);
  std::replace(made.begin(), made.end(), '\n', ' ');
  return made;
}

std::string name_of(const Catalog& catalog, const Table& table, const Column& column) {
  std::string made =
      concat("column ", catalog.qualified_name(table.id), ".", catalog.quoted(column.name));
  std::replace(made.begin(), made.end(), '\n', ' ');
  return made;
}

// Calls visit(line, whether it is so, what makes it so) for each line that could mark the object.
template <typename Visit>
void each_mark(const Catalog& catalog, const Object& object, Visit visit) {
  const std::string name = name_of(catalog, object);
  visit(concat(perhaps, name), object.is_perhaps, [](Object& it) { it.is_perhaps = true; });
  visit(concat(uncertain, name), object.is_uncertain, [](Object& it) { it.is_uncertain = true; });
  const auto* table = dynamic_cast<const Table*>(&object);
  if (table == nullptr) return;
  visit(concat(columns_unknown, name), table->is_open && table->module.empty(),
        [](Object& it) { static_cast<Table&>(it).is_open = true; });
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    const Column& column = table->columns[i];
    const std::string its = name_of(catalog, *table, column);
    visit(concat(perhaps, its), column.is_perhaps,
          [i](Object& it) { static_cast<Table&>(it).columns.at_for_change(i).is_perhaps = true; });
    visit(concat(type_unknown, its), is_type_unknown(catalog, *table, column),
          [i](Object& it) { static_cast<Table&>(it).columns.at_for_change(i).type = {}; });
  }
}

bool is_told(const Object& object) {
  return !object.is_unknown && object.extension.empty() && object.kind != ObjectKind::unknown;
}

}  // namespace

std::vector<std::string> marks_of(const Catalog& catalog) {
  std::vector<std::string> made;
  catalog.for_each([&](const Object& object) {
    const Object* parent = catalog.object(object.parent);
    if (!is_told(object) || (parent != nullptr && parent->name == "pg_temp")) return;
    each_mark(catalog, object, [&](std::string line, bool is_so, const auto&) {
      if (is_so) made.push_back(std::move(line));
    });
  });
  std::sort(made.begin(), made.end());
  if (!catalog.is_complete()) made.emplace_back(incomplete);
  return made;
}

void take_marks(Catalog& catalog, std::string_view text) {
  std::map<std::string, bool> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line == incomplete) catalog.set_incomplete();
    if (line.starts_with("-- ")) lines.emplace(line, true);
  }
  if (lines.empty()) return;
  std::vector<ObjectId> all;
  catalog.for_each([&](const Object& object) { all.push_back(object.id); });
  for (const ObjectId id : all) {
    const std::shared_ptr<Object> original = catalog.object(id)->clone();
    each_mark(catalog, *original, [&](const std::string& line, bool, const auto& mark) {
      if (lines.count(line) != 0) catalog.edit<Object>(id, mark);
    });
  }
}

std::vector<std::string> unknown_types(const Catalog& catalog) {
  std::vector<std::string> made;
  for (const Table* table : catalog.all<Table>()) {
    const Object* parent = catalog.object(table->parent);
    if (parent != nullptr && parent->name == "pg_temp") continue;
    std::vector<std::string> columns;
    for (const Column& each : table->columns) {
      if (is_type_unknown(catalog, *table, each)) columns.push_back(catalog.quoted(each.name));
    }
    if (columns.empty()) continue;
    made.push_back(
        concat("table ", catalog.qualified_name(table->id), ": column ", join(columns, ", ")));
  }
  return made;
}

}  // namespace mig
