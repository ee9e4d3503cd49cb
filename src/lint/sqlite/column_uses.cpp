#include "lint/sqlite/column_uses.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/column_places.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/stored_sql.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& each) {
    return lower_ascii(each) == lower_ascii(name);
  });
}

bool in_text(const std::string& text, std::string_view column) {
  return mentions_column(text, column, Dialect::sqlite);
}

// ---- the table itself

std::string blocking_constraint(const Table& table, const Constraint& constraint,
                                std::string_view column) {
  const bool is_on = holds(constraint.columns, column);
  switch (constraint.kind) {
    case ConstraintKind::primary_key: return is_on ? "it is in the primary key" : "";
    case ConstraintKind::unique: return is_on ? "it is UNIQUE" : "";
    case ConstraintKind::foreign_key:
      return is_on && !is_written_at(constraint, column)
                 ? concat("the foreign key of the table to ", constraint.referenced_name,
                          " uses it")
                 : std::string();
    case ConstraintKind::check:
      return in_text(constraint.expression, column) && !is_written_at(constraint, column)
                 ? concat("CHECK (", constraint.expression, ") of ", table.name, " uses it")
                 : std::string();
    default: return {};
  }
}

}  // namespace

bool index_uses(const Index& index, std::string_view column) {
  return in_text(index.predicate, column) ||
         std::any_of(index.elements.begin(), index.elements.end(), [&](const IndexElement& each) {
           return lower_ascii(each.column) == lower_ascii(column) ||
                  in_text(each.expression, column);
         });
}

namespace {

// ---- views and triggers

// The places where stored text reads the column, those where it only writes it left out.
bool reads_column(const JudgedStatement& at, const std::string& text, const Table& table,
                  std::string_view column, bool is_own) {
  if (text.empty()) return false;
  Catalog catalog = at.before;
  SessionState session = *at.session;
  std::vector<ReplayNote> notes;
  Applier applier(catalog, session, notes, 0, {});
  std::vector<Span> places = places_of_column(applier, text, table.id, column, is_own);
  std::vector<std::uint32_t> written;
  const Script script(text, Dialect::sqlite);
  for (const ParsedStatement& each : script.statements()) {
    if (each.statement == nullptr) continue;
    for (const ColumnReference& reference : references_of(each.statement->syntax).columns) {
      if (reference.is_written) written.push_back(reference.span.begin);
    }
  }
  return std::any_of(places.begin(), places.end(), [&](const Span& place) {
    return std::find(written.begin(), written.end(), place.begin) == written.end();
  });
}

bool reads_column(const JudgedStatement& at, const Object& object, const Table& table,
                  std::string_view column) {
  if (const auto* view = dynamic_cast<const View*>(&object)) {
    return reads_column(at, view->query, table, column, false);
  }
  const auto* trigger = dynamic_cast<const Trigger*>(&object);
  if (trigger == nullptr) return false;
  const bool is_own = trigger->parent == table.id;
  return reads_column(at, trigger->when, table, column, is_own) ||
         reads_column(at, trigger->body, table, column, is_own);
}

// How one statement of a trigger writes the column; empty: it does not.
std::string writes_column(const Table& table, const ast::Statement& statement,
                          std::string_view column) {
  const auto is_it = [&](const ast::Name& name) {
    return lower_ascii(name.text) == lower_ascii(column);
  };
  const auto is_table = [&](const ast::ObjectName& name) {
    return lower_ascii(name.name.text) == lower_ascii(table.name);
  };
  if (const auto* insert = statement.as<ast::Insert>(); insert && is_table(insert->table)) {
    if (insert->columns.empty()) return insert->source ? "inserts a value for each column" : "";
    return std::any_of(insert->columns.begin(), insert->columns.end(), is_it) ? "inserts it" : "";
  }
  const auto* update = statement.as<ast::Update>();
  if (update == nullptr || !is_table(update->table)) return {};
  for (const ast::Assignment& each : update->assignments) {
    if (std::any_of(each.columns.begin(), each.columns.end(), is_it)) return "sets it";
  }
  return {};
}

}  // namespace

std::vector<ColumnBlocker> drop_blockers(const JudgedStatement& at, const Table& table,
                                         std::string_view column) {
  std::vector<ColumnBlocker> found;
  if (table.columns.size() == 1 && !table.is_open) found.push_back({"it is the only column", {}});
  for (const Constraint& each : table.constraints) {
    if (std::string why = blocking_constraint(table, each, column); !why.empty()) {
      found.push_back({std::move(why), {}});
    }
  }
  for (const Column& each : table.columns) {
    if (lower_ascii(each.name) != lower_ascii(column) && in_text(each.generated, column)) {
      found.push_back({concat("the generated column ", each.name, " uses it"), {}});
    }
  }
  for (const Index* each : at.before.dependents<Index>(table.id)) {
    if (each->table != table.id || !index_uses(*each, column)) continue;
    found.push_back({concat("the index ", each->name, " uses it"),
                     concat("DROP INDEX ", at.before.qualified_name(each->id), ";")});
  }
  for (const Object* each : stored_sql(at.before)) {
    if (!reads_column(at, *each, table, column)) continue;
    found.push_back({concat("the ", kind_and_name(*each), " reads it"),
                     concat("DROP ", each->kind == ObjectKind::view ? "VIEW " : "TRIGGER ",
                            quote_identifier(each->name, Dialect::sqlite), ";")});
  }
  return found;
}

std::vector<TriggerBreak> broken_triggers(const JudgedStatement& at, const Table& table,
                                          std::string_view column) {
  std::vector<TriggerBreak> found;
  for (const Object* object : stored_sql(at.before)) {
    const auto* trigger = dynamic_cast<const Trigger*>(object);
    if (trigger == nullptr) continue;
    const Script script(trigger->body, Dialect::sqlite);
    std::string how;
    for (const ParsedStatement& each : script.statements()) {
      if (each.statement != nullptr && how.empty()) {
        how = writes_column(table, *each.statement, column);
      }
    }
    if (!how.empty()) found.push_back({trigger, std::move(how), true});
    const bool only_on_it = trigger->parent == table.id && trigger->update_columns.size() == 1 &&
                            holds(trigger->update_columns, column);
    if (how.empty() && only_on_it) found.push_back({trigger, "never fires again", false});
  }
  return found;
}

}  // namespace mig
