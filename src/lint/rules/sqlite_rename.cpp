#include <algorithm>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/print_parts.hpp"
#include "lint/column_heir.hpp"
#include "lint/final_schema.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/column_uses.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/statement_text.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// What stands in for the old name at the end of the file.
enum class Bridge : unsigned char { none, reads, all };

Bridge bridge_of(const LintContext& context, const JudgedStatement& at, std::string_view old) {
  const Catalog* end = &last_of_file(context, at).after;
  const ObjectId schema = end->find_schema("main");
  const ObjectId id = schema != 0 ? end->find(ObjectKind::view, schema, old) : 0;
  if (end->get<View>(id) == nullptr) return Bridge::none;
  bool writes[3] = {};
  for (const Trigger* each : end->dependents<Trigger>(id)) {
    if (each->timing != ast::TriggerTiming::instead_of) continue;
    writes[0] = writes[0] || each->on_insert;
    writes[1] = writes[1] || each->on_update;
    writes[2] = writes[2] || each->on_delete;
  }
  return writes[0] && writes[1] && writes[2] ? Bridge::all : Bridge::reads;
}

std::string in_quotes(std::string_view name) { return quote_identifier(name, Dialect::sqlite); }

// The column in its two names.
struct Renamed {
  const Table& table;
  std::string shown;
  const Column& column;
  std::string_view name;  // the new one

  std::string of(const std::string& other) const {
    return lower_ascii(other) == lower_ascii(column.name) ? std::string(name) : other;
  }
};

// The index as it is for the new column.
Index with_new_name(Index index, const Renamed& renamed) {
  const auto renew = [&](ExpressionText& text) {
    text = with_column_renamed(text, renamed.column.name, renamed.name, Dialect::sqlite);
  };
  for (IndexElement& each : index.elements) {
    each.column = renamed.of(each.column);
    renew(each.expression);
  }
  renew(index.predicate);
  return index;
}

Index index_of_key(const Constraint& key) {
  Index made;
  made.is_unique = true;
  for (const std::string& each : key.columns) made.elements.emplace_back().column = each;
  return made;
}

// After the columns where they tell it from others, else after the old one.
std::string name_for(const Index& index, const Renamed& renamed) {
  std::vector<std::string> names{renamed.table.name};
  for (const IndexElement& each : index.elements) names.push_back(each.column);
  const bool is_over_it = std::find(names.begin() + 1, names.end(), renamed.name) != names.end();
  const bool is_plain = std::find(names.begin(), names.end(), "") == names.end();
  return is_over_it && is_plain ? join(names, "_") : concat(index.name, "_", renamed.name);
}

// What finds rows by the column, and what keeps it unique, for the new one.
void add_indexes(std::vector<std::string>& steps, const Renamed& renamed, const Catalog& catalog) {
  std::vector<Index> all;
  for (const Constraint& each : renamed.table.constraints) {
    const bool is_key =
        each.kind == ast::ConstraintKind::unique || each.kind == ast::ConstraintKind::primary_key;
    if (is_key) all.push_back(index_of_key(each));
  }
  for (const Index* each : catalog.dependents<Index>(renamed.table.id)) {
    if (each->table == renamed.table.id && each->constraint.empty()) all.push_back(*each);
  }
  std::stable_partition(all.begin(), all.end(), [](const Index& each) { return each.is_unique; });
  std::vector<std::string> names, bodies;
  for (const Index& old : all) {
    if (!index_uses(old, renamed.column.name)) continue;
    const Index each = with_new_name(old, renamed);
    const std::string body =
        concat(" ON ", renamed.shown, " (", print_index_elements(catalog, each, {}), ")",
               each.predicate.empty() ? std::string() : concat(" WHERE ", each.predicate), ";");
    std::string name = name_for(each, renamed);
    // A key and an index over the same; if one of them is unique, that came first.
    if (std::find(bodies.begin(), bodies.end(), body) != bodies.end()) continue;
    if (std::find(names.begin(), names.end(), name) != names.end()) name += concat("_", old.name);
    steps.push_back(
        concat("CREATE ", each.is_unique ? "UNIQUE " : "", "INDEX ", in_quotes(name), body));
    names.push_back(std::move(name));
    bodies.push_back(body);
  }
}

// The end of the old column: what DROP COLUMN stumbles over goes first, or the table is made anew.
std::string farewell(const JudgedStatement& at, const Renamed& renamed) {
  const std::string old = in_quotes(renamed.column.name);
  std::string first;
  // It is the only column no more.
  Table table = renamed.table;
  Column added;
  added.name = renamed.name;
  table.columns.push_back(std::move(added));
  for (const ColumnBlocker& each : drop_blockers(at, table, renamed.column.name)) {
    if (each.drop.empty()) {
      return concat("-- a rebuild of ", renamed.table.name, " without ", renamed.column.name,
                    ", for ", each.why);
    }
    first += each.drop.starts_with("DROP INDEX")
                 ? concat(each.drop, "\n")
                 : concat("-- ", each.why, ": made again to read ", renamed.name, "\n");
  }
  return concat(first, "-- mig: ignore sqlite-destructive -- its values are in ",
                in_quotes(renamed.name), "\nALTER TABLE ", renamed.shown, " DROP COLUMN ", old,
                ";");
}

