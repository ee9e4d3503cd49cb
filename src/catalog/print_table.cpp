#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/print_parts.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

constexpr std::string_view actions[] = {"", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
constexpr std::string_view conflicts[] = {"", "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"};

bool is_key(const Constraint& constraint) {
  return constraint.kind == ConstraintKind::primary_key ||
         constraint.kind == ConstraintKind::unique || constraint.kind == ConstraintKind::exclude;
}

// SQLite: a key that can only be said with its column.
bool is_in_column(const Constraint& constraint) {
  return constraint.kind == ConstraintKind::primary_key && constraint.columns.size() == 1 &&
         (constraint.is_autoincrement || constraint.is_descending);
}

std::string conflict_clause(const Constraint& constraint) {
  if (constraint.on_conflict == ast::ConflictAction::unsaid) return {};
  return concat(" ON CONFLICT ", conflicts[static_cast<std::size_t>(constraint.on_conflict)]);
}

std::string key_columns(const Catalog& catalog, const Constraint& constraint) {
  std::string made;
  for (std::size_t i = 0; i < constraint.columns.size(); ++i) {
    if (i > 0) made += ", ";
    made += catalog.quoted(constraint.columns[i]);
    if (i < constraint.key_suffixes.size()) made += constraint.key_suffixes[i];
  }
  return made;
}

// By kind and, where all have one, by name; SQLite: foreign keys by their columns, whose order has no meaning.
std::vector<const Constraint*> in_print_order(const Catalog& catalog, const Table& table) {
  std::vector<const Constraint*> made;
  for (const Constraint& each : table.constraints) made.push_back(&each);
  const auto rank = [](const Constraint& each) {
    switch (each.kind) {
      case ConstraintKind::primary_key: return 0;
      case ConstraintKind::unique: return 1;
      case ConstraintKind::exclude: return 2;
      case ConstraintKind::foreign_key: return 3;
      default: return 4;
    }
  };
  const bool is_named = catalog.dialect() == Dialect::postgres;
  std::stable_sort(made.begin(), made.end(), [&](const Constraint* a, const Constraint* b) {
    if (rank(*a) != rank(*b)) return rank(*a) < rank(*b);
    if (is_named || a->kind != ConstraintKind::foreign_key) return is_named && a->name < b->name;
    return std::tie(a->columns, a->referenced_name) < std::tie(b->columns, b->referenced_name);
  });
  return made;
}

// SQLite takes a name for a string where it is a default by itself, and for a column in parentheses.
bool is_single_word(std::string_view text) {
  return text.find_first_of(" ()") == std::string_view::npos ||
         (text.front() == '\'' && text.find('\'', 1) == text.size() - 1);
}

const Constraint* not_null_of(const Table& table, const Column& column) {
  const auto found =
      std::find_if(table.constraints.begin(), table.constraints.end(), [&](const Constraint& each) {
        return each.kind == ConstraintKind::not_null && each.columns.front() == column.name;
      });
  return found == table.constraints.end() ? nullptr : &*found;
}

std::string not_null(const Catalog& catalog, const Table& table, const Column& column) {
  const Constraint* constraint = not_null_of(table, column);
  if (!column.not_null) return {};
  if (constraint == nullptr) return " NOT NULL";
  if (!constraint->is_valid) return {};  // ALTER TABLE adds it
  std::string made;
  // PostgreSQL before 18 has no such names: they are told only where something is said of the constraint itself.
  const bool is_told = catalog.dialect() == Dialect::sqlite || !constraint->comment.empty() ||
                       constraint->no_inherit;
  if (is_told && !constraint->name.empty())
    made = concat(" CONSTRAINT ", catalog.quoted(constraint->name));
  return concat(made, " NOT NULL", constraint->no_inherit ? " NO INHERIT" : "",
                conflict_clause(*constraint));
}

// The sequence's name too where PostgreSQL would choose another one.
std::string identity_options(const Catalog& catalog, const Table& table, const Column& column) {
  const auto* sequence = catalog.get<Sequence>(column.sequence);
  if (sequence == nullptr) return {};
  const bool is_usual = sequence->parent == table.parent &&
                        sequence->name == joined_name(table.name, column.name, "seq");
  const std::string made = concat(
      is_usual ? std::string() : concat(" SEQUENCE NAME ", catalog.qualified_name(sequence->id)),
      print_sequence_options(*sequence));
  return made.empty() ? made : concat(" (", made.substr(1), ")");
}

std::string default_clause(const Catalog& catalog, const Column& column) {
  const std::string text = print_default(catalog, column.type, column.default_value);
  if (text.empty()) return {};
  const bool is_bare = catalog.dialect() == Dialect::postgres || is_single_word(text);
  return is_bare ? concat(" DEFAULT ", text) : concat(" DEFAULT (", text, ")");
}

std::string column_text(const Catalog& catalog, const Table& table, const Column& column) {
  std::string made = catalog.quoted(column.name);
  std::string type = catalog.to_string(column.type);
  if (type.empty() && catalog.dialect() == Dialect::postgres) type = "text /* not known */";
  if (!type.empty()) made += concat(" ", type);
  if (!column.foreign_options.empty()) {
    made += concat(" OPTIONS (", print_foreign_options(catalog, column.foreign_options), ")");
  }
  if (!column.collation.empty())
    made += concat(" COLLATE ", print_collation(catalog, column.collation));
  if (column.identity != Identity::none) {
    made += concat(" GENERATED ", column.identity == Identity::always ? "ALWAYS" : "BY DEFAULT",
                   " AS IDENTITY");
    made += identity_options(catalog, table, column);
  } else if (!column.generated.empty()) {
    made += concat(" GENERATED ALWAYS AS (", column.generated,
                   column.is_stored ? ") STORED" : ") VIRTUAL");
  } else {
    made += default_clause(catalog, column);
  }
  made += not_null(catalog, table, column);
  for (const Constraint& each : table.constraints) {
    if (!is_in_column(each) || each.columns.front() != column.name) continue;
    if (!each.name.empty()) made += concat(" CONSTRAINT ", catalog.quoted(each.name));
    made += concat(" PRIMARY KEY", each.is_descending ? " DESC" : "", conflict_clause(each),
                   each.is_autoincrement ? " AUTOINCREMENT" : "");
  }
  return made;
}

std::string foreign_key(const Catalog& catalog, const Constraint& constraint) {
  const auto listed = [&](const std::vector<std::string>& names) {
    if (!constraint.without_overlaps || names.empty()) return print_names(catalog, names);
    const std::vector<std::string> others(names.begin(), names.end() - 1);
    return concat(print_names(catalog, others), ", PERIOD ", catalog.quoted(names.back()));
  };
  std::string made =
      concat("FOREIGN KEY (", listed(constraint.columns), ") REFERENCES ",
             catalog.dialect() == Dialect::postgres ? catalog.qualified_name(constraint.references)
                                                    : catalog.quoted(constraint.referenced_name));
  if (!constraint.referenced_columns.empty()) {
    made += concat(" (", listed(constraint.referenced_columns), ")");
  }
  if (constraint.match == ast::MatchType::full) made += " MATCH FULL";
  if (constraint.on_update != ast::ForeignKeyAction::no_action) {
    made += concat(" ON UPDATE ", actions[static_cast<std::size_t>(constraint.on_update)]);
  }
  if (constraint.on_delete != ast::ForeignKeyAction::no_action) {
    made += concat(" ON DELETE ", actions[static_cast<std::size_t>(constraint.on_delete)]);
    if (!constraint.on_delete_columns.empty()) {
      made += concat(" (", print_names(catalog, constraint.on_delete_columns), ")");
    }
  }
  return made;
}

std::string key(const Catalog& catalog, const Constraint& constraint) {
  if (catalog.dialect() == Dialect::sqlite) {
    return concat(constraint.kind == ConstraintKind::primary_key ? "PRIMARY KEY (" : "UNIQUE (",
                  key_columns(catalog, constraint), ")", conflict_clause(constraint));
  }
  const auto* index = catalog.get<Index>(constraint.index);
  if (index == nullptr) return {};
  std::string made;
  if (constraint.kind == ConstraintKind::exclude) {
    made = concat("EXCLUDE USING ", index->method, " (",
                  print_index_elements(catalog, *index, constraint.exclusion_operators), ")");
  } else {
    made = concat(constraint.kind == ConstraintKind::primary_key ? "PRIMARY KEY" : "UNIQUE",
                  index->nulls_not_distinct ? " NULLS NOT DISTINCT" : "", " (",
                  print_names(catalog, constraint.columns),
                  constraint.without_overlaps ? " WITHOUT OVERLAPS" : "", ")");
  }
  if (!index->include.empty())
    made += concat(" INCLUDE (", print_names(catalog, index->include), ")");
  if (!index->storage_parameters.empty()) {
    made += concat(" WITH (", print_settings(index->storage_parameters), ")");
  }
  if (!index->predicate.empty()) made += concat(" WHERE (", index->predicate, ")");
  return made;
}

std::string partition_by(const PartitionKey& partition) {
  constexpr std::string_view words[] = {"", "RANGE", "LIST", "HASH"};
  const std::string_view word = words[static_cast<std::size_t>(partition.strategy)];
  return word.empty() ? std::string()
                      : concat("\nPARTITION BY ", word, " (", partition.elements, ")");
}

}  // namespace

