// The schema that a command works on as a catalogue, from wherever it is told: a live database, the migrations, a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/source.hpp"
#include "catalog/replay.hpp"
#include "database/driver.hpp"

namespace mig {

// What the catalogue could not follow, with its place.
struct SchemaWarning {
  enum class Kind : unsigned char {
    unreadable,      // left out
    refused,         // left out: it cannot succeed
    unknown_effect,  // anything may have changed
    invalid_index,   // of a database: told as if it were valid
    open_table,      // columns are missing: those of a query or a table that is not known
    elsewhere,       // a relation that the statements change and do not make: not told
    unknown_type,    // of columns of a query
    incomplete,      // a dump that says of itself that statements are missing
  };
  Kind kind = Kind::refused;
  std::optional<Location> location;  // none: in a database
  std::string message;
};

struct KnownSchema {
  Catalog catalog;
  std::vector<SchemaWarning> warnings;  // in the order of the statements, each once
  // Of a database: what the catalogue has no place for, to stand behind the rest.
  std::vector<std::string> further = {};

  // Statements of which nothing is in the catalogue: it says less than its source.
  std::size_t statements_missing() const;
};

// Without mig's own tables, in whichever schema they lie, and without that schema when nothing else lies in it. Throws what
// introspect() throws.
KnownSchema schema_of_database(Driver& driver);

// What the up files build on an empty database, up to and including version `to`. Throws Error{usage} when there is no
// such version, and what MigrationDirectory::read and Source::load throw.
KnownSchema schema_of_migrations(const std::filesystem::path& directory, Dialect dialect,
                                 std::optional<std::int64_t> to);

// What the SQL text builds on an empty database.
KnownSchema schema_of_file(const Source& source, Dialect dialect);

}  // namespace mig