// The way in steps: both columns, kept alike. Where there is no key to find the row by, nothing is shown.
std::vector<std::string> column_steps(const ast::Rename& rename, const JudgedStatement& at) {
  const Table* table = at.table(rename.target.name);
  const Column* column = table != nullptr ? column_of(*table, rename.target.part.text) : nullptr;
  if (column == nullptr || table->without_rowid) return {};
  const std::string shown = at.shown(rename.target.name), old = in_quotes(column->name),
                    now = in_quotes(rename.new_name.text);
  const auto trigger = [&](std::string_view suffix) {
    return in_quotes(concat(table->name, "_", rename.new_name.text, "_", suffix));
  };
  const std::string type = column->type.text.empty() ? "" : concat(" ", column->type.text);
  const std::string copy = concat(" BEGIN\n  UPDATE ", shown, " SET ", now, " = NEW.", old,
                                  " WHERE rowid = NEW.rowid;\nEND;");
  const std::string back = concat(" BEGIN\n  UPDATE ", shown, " SET ", old, " = NEW.", now,
                                  " WHERE rowid = NEW.rowid;\nEND;");
  std::vector<std::string> steps;
  steps.push_back(concat("ALTER TABLE ", shown, " ADD COLUMN ", now, type, ";"));
  if (column->not_null) {
    steps.push_back(concat("-- ", column->name,
                           " is NOT NULL: new code writes both until it is gone, and ",
                           rename.new_name.text, " gets its NOT NULL by a rebuild"));
  }
  struct Sync {
    std::string_view name, event;
    std::string when;
    const std::string& does;
  };
  const Sync syncs[] = {
      {"inserted_old", "AFTER INSERT", concat("NEW.", now, " IS NULL"), copy},
      {"inserted_new", "AFTER INSERT",
       concat("NEW.", now, " IS NOT NULL AND NEW.", old, " IS NOT NEW.", now), back},
      {"from_old", "AFTER UPDATE OF ",
       concat("NEW.", old, " IS NOT OLD.", old, " AND NEW.", now, " IS NOT NEW.", old), copy},
      {"to_old", "AFTER UPDATE OF ",
       concat("NEW.", now, " IS NOT OLD.", now, " AND NEW.", now, " IS NOT NEW.", old), back}};
  std::string drops;
  for (const Sync& each : syncs) {
    const std::string_view of = &each.does == &copy ? old : now;
    steps.push_back(concat("CREATE TRIGGER ", trigger(each.name), " ", each.event,
                           each.event.ends_with(' ') ? of : "", " ON ", shown, " WHEN ", each.when,
                           each.does));
    drops += concat("DROP TRIGGER ", trigger(each.name), ";\n");
  }
  steps.push_back(
      concat("UPDATE ", shown, " SET ", now, " = ", old, " WHERE ", now, " IS NOT ", old, ";"));
  const Renamed renamed{*table, shown, *column, rename.new_name.text};
  add_indexes(steps, renamed, at.before);
  steps.push_back(concat("-- next release: when no code uses ", column->name, " any more\n", drops,
                         farewell(at, renamed)));
  return steps;
}

// A view of SQLite takes no writes of its own. Without a key there is nothing to find the row by.
std::vector<std::string> view_triggers(const ast::Rename& rename, const JudgedStatement& at) {
  const Table* table = at.table(rename.target.name);
  const Constraint* key = table != nullptr ? table->primary_key() : nullptr;
  if (key == nullptr || table->is_open || table->is_unknown) return {};
  const std::string view = at.shown(rename.target.name), now = in_quotes(rename.new_name.text);
  std::vector<std::string> names, values, sets, finds;
  for (const Column& each : table->columns) {
    if (!each.generated.empty()) continue;
    names.push_back(in_quotes(each.name));
    // What the code leaves out is NULL in the view: the table's default, as the table itself would take it.
    const std::string value = concat("NEW.", in_quotes(each.name));
    values.push_back(each.default_value.empty()
                         ? value
                         : concat("coalesce(", value, ", ", each.default_value, ")"));
    sets.push_back(concat(in_quotes(each.name), " = ", value));
  }
  for (const std::string& each : key->columns) {
    finds.push_back(concat(in_quotes(each), " IS OLD.", in_quotes(each)));
  }
  const auto trigger = [&](std::string_view suffix, std::string_view event, std::string does) {
    return concat("CREATE TRIGGER ", in_quotes(concat(table->name, "_", suffix)), " INSTEAD OF ",
                  event, " ON ", view, " BEGIN\n  ", does, ";\nEND;");
  };
  const std::string row = concat(" WHERE ", join(finds, " AND "));
  return {trigger("inserted", "INSERT",
                  concat("INSERT INTO ", now, " (", join(names, ", "), ") VALUES (",
                         join(values, ", "), ")")),
          trigger("updated", "UPDATE", concat("UPDATE ", now, " SET ", join(sets, ", "), row)),
          trigger("deleted", "DELETE", concat("DELETE FROM ", now, row))};
}

