#include "cli/schema_source.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/source.hpp"
#include "base/text.hpp"
#include "catalog/marks.hpp"
#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "cli/table_sizes.hpp"
#include "database/introspect.hpp"
#include "migration/directory.hpp"
#include "sql/problem.hpp"

namespace mig {
namespace {

SchemaWarning::Kind kind_of(const ReplayNote& note) {
  switch (note.kind) {
    case ReplayNote::Kind::unreadable: return SchemaWarning::Kind::unreadable;
    case ReplayNote::Kind::unknown_effect: return SchemaWarning::Kind::unknown_effect;
    case ReplayNote::Kind::refused: break;
  }
  return SchemaWarning::Kind::refused;
}

void apply_source(Replay& replay, const Source& source, std::vector<SchemaWarning>& warnings) {
  const std::size_t notes = replay.notes().size();
  replay.begin_file(true);
  replay.apply_script(source.text());
  replay.end_file();
  replay.end_session();  // mig resets the session after each file
  for (std::size_t i = notes; i < replay.notes().size(); ++i) {
    const ReplayNote& note = replay.notes()[i];
    warnings.push_back({kind_of(note), source.locate(note.span), note.message});
  }
}

// Relations that are known by name alone, since statements change or name them and none makes them, and those of whose
// columns the statements say too little.
void warn_of_unknown(KnownSchema& schema) {
  schema.catalog.for_each([&](const Object& each) {
    const bool is_table = each.kind == ObjectKind::table || each.kind == ObjectKind::foreign_table;
    const Object* parent = schema.catalog.object(each.parent);
    const bool is_systems =
        parent != nullptr && (parent->name == "pg_catalog" ||
                              parent->name == "information_schema" || parent->name == "pg_temp");
    if (!is_table || is_systems || !each.extension.empty()) return;
    const auto* table = schema.catalog.get<Table>(each.id);
    if (!each.is_unknown && table != nullptr && table->is_open && table->module.empty()) {
      schema.warnings.push_back({SchemaWarning::Kind::open_table, std::nullopt,
                                 concat("table ", schema.catalog.qualified_name(each.id))});
    }
    if (!each.is_unknown) return;
    schema.warnings.push_back({SchemaWarning::Kind::elsewhere, std::nullopt,
                               concat("table ", schema.catalog.qualified_name(each.id))});
  });
}

void refuse_unknown(const MigrationDirectory& directory, std::int64_t version) {
  if (directory.find(version) != nullptr) return;
  throw Error(ErrorKind::usage,
              concat("there is no migration ", version,
                     directory.entries.empty()
                         ? std::string()
                         : concat("; the latest is ", directory.entries.back().version)),
              concat("a version is the 14 digits in front of a migration's name in ",
                     directory.root.string()));
}

void apply_introspected(Replay& replay, const std::string& statement,
                        std::vector<SchemaWarning>& warnings) {
  const std::size_t notes = replay.notes().size();
  replay.apply_script(statement);
  for (std::size_t i = notes; i < replay.notes().size(); ++i) {
    const ReplayNote& note = replay.notes()[i];
    warnings.push_back(
        {kind_of(note), std::nullopt, concat(note.message, ": ", shorten(statement, 200))});
  }
}

// What introspection tells and the catalogue does not keep.
struct Beginning {
  std::string_view first;
  std::string_view later = {};  // stands somewhere behind
};
constexpr Beginning not_in_catalog[] = {
    {"CREATE USER MAPPING "},
    {"ALTER MATERIALIZED VIEW "},
    {"ALTER INDEX ", " SET STATISTICS "},
    {"ALTER VIEW ", " SET DEFAULT "},
};

// `text` begins with the name of one of the catalogue's Ts, then `next`.
template <typename T>
bool begins_with_name(const Catalog& catalog, std::string_view text, char next) {
  const std::vector<const T*> all = catalog.all<T>();
  return std::any_of(all.begin(), all.end(), [&](const T* each) {
    return text.starts_with(concat(catalog.qualified_name(each->id), next));
  });
}

bool is_in_catalog(const Catalog& catalog, std::string_view statement) {
  for (const Beginning& each : not_in_catalog) {
    if (statement.starts_with(each.first) && statement.find(each.later) != std::string_view::npos) {
      return false;
    }
  }
  constexpr std::string_view on_column = "COMMENT ON COLUMN ", on_function = " ON FUNCTION ";
  if (statement.starts_with(on_column)) {
    return !begins_with_name<View>(catalog, statement.substr(on_column.size()), '.');
  }
  // The functions that come with a range type.
  const std::size_t function = statement.find(on_function);
  if (function == std::string_view::npos ||
      !(statement.starts_with("GRANT ") || statement.starts_with("REVOKE "))) {
    return true;
  }
  return begins_with_name<Function>(catalog, statement.substr(function + on_function.size()), '(');
}

// The schemas that hold mig's tables: those of the settings may be others than those the history was begun with.
std::vector<std::string> history_schemas(Driver& driver) {
  std::vector<std::string> made;
  const Rows rows = driver.query(
      "SELECT n.nspname FROM pg_catalog.pg_class h "
      "JOIN pg_catalog.pg_class m ON m.relnamespace = h.relnamespace AND m.relname = 'mig_meta' "
      "JOIN pg_catalog.pg_namespace n ON n.oid = h.relnamespace "
      "WHERE h.relname = 'mig_history' AND h.relkind = 'r' AND m.relkind = 'r' ORDER BY 1");
  for (const Row& row : rows) made.push_back(row.at(0).value_or(""));
  return made;
}

void remove_repeated(std::vector<SchemaWarning>& warnings) {
  std::set<std::tuple<SchemaWarning::Kind, std::string, std::size_t, std::size_t, std::string>>
      seen;
  std::erase_if(warnings, [&](const SchemaWarning& each) {
    const Location place = each.location.value_or(Location{});
    return !seen.emplace(each.kind, place.file, place.line, place.column, each.message).second;
  });
}

void mark_invalid(KnownSchema& schema, ObjectId index) {
  schema.catalog.edit<Index>(index, [](Index& changed) { changed.is_valid = false; });
  schema.warnings.push_back(
      {SchemaWarning::Kind::invalid_index, std::nullopt, schema.catalog.qualified_name(index)});
}

// mig makes the schema of its tables when it is not there.
void leave_out_schema(Catalog& catalog, const std::string& name) {
  const ObjectId schema = catalog.find_schema(name);
  if (schema == 0 || name == "public") return;
  bool is_empty = true;
  catalog.for_each([&](const Object& each) { is_empty = is_empty && each.parent != schema; });
  if (is_empty) catalog.remove(schema);
}

}  // namespace

std::size_t KnownSchema::statements_missing() const {
  const auto is_missing = [](const SchemaWarning& each) {
    return each.kind == SchemaWarning::Kind::unreadable ||
           each.kind == SchemaWarning::Kind::refused ||
           each.kind == SchemaWarning::Kind::incomplete ||
           each.kind == SchemaWarning::Kind::open_table ||
           each.kind == SchemaWarning::Kind::unknown_type;
  };
  return static_cast<std::size_t>(std::count_if(warnings.begin(), warnings.end(), is_missing));
}

KnownSchema schema_of_database(Driver& driver) {
  const Dialect dialect = driver.dialect();
  const bool is_postgres = dialect == Dialect::postgres;
  const std::vector<std::string> schemas =
      is_postgres ? history_schemas(driver) : std::vector<std::string>{""};
  IntrospectOptions options;
  for (const std::string& schema : schemas) {
    for (const std::string_view table : tables_of_mig) {
      options.without.push_back(concat(schema, is_postgres ? "." : "", table));
    }
  }
  Replay replay(dialect);
  KnownSchema made{Catalog(dialect), {}};
  std::vector<ObjectId> invalid;
  for (const std::string& statement : introspect(driver, options)) {
    apply_introspected(replay, statement, made.warnings);
    if (!is_in_catalog(replay.after(), statement)) {
      made.further.push_back(statement);
    }
    if (statement.starts_with("-- invalid\n")) {
      for (const Index* each : replay.after().all<Index>()) {
        if (each->created == replay.statement_number()) invalid.push_back(each->id);
      }
    }
  }
  made.catalog = replay.after();
  if (is_postgres) {
    for (const std::string& each : schemas) leave_out_schema(made.catalog, each);
  }
  for (const ObjectId each : invalid) mark_invalid(made, each);
  remove_repeated(made.warnings);
  return made;
}

KnownSchema schema_of_migrations(const std::filesystem::path& directory, Dialect dialect,
                                 std::optional<std::int64_t> to) {
  const MigrationDirectory found = MigrationDirectory::read(directory, dialect);
  if (to) refuse_unknown(found, *to);
  Replay replay(dialect);
  KnownSchema made{Catalog(dialect), {}};
  for (const MigrationEntry& each : found.entries) {
    if (to && each.version > *to) break;
    if (each.up) apply_source(replay, Source::load(*each.up), made.warnings);
  }
  made.catalog = replay.after();
  warn_of_unknown(made);
  for (std::string& each : unknown_types(made.catalog)) {
    made.warnings.push_back({SchemaWarning::Kind::unknown_type, std::nullopt, std::move(each)});
  }
  remove_repeated(made.warnings);
  return made;
}

KnownSchema schema_of_file(const Source& source, Dialect dialect) {
  Replay replay(dialect);
  KnownSchema made{Catalog(dialect), {}};
  constexpr std::string_view mark = "\n-- INCOMPLETE: ";
  const bool is_migs = source.text().starts_with("-- The schema of a ");
  const std::size_t at = source.text().substr(0, 200).find(mark);
  if (is_migs && at != std::string_view::npos) {
    const Span line(at + 1, std::min(source.text().find('\n', at + 1), source.text().size()));
    made.warnings.push_back({SchemaWarning::Kind::incomplete, source.locate(line),
                             std::string(line.of(source.text()).substr(mark.size() - 1))});
  }
  apply_source(replay, source, made.warnings);
  std::erase_if(made.warnings, [](const SchemaWarning& each) {
    return each.kind == SchemaWarning::Kind::unreadable && is_harmless_command(each.message);
  });
  made.catalog = replay.after();
  if (is_migs) take_marks(made.catalog, source.text().substr(0, source.text().find("\n\n")));
  remove_repeated(made.warnings);
  return made;
}

}  // namespace mig
