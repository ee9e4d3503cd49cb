#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/source.hpp"
#include "base/text.hpp"
#include "base/write_file.hpp"
#include "catalog/compare.hpp"
#include "catalog/print.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/error_output.hpp"
#include "cli/schema_source.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"replay", "", "the schema that the migrations build, without a database"},
    {"to", "V", "with --replay: up to and including version V"},
    {"output", "FILE", "write FILE instead of stdout, and only when it changes", 'o'},
    {"check", "FILE", "exit 1 and show what differs unless FILE holds this schema"},
    {"no-grants", "", "leave privileges out"},
};

[[noreturn]] void bad_usage(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

void refuse_contradictions(const Invocation& invocation) {
  if (invocation.has("to") && !invocation.has("replay")) {
    bad_usage("--to is of the migrations: a database has no versions but the one it is at",
              "mig dump --replay --to V");
  }
  if (invocation.has("output") && invocation.has("check")) {
    bad_usage("--output and --check exclude each other", "give one of them");
  }
}

// ---- where the schema comes from

KnownSchema read_schema(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  if (invocation.has("replay")) {
    const std::string* to = invocation.value("to");
    return schema_of_migrations(settings.migrations, dialect_of(settings),
                                to ? std::optional(version_from(*to)) : std::nullopt);
  }
  ConnectOptions connecting;
  connecting.mode = OpenMode::read_only;
  connecting.application_name = concat("mig ", MIG_VERSION, " dump");
  const auto driver = connect(database_of(settings), connecting);
  return schema_of_database(*driver, settings.history_schema);
}

std::string source_name(const Invocation& invocation) {
  return invocation.has("replay") ? invocation.settings.migrations.string()
                                  : database_of(invocation.settings).display;
}

void remove_grants(Catalog& catalog) {
  std::vector<ObjectId> granted;
  catalog.for_each([&](const Object& each) {
    if (!each.grants.empty()) granted.push_back(each.id);
  });
  for (const ObjectId each : granted) {
    catalog.edit<Object>(each, [](Object& object) { object.grants.clear(); });
  }
}

// ---- warnings

std::string_view reason(ReplayNote::Kind kind) {
  switch (kind) {
    case ReplayNote::Kind::unreadable: return "left out, for it cannot be read";
    case ReplayNote::Kind::refused: return "left out, for it cannot succeed";
    case ReplayNote::Kind::unknown_effect: return "what it changes is not known";
  }
  return {};
}

std::string_view word(ReplayNote::Kind kind) {
  constexpr std::string_view words[] = {"unreadable", "unknown_effect", "refused"};
  return words[static_cast<std::size_t>(kind)];
}

void add_json(JsonWriter& json, const SchemaWarning& warning) {
  json.begin_object()
      .member("kind", word(warning.kind))
      .member("message", clean_text(warning.message));
  json.key("file");
  warning.location ? json.value(clean_text(warning.location->file)) : json.null();
  json.key("line");
  warning.location ? json.value(static_cast<std::int64_t>(warning.location->line)) : json.null();
  json.key("column");
  warning.location ? json.value(static_cast<std::int64_t>(warning.location->column)) : json.null();
  json.end_object();
}

void warn(const KnownSchema& schema) {
  for (const SchemaWarning& each : schema.warnings) {
    const std::string place = each.location ? concat(each.location->file, ":", each.location->line,
                                                     ":", each.location->column, ": ")
                                            : std::string();
    print_talk(clean_text(concat(place, "warning: ", reason(each.kind), ": ", each.message)));
  }
}

void add_warnings(JsonWriter& json, const KnownSchema& schema) {
  json.key("warnings").begin_array();
  for (const SchemaWarning& each : schema.warnings) add_json(json, each);
  json.end_array();
}

int status_of(bool is_good) { return is_good ? 0 : exit_code(ErrorKind::answer_no); }

// ---- the text

std::string dump_text(const KnownSchema& schema) {
  const bool is_postgres = schema.catalog.dialect() == Dialect::postgres;
  std::string text = concat("-- The schema of a ", is_postgres ? "PostgreSQL" : "SQLite",
                            " database, as `mig dump` writes it.\n");
  if (const std::size_t missing = schema.statements_missing(); missing != 0) {
    text += concat("-- INCOMPLETE: ", count_of(missing, "statement"),
                   " of its source could not be followed.\n");
  }
  for (const std::string& each : print_statements(schema.catalog))
    text += concat("\n", each, ";\n");
  return text;
}

bool holds(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  if (std::filesystem::file_size(path, error) != text.size() || error) return false;
  return Source::load(path).text() == text;
}

// True when the file had to be written. A link is followed; what is no file is left alone.
bool write_output(std::filesystem::path path, const std::string& text) {
  std::error_code error;
  if (std::filesystem::is_symlink(path, error)) path = std::filesystem::canonical(path, error);
  if (error || (std::filesystem::exists(path) && !std::filesystem::is_regular_file(path))) {
    bad_usage(concat("--output ", path.string(), " is not a file"),
              "leave --output out to write to stdout");
  }
  if (holds(path, text)) return false;
  replace_file(path, text);
  return true;
}

int write(const Invocation& invocation, const KnownSchema& schema) {
  const std::string text = dump_text(schema);
  const std::string* output = invocation.value("output");
  const bool is_written = output != nullptr && write_output(*output, text);
  if (invocation.settings.json) {
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
    add_warnings(json, schema);
    print_result(json.end_object().text());
  } else {
    if (output == nullptr) print_result(text);
    warn(schema);
  }
  return status_of(schema.statements_missing() == 0);
}

// ---- --check

struct Comparison {
  std::vector<Difference> differences;  // left: the file
  std::vector<std::string> spelt;       // statements of the file that the dump spells otherwise
};

bool is_one_sided(const Difference& difference) { return difference.attribute.empty(); }

// Of an object that is on one side only, its parts are no news.
std::vector<Difference> without_parts(std::vector<Difference> differences, const Catalog& left,
                                      const Catalog& right) {
  const Description a = describe(left), b = describe(right);
  std::set<std::string> alone;
  for (const Difference& each : differences) {
    if (is_one_sided(each)) alone.insert(each.object);
  }
  std::erase_if(differences, [&](const Difference& each) {
    const Description& side = each.left.empty() ? b : a;
    const auto found = side.find(each.object);
    return is_one_sided(each) && found != side.end() && found->second.whole != each.object &&
           alone.count(found->second.whole) != 0;
  });
  return differences;
}

Comparison compare_schemas(const Catalog& file, const Catalog& schema) {
  Comparison made{without_parts(compare(file, schema), file, schema), {}};
  if (!made.differences.empty()) return made;
  const std::vector<std::string> wanted = print_statements(schema);
  const std::set<std::string> known(wanted.begin(), wanted.end());
  for (const std::string& each : print_statements(file)) {
    if (known.count(each) == 0) made.spelt.push_back(each);
  }
  return made;
}

std::string in_one_line(const std::string& text) {
  std::string line = clean_text(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line.empty() ? "nothing" : shorten(line, 300);
}

std::string as_text(const Comparison& comparison, const std::string& file,
                    const std::string& source) {
  if (comparison.differences.empty()) return concat(file, " holds the schema of ", source, "\n");
  std::string text = concat(file, " differs from ", source, " in ",
                            count_of(comparison.differences.size(), "place"), ":\n");
  for (const Difference& each : comparison.differences) {
    text +=
        is_one_sided(each)
            ? concat("  ", each.object, ": only in ", each.left.empty() ? source : file, "\n")
            : concat("  ", each.object, ": ", each.attribute, "\n    ", file, ": ",
                     in_one_line(each.left), "\n    ", source, ": ", in_one_line(each.right), "\n");
  }
  return text;
}

void add_json(JsonWriter& json, const Comparison& comparison) {
  json.member("equal", comparison.differences.empty()).key("differences").begin_array();
  for (const Difference& each : comparison.differences) {
    json.begin_object()
        .member("object", clean_text(each.object))
        .member("attribute", each.attribute)
        .member("left", clean_text(each.left))
        .member("right", clean_text(each.right))
        .end_object();
  }
  json.end_array().key("spelt_otherwise").begin_array();
  for (const std::string& each : comparison.spelt) json.value(clean_text(each));
  json.end_array();
}

int check(const Invocation& invocation, const KnownSchema& schema, const std::string& path) {
  const KnownSchema file = schema_of_file(path, schema.catalog.dialect());
  const Comparison comparison = compare_schemas(file.catalog, schema.catalog);
  const std::string source = source_name(invocation);
  if (invocation.settings.json) {
    JsonWriter json;
    json.begin_object().member("left", clean_text(path)).member("right", source);
    add_json(json, comparison);
    add_warnings(json, {schema.catalog, [&] {
                          std::vector<SchemaWarning> all = schema.warnings;
                          all.insert(all.end(), file.warnings.begin(), file.warnings.end());
                          return all;
                        }()});
    print_result(json.end_object().text());
  } else {
    print_result(as_text(comparison, path, source));
    warn(schema);
    warn(file);
    if (!comparison.spelt.empty()) {
      print_note(
          concat(count_of(comparison.spelt.size(), "statement"), " of ", path,
                 " would be spelt otherwise, such as: ", in_one_line(comparison.spelt.front())),
          false);
    }
  }
  return status_of(comparison.differences.empty() && schema.statements_missing() == 0 &&
                   file.statements_missing() == 0);
}

int run(const Invocation& invocation) {
  refuse_contradictions(invocation);
  KnownSchema schema = read_schema(invocation);
  if (invocation.has("no-grants")) remove_grants(schema.catalog);
  const std::string* path = invocation.value("check");
  return path != nullptr ? check(invocation, schema, *path) : write(invocation, schema);
}

}  // namespace

extern const Command dump_command;
const Command dump_command{
    .name = "dump",
    .arguments = "[--replay [--to V]]",
    .summary = "write the schema as SQL, from the database or the migrations",
    .details =
        "Writes the statements that make the schema, in an order that loads: of the database, or "
        "with --replay of what the migrations build on an empty one. Equal schemas give equal "
        "text: it holds no time, no version and no owner. Writes nothing to a database.\n\nWhat "
        "mig cannot read in the migrations is left out with a warning, and the exit status is 1.",
    .most_words = 0,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