void check_column(const LintContext& context, const ast::Rename& rename, const JudgedStatement& at,
                  Findings& findings) {
  const ObjectId table = at.relation(rename.target.name);
  if (context.is_new(at, table) || context.is_new_column(at, table, rename.target.part.text))
    return;
  if (has_heir(context, at, table, rename.target.part.text)) return;
  const std::string shown = at.shown(rename.target.name);
  Finding& found =
      findings.add(at, {},
                   concat("deployed code that uses ", shown, ".", rename.target.part.text,
                          " fails once it is called ", rename.new_name.text));
  found.tables = {shown};
  found.steps = column_steps(rename, at);
}

void check_table(const LintContext& context, const ast::Rename& rename, const JudgedStatement& at,
                 Findings& findings) {
  if (context.is_new(at, at.relation(rename.target.name))) return;
  const std::string shown = at.shown(rename.target.name);
  const Bridge bridge = bridge_of(context, at, rename.target.name.name.text);
  if (bridge == Bridge::all) return;
  Finding& found = findings.add(
      at, {},
      bridge == Bridge::none
          ? concat("deployed code that uses ", shown, " fails once it is called ",
                   rename.new_name.text)
          : concat("deployed code that writes ", shown,
                   " fails: what bears the name then is a view without INSTEAD OF triggers"));
  if (bridge == Bridge::reads) found.severity = Severity::warning;
  found.tables = {shown};
  if (bridge == Bridge::none) {
    found.steps = {text_with(at),
                   concat("CREATE VIEW ", shown, " AS SELECT * FROM ",
                          quote_identifier(rename.new_name.text, Dialect::sqlite), ";")};
  }
  for (std::string& each : view_triggers(rename, at)) found.steps.push_back(std::move(each));
}

// A rebuild may rename a column as it copies.
void check_rebuild(const Rebuild& rebuild, Findings& findings) {
  if (rebuild.old_table == nullptr || rebuild.new_table == nullptr) return;
  for (const CopiedColumn& each : rebuild.copy().columns) {
    if (each.from.empty() || column_of(*rebuild.new_table, each.from) != nullptr ||
        column_of(*rebuild.old_table, each.to) != nullptr ||
        column_of(*rebuild.new_table, each.to) == nullptr || is_rowid_name(each.from)) {
      continue;
    }
    findings
        .add(*rebuild.copies.back(), {},
             concat("the rebuild renames ", rebuild.name, ".", each.from, " to ", each.to,
                    ": deployed code that uses it fails"))
        .tables = {rebuild.name};
  }
}

void check(const LintContext& context, Findings& findings) {
  const std::vector<Rebuild> rebuilds = rebuilds_of(context);
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (rename.object == ObjectKind::column) check_column(context, rename, at, findings);
    if (rename.object == ObjectKind::table && rebuild_with(rebuilds, at) == nullptr) {
      check_table(context, rename, at, findings);
    }
  });
  for (const Rebuild& each : rebuilds) check_rebuild(each, findings);
}

}  // namespace

extern const LintRule sqlite_rename_rule;
const LintRule sqlite_rename_rule{
    .id = "sqlite-rename",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a table or column is renamed under the code that runs",
    .why =
        R"(RENAME TO and RENAME COLUMN rewrite views, indexes and triggers along, but not the programs: code that is deployed
reads and writes the old name and fails from the moment the migration commits, until the new code runs
everywhere. Add the new column, keep both alike with triggers, move the code over, and drop the old one in a
later migration. A table can be renamed when a view of the old name is made in the same file, with INSTEAD OF
triggers if the old code writes.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users RENAME COLUMN name TO full_name;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN full_name TEXT;
CREATE TRIGGER users_name_inserted AFTER INSERT ON users WHEN NEW.full_name IS NULL BEGIN
  UPDATE users SET full_name = NEW.name WHERE id = NEW.id;
END;
CREATE TRIGGER users_name_updated AFTER UPDATE OF name ON users WHEN NEW.name IS NOT OLD.name BEGIN
  UPDATE users SET full_name = NEW.name WHERE id = NEW.id;
END;
UPDATE users SET full_name = name WHERE full_name IS NULL;
)",
    .check = check,
};

}  // namespace mig
