#include "rewrite/blocks/sqlite_rebuild.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "lint/sqlite/columns.hpp"

namespace mig {
namespace {

std::string lists_of(const Table& table, const Catalog& catalog) {
  std::vector<std::string> names;
  // Without a name for it the rows would be numbered anew, and what keeps rowids finds others.
  if (!table.without_rowid && rowid_alias(table) == nullptr) names.emplace_back("rowid");
  for (const Column& each : table.columns) {
    if (each.generated.empty()) names.push_back(catalog.quoted(each.name));
  }
  return join(names, ", ");
}

bool is_autoincrement(const Table& table) {
  const Constraint* key = table.primary_key();
  return key != nullptr && key->is_autoincrement;
}

// Views and triggers elsewhere that read the table: RENAME fails while they name what is not there.
std::vector<const Object*> readers_of(const Catalog& catalog, const Table& table) {
  std::vector<const Object*> found;
  const auto mentions = [&](std::string_view text) {
    return lower_ascii(text).find(lower_ascii(table.name)) != std::string::npos;
  };
  for (const View* each : catalog.all<View>()) {
    if (mentions(each->query)) found.push_back(each);
  }
  for (const Trigger* each : catalog.all<Trigger>()) {
    if (each->parent != table.id && mentions(each->body)) found.push_back(each);
  }
  std::sort(found.begin(), found.end(),
            [](const Object* a, const Object* b) { return a->created < b->created; });
  return found;
}

void drop_readers(const Catalog& catalog, const std::vector<const Object*>& readers,
                  std::vector<std::string>& to) {
  for (auto each = readers.rbegin(); each != readers.rend(); ++each) {
    to.push_back(concat("DROP ", ast::to_string((*each)->kind) == "view" ? "VIEW " : "TRIGGER ",
                        catalog.quoted((*each)->name), ";"));
  }
}

void make_again(const Catalog& catalog, const Table& table,
                const std::vector<const Object*>& readers, std::vector<std::string>& to) {
  for (const Index* each : catalog.dependents<Index>(table.id)) {
    if (each->table == table.id && each->constraint.empty()) {
      to.push_back(concat(print_index(catalog, *each), ";"));
    }
  }
  for (const Trigger* each : catalog.dependents<Trigger>(table.id)) {
    if (each->parent == table.id) to.push_back(concat(print_trigger(catalog, *each), ";"));
  }
  for (const Object* each : readers) {
    const auto* view = dynamic_cast<const View*>(each);
    to.push_back(concat(view != nullptr
                            ? print_view(catalog, *view)
                            : print_trigger(catalog, *dynamic_cast<const Trigger*>(each)),
                        ";"));
  }
}

}  // namespace

std::vector<std::string> sqlite_rebuild(const Catalog& catalog, const Table& table,
                                        const RebuiltColumn* added) {
  const std::string name = catalog.quoted(table.name);
  const std::string helper = concat("_mig_", table.name), quoted = catalog.quoted(helper);
  Catalog renamed = catalog;
  renamed.edit<Table>(table.id, [&](Table& each) { each.name = helper; });
  const bool has_value = added != nullptr && !added->value.empty();
  const std::string columns = lists_of(table, catalog);
  const auto readers = readers_of(catalog, table);

  std::vector<std::string> made;
  drop_readers(catalog, readers, made);
  made.push_back(concat(print_table(renamed, *renamed.get<Table>(table.id), true,
                                    added != nullptr ? added->definition : std::string()),
                        ";"));
  made.push_back(concat("INSERT INTO ", quoted, " (", columns,
                        has_value ? concat(", ", added->name) : "", ") SELECT ", columns,
                        has_value ? concat(", ", added->value) : "", " FROM ", name, ";"));
  if (is_autoincrement(table)) {
    const std::string of_old =
        concat("(SELECT seq FROM sqlite_sequence WHERE name = '", table.name, "')");
    made.push_back(concat("UPDATE sqlite_sequence SET seq = ", of_old, " WHERE name = '", helper,
                          "' AND ", of_old, " IS NOT NULL;"));
  }
  made.push_back(concat("DROP TABLE ", name, ";"));
  made.push_back(concat("ALTER TABLE ", quoted, " RENAME TO ", name, ";"));
  make_again(catalog, table, readers, made);
  return made;
}

}  // namespace mig
