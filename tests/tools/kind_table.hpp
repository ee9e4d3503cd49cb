// mig's names of kinds against libpg_query's.
#pragma once

#include <string_view>

#include "sql/ast/table.hpp"

namespace mig::tools {

// As in grammar/statements.def: "create_table".
std::string_view kind_name(Node kind);

// Whether a statement of mig's kind may be a node with this tag: "drop", "DropStmt".
bool is_kind(std::string_view kind, std::string_view tag);

// "AT_AddColumn"; "other" for what has no name of its own.
std::string_view subcommand_name(ast::AlterTableKind kind);

}  // namespace mig::tools