bool repeats_key(const Table& table, const Constraint& constraint) {
  if (constraint.kind != ConstraintKind::unique) return false;
  return std::any_of(
      table.constraints.begin(), table.constraints.end(), [&](const Constraint& each) {
        const bool is_first = each.kind == ConstraintKind::primary_key ||
                              (each.kind == ConstraintKind::unique && each.name < constraint.name);
        return is_first && &each != &constraint && each.columns == constraint.columns;
      });
}

std::string print_names(const Catalog& catalog, const std::vector<std::string>& names) {
  std::string made;
  for (const std::string& each : names) {
    if (!made.empty()) made += ", ";
    made += catalog.quoted(each);
  }
  return made;
}

std::string print_foreign_options(const Catalog& catalog, const StoredSettings& settings) {
  std::string made;
  for (const StoredSetting& each : settings) {
    if (!made.empty()) made += ", ";
    made += concat(catalog.quoted(each.name), " ", quote_string(each.value));
  }
  return made;
}

std::string print_settings(const StoredSettings& settings) {
  StoredSettings by_name = settings;
  std::stable_sort(by_name.begin(), by_name.end(),
                   [](const StoredSetting& a, const StoredSetting& b) { return a.name < b.name; });
  std::string made;
  for (const StoredSetting& each : by_name) {
    if (!made.empty()) made += ", ";
    made += each.name;
    if (!each.value.empty()) made += concat(" = ", quote_string(each.value));
  }
  return made;
}

