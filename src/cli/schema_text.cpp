#include "cli/schema_text.hpp"

#include "base/text.hpp"
#include "catalog/marks.hpp"
#include "catalog/print.hpp"
#include "cli/console.hpp"
#include "cli/error_output.hpp"

namespace mig {
namespace {

struct KindWords {
  std::string_view name;     // in JSON
  std::string_view meaning;  // for a person
};

const KindWords& words_of(SchemaWarning::Kind kind) {
  static constexpr KindWords table[] = {
      {"unreadable", "left out, for it cannot be read"},
      {"refused", "left out, for it cannot succeed"},
      {"unknown_effect", "what it changes is not known"},
      {"invalid_index", "the index is not valid in the database: drop it and build it again"},
      {"open_table", "not all columns are known"},
      {"elsewhere", "not told, for it was made elsewhere"},
      {"unknown_type", "the type is not known; text stands in its place"},
      {"incomplete", "the file says that it is not complete"},
  };
  return table[static_cast<std::size_t>(kind)];
}

void add_warning(JsonWriter& json, const SchemaWarning& warning) {
  json.begin_object()
      .member("kind", words_of(warning.kind).name)
      .member("message", clean_text(warning.message));
  if (const auto& place = warning.location) {
    json.member("file", clean_text(place->file))
        .member("line", place->line)
        .member("column", place->column);
  } else {
    json.key("file").null().key("line").null().key("column").null();
  }
  json.end_object();
}

}  // namespace

std::string schema_text(const KnownSchema& schema) {
  const bool is_postgres = schema.catalog.dialect() == Dialect::postgres;
  std::string text = concat("-- The schema of a ", is_postgres ? "PostgreSQL" : "SQLite",
                            " database, as `mig dump` writes it.\n");
  if (const std::size_t missing = schema.statements_missing(); missing != 0) {
    text += concat("-- INCOMPLETE: ", count_of(missing, "statement"),
                   " could not be followed and may be missing.\n");
  }
  for (const std::string& each : marks_of(schema.catalog)) text += concat(each, "\n");
  std::vector<std::string> statements = print_statements(schema.catalog);
  statements.insert(statements.end(), schema.further.begin(), schema.further.end());
  for (const std::string& each : statements) text += concat("\n", each, ";\n");
  return text;
}

void print_warnings(const KnownSchema& schema) {
  for (const SchemaWarning& each : schema.warnings) {
    std::string line;
    if (const auto& place = each.location) {
      line = concat(place->file, ":", place->line, ":", place->column, ": ");
    }
    line += concat("warning: ", words_of(each.kind).meaning, ": ", each.message);
    print_talk(clean_text(line));
  }
}

void add_warnings(JsonWriter& json, const std::vector<SchemaWarning>& warnings) {
  json.key("warnings").begin_array();
  for (const SchemaWarning& each : warnings) add_warning(json, each);
  json.end_array();
}

}  // namespace mig
