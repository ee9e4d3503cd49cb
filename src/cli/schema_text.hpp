// A schema as the text of `mig dump`, and what could not be followed in it as warnings.
#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "cli/schema_source.hpp"

namespace mig {

// A comment line that says what it is, then a statement each with its `;` and an empty line before it. A function of the
// schema alone. Where statements of the source are missing, a second comment line says so.
std::string schema_text(const KnownSchema& schema);

// "file:line:col: warning: …" on stderr, one each.
void print_warnings(const KnownSchema& schema);
// [{kind, message, file, line, column}, …]; the place is null where there is none.
void add_warnings(JsonWriter& json, const std::vector<SchemaWarning>& warnings);

}  // namespace mig