std::string print_collation(const Catalog& catalog, const std::string& collation) {
  const std::size_t dot = collation.find('.');
  if (dot == std::string::npos) return catalog.quoted(collation);
  return concat(catalog.quoted(collation.substr(0, dot)), ".",
                catalog.quoted(collation.substr(dot + 1)));
}

std::string print_constraint(const Catalog& catalog, const Table&, const Constraint& constraint) {
  std::string made;
  if (!constraint.name.empty()) made = concat("CONSTRAINT ", catalog.quoted(constraint.name), " ");
  if (constraint.kind == ConstraintKind::check) {
    made += concat("CHECK (", constraint.expression, ")", conflict_clause(constraint));
  } else if (constraint.kind == ConstraintKind::foreign_key) {
    made += foreign_key(catalog, constraint);
  } else if (constraint.kind == ConstraintKind::not_null) {
    made += concat("NOT NULL ", catalog.quoted(constraint.columns.front()));
  } else {
    made += key(catalog, constraint);
  }
  if (constraint.is_deferrable) made += " DEFERRABLE";
  if (constraint.initially_deferred) made += " INITIALLY DEFERRED";
  if (constraint.no_inherit) made += " NO INHERIT";
  if (!constraint.is_enforced) {
    made += " NOT ENFORCED";
  } else if (!constraint.is_valid) {
    made += " NOT VALID";
  }
  return made;
}

