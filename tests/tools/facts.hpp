// What two parsers know of one statement, as lines that can be compared: "column note text", "constraint check ck".
// Written for the statements that make up a schema; expressions, queries and bodies are not looked into.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/ast/statement.hpp"
#include "tools/json_value.hpp"

namespace mig::tools {

// The one spelling that both sides print: names with their schema before a dot, marks in a fixed order.
using Facts = std::vector<std::string>;

// Nullopt for the kinds of statements that nobody has written facts for. `node` is a statement as libpg_query has it,
// {"CreateStmt": {…}}.
std::optional<Facts> facts_of(const JsonValue& node);
std::optional<Facts> facts_of(const ast::Statement& statement);

// libpg_query's name of what a statement is about: "OBJECT_TABLE"; empty for kinds it has no name for.
std::string_view object_kind_name(ast::ObjectKind kind);

}  // namespace mig::tools
