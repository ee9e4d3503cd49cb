// PostgreSQL's own parser, as far as compare-parse asks it: what one statement is. Without libpg_query-dev
// (MIG_HAVE_PG_QUERY undefined) there is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mig::tools {

struct PostgresStatement {
  std::string error;      // empty when the parser reads the text
  std::size_t count = 0;  // how many statements it found; the rest describes the first
  std::string tag;  // of its node: "CreateStmt", "AlterTableStmt"; "SelectStmt INTO" is our own
  std::vector<std::string> subcommands;  // of an AlterTableStmt, in order: "AT_AddColumn"
  std::string tree;                      // all statements, as JSON
};

bool has_postgres_parser();

// `text` holds no COPY rows. NUL bytes end it, as they end any text for the parser.
PostgresStatement parse_postgres(std::string_view text);

// PostgreSQL 16 and later refuse in their parsers what this one reads and the server refuses: PARTITION BY another word
// than RANGE, LIST or HASH.
bool is_refused_later(std::string_view text);

// Why a statement that this parser (PostgreSQL 15's) refuses with `error` may be right all the same: the newer syntax
// in it, such as "18: NOT ENFORCED"; empty when none is known.
std::string_view newer_syntax(std::string_view text, std::string_view error);

}  // namespace mig::tools