std::string print_table(const Catalog& catalog, const Table& table, bool with_keys,
                        std::string_view more) {
  const std::string name = catalog.qualified_name(table.id);
  if (!table.module.empty()) {
    return concat("CREATE VIRTUAL TABLE ", name, " USING ", table.module);
  }
  const bool is_sqlite = catalog.dialect() == Dialect::sqlite;
  std::string made =
      concat("CREATE ", table.persistence == ast::Persistence::unlogged ? "UNLOGGED " : "",
             table.kind == ObjectKind::foreign_table ? "FOREIGN " : "", "TABLE ", name, " (");
  std::string_view separator = "\n  ";
  const auto add = [&](std::string_view text) {
    made += separator;
    made += text;
    separator = ",\n  ";
  };
  for (const Column& each : table.columns) add(column_text(catalog, table, each));
  if (!more.empty()) add(more);
  for (const Constraint* each : in_print_order(catalog, table)) {
    if (each->kind == ConstraintKind::not_null || is_in_column(*each)) continue;
    // PostgreSQL: foreign keys come when all tables are there.
    if (is_sqlite || (each->kind == ConstraintKind::check && each->is_valid) ||
        (is_key(*each) && with_keys && !repeats_key(table, *each))) {
      add(print_constraint(catalog, table, *each));
    }
  }
  made += separator == "\n  " ? ")" : "\n)";
  made += partition_by(table.partition_key);
  if (!table.access_method.empty()) made += concat("\nUSING ", catalog.quoted(table.access_method));
  if (!table.storage_parameters.empty()) {
    made += concat("\nWITH (", print_settings(table.storage_parameters), ")");
  }
  if (!table.server.empty()) made += concat("\nSERVER ", catalog.quoted(table.server));
  if (!table.foreign_options.empty()) {
    made += concat("\nOPTIONS (", print_foreign_options(catalog, table.foreign_options), ")");
  }
  if (table.is_strict) made += " STRICT";
  if (table.without_rowid) made += concat(table.is_strict ? "," : "", " WITHOUT ROWID");
  return made;
}

void print_table_rest(const Catalog& catalog, const Table& table, Statements& to) {
  if (catalog.dialect() == Dialect::sqlite) return;
  const std::string alter = concat("ALTER TABLE ", catalog.qualified_name(table.id), " ");
  for (const Column& each : table.columns) {
    const std::string column = concat(alter, "ALTER COLUMN ", catalog.quoted(each.name), " SET ");
    if (!each.storage.empty()) to.push_back(concat(column, "STORAGE ", each.storage));
    if (!each.compression.empty()) to.push_back(concat(column, "COMPRESSION ", each.compression));
    if (!each.statistics.empty()) to.push_back(concat(column, "STATISTICS ", each.statistics));
    if (!each.options.empty()) to.push_back(concat(column, "(", print_settings(each.options), ")"));
  }
  for (const Constraint* each : in_print_order(catalog, table)) {
    const bool is_late =
        each->kind == ConstraintKind::check || each->kind == ConstraintKind::not_null;
    if (is_late && !each->is_valid) {
      to.push_back(concat(alter, "ADD ", print_constraint(catalog, table, *each)));
    }
  }
  if (table.of_type != 0) to.push_back(concat(alter, "OF ", catalog.qualified_name(table.of_type)));
  if (table.row_security) to.push_back(concat(alter, "ENABLE ROW LEVEL SECURITY"));
  if (table.force_row_security) to.push_back(concat(alter, "FORCE ROW LEVEL SECURITY"));
  for (const ObjectId each : table.inherits) {
    to.push_back(concat(alter, "INHERIT ", catalog.qualified_name(each)));
  }
  if (table.partition_of != 0) {
    to.push_back(concat("ALTER TABLE ", catalog.qualified_name(table.partition_of),
                        " ATTACH PARTITION ", catalog.qualified_name(table.id), " ",
                        table.partition_bound));
  }
}

}  // namespace mig
