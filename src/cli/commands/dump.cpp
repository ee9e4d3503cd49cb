#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/error_output.hpp"
#include "cli/schema_check.hpp"
#include "cli/schema_file.hpp"
#include "cli/schema_text.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"replay", "", "the schema that the migrations build, without a database"},
    {"to", "V", "with --replay: up to and including version V"},
    {"output", "FILE", "write FILE, and only when it changes; else stdout", 'o'},
    {"check", "FILE", "exit 1 and show the differences unless FILE holds this schema"},
    {"no-grants", "", "leave privileges out"},
};

[[noreturn]] void bad_usage(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

void refuse_contradictions(const Invocation& invocation) {
  if (invocation.has("to") && !invocation.has("replay")) {
    bad_usage("--to is for --replay: a database can tell only the version it is at",
              "mig dump --replay --to V");
  }
  if (invocation.has("output") && invocation.has("check")) {
    bad_usage("--output and --check exclude each other", "give one of them");
  }
}

// Introspection takes weak locks for a moment; a table that is being rebuilt makes it wait.
KnownSchema schema_of_live(const Settings& settings) {
  ConnectOptions connecting;
  connecting.mode = OpenMode::read_only;
  connecting.application_name = concat("mig ", MIG_VERSION, " dump");
  connecting.busy_timeout = settings.lock_timeout;
  try {
    const auto driver = connect(database_of(settings), connecting);
    if (driver->dialect() == Dialect::postgres) {
      driver->exchange(concat("SET lock_timeout = ", settings.lock_timeout.count(),
                              "; SET statement_timeout = ", settings.statement_timeout.count()));
    }
    return schema_of_database(*driver);
  } catch (Error& error) {
    if (error.sqlstate == "57014" && settings.statement_timeout.count() != 0) {
      error.kind = ErrorKind::refused;
      error.hint = "reading the schema took longer than --statement-timeout allows";
    }
    if (error.sqlstate != "55P03") throw;
    error.kind = ErrorKind::lock;
    error.hint = "somebody holds a lock on it: try again, or wait longer with --lock-timeout";
    throw;
  }
}

KnownSchema read_schema(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  if (invocation.has("replay")) {
    const std::string* to = invocation.value("to");
    return schema_of_migrations(settings.migrations, dialect_of(settings),
                                to ? std::optional(version_from(*to)) : std::nullopt);
  }
  return schema_of_live(settings);
}

std::string source_name(const Invocation& invocation) {
  return invocation.has("replay") ? clean_text(invocation.settings.migrations.string())
                                  : database_of(invocation.settings).display;
}

void remove_grants(KnownSchema& schema) {
  Catalog& catalog = schema.catalog;
  std::vector<ObjectId> granted, defaults;
  catalog.for_each([&](const Object& each) {
    if (!each.grants.empty() || !each.revokes.empty()) granted.push_back(each.id);
    if (each.name == "default privileges" && each.kind == ObjectKind::unknown) {
      defaults.push_back(each.id);
    }
  });
  for (const ObjectId each : granted) {
    catalog.edit<Object>(each, [](Object& object) {
      object.grants.clear();
      object.revokes.clear();
    });
  }
  for (const ObjectId each : defaults) catalog.remove(each);
  std::erase_if(schema.further, [](const std::string& each) {
    return each.starts_with("GRANT ") || each.starts_with("REVOKE ");
  });
}

int status_of(bool is_good) { return is_good ? 0 : exit_code(ErrorKind::answer_no); }

int write(const Invocation& invocation, const KnownSchema& schema) {
  const std::string text = schema_text(schema);
  const std::string* output = invocation.value("output");
  if (output != nullptr && *output == "-") output = nullptr;
  const bool is_written = output != nullptr && write_schema_file(*output, text);
  if (!invocation.settings.json) {
    if (output == nullptr) print_result(text);
    print_warnings(schema);
    return status_of(schema.statements_missing() == 0);
  }
  JsonWriter json;
  json.begin_object()
      .member("source", source_name(invocation))
      .member("dialect", to_string(schema.catalog.dialect()))
      .member("complete", schema.statements_missing() == 0);
  if (output != nullptr) {
    json.member("output", clean_text(*output)).member("written", is_written);
  } else {
    json.member("schema", first_invalid_utf8(text) ? clean_text(text) : text);
  }
  add_warnings(json, schema.warnings);
  print_result(json.end_object().text());
  return status_of(schema.statements_missing() == 0);
}

// ---- --check

void print_check(const SchemaComparison& comparison, const std::string& file,
                 const std::string& source, bool is_whole) {
  print_result(comparison_text(comparison, file, source, is_whole));
  if (comparison.other_words.empty()) return;
  std::string note =
      concat("in other words, which are not compared: ",
             count_of(comparison.other_words.size(), "statement"), " of ", file, ":");
  for (const std::string& each : comparison.other_words) {
    note += concat("\n  ", value_in_one_line(each));
  }
  print_note(note, false);
}

int check(const Invocation& invocation, const KnownSchema& schema, const std::string& path) {
  const KnownSchema file = schema_of_file(read_schema_file(path), schema.catalog.dialect());
  const SchemaComparison comparison = compare_schemas(file.catalog, schema.catalog);
  const std::string name = path == "-" ? "stdin" : clean_text(path),
                    source = source_name(invocation);
  const bool is_whole = schema.statements_missing() == 0 && file.statements_missing() == 0;
  if (invocation.settings.json) {
    std::vector<SchemaWarning> warnings = schema.warnings;
    warnings.insert(warnings.end(), file.warnings.begin(), file.warnings.end());
    JsonWriter json;
    json.begin_object().member("left", name).member("right", source).member("complete", is_whole);
    add_comparison(json, comparison);
    add_warnings(json, warnings);
    print_result(json.end_object().text());
  } else {
    print_check(comparison, name, source, is_whole);
    print_warnings(schema);
    print_warnings(file);
  }
  return status_of(comparison.differences.empty() && is_whole);
}

// PostgreSQL's files read as SQLite's are full of mistakes: the reason is said once.
void tell_dialect(const Invocation& invocation, const KnownSchema& schema) {
  const Settings& settings = invocation.settings;
  if (!invocation.has("replay") || settings.dialect || optional_database_of(settings)) return;
  if (schema.statements_missing() == 0) return;
  print_note(
      "no database is configured, so the migrations were read as SQLite's; for PostgreSQL: "
      "--dialect postgres",
      settings.json);
}

int run(const Invocation& invocation) {
  refuse_contradictions(invocation);
  KnownSchema schema = read_schema(invocation);
  tell_dialect(invocation, schema);
  if (invocation.has("no-grants")) remove_grants(schema);
  const std::string* path = invocation.value("check");
  return path != nullptr ? check(invocation, schema, *path) : write(invocation, schema);
}

}  // namespace

extern const Command dump_command;
const Command dump_command{
    .name = "dump",
    .arguments = "[--replay [--to V]]",
    .summary = "write the schema as SQL, from the database or from the migrations",
    .details =
        "Writes the statements that make the schema, in an order that loads: the schema of the "
        "database, or with --replay the one that the up files build on an empty database. Equal "
        "schemas give equal text: it tells no time, no version and no owner. Nothing is written to "
        "a database.\n\nA statement of the migrations that cannot be read, or cannot succeed, is "
        "left out with a warning, and the exit status is 1.",
    .most_words = 0,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
