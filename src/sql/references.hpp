// What a query, a statement or an expression touches: tables and columns read and written, functions called. Names that
// a WITH clause defines are no tables where it is in force.
#pragma once

#include <string>
#include <vector>

#include "sql/syntax.hpp"

namespace mig {

struct QualifiedName {
  std::string schema;  // empty where none is written
  std::string name;
  bool operator==(const QualifiedName&) const = default;
};

enum class Access : unsigned char { read, insert, update, delete_, merge };

struct TableReference {
  QualifiedName name;
  std::string alias;  // empty where none is written
  Access access = Access::read;
  Span span;  // of the name
};

struct ColumnReference {
  std::string qualifier;    // the table or alias in front; empty where none is written
  std::string name;         // "*" for a star
  bool is_written = false;  // a column that INSERT or UPDATE sets
  Span span;
};

struct FunctionReference {
  QualifiedName
      name;  // a call with syntax of its own, as CURRENT_TIMESTAMP or COALESCE(…): the keyword in lower case
  std::size_t argument_count = 0;
  Syntax call;
};

struct References {
  std::vector<TableReference> tables;
  std::vector<ColumnReference> columns;
  std::vector<FunctionReference> functions;
};

// All of them below `root`, in the order of the text.
References references_of(const Syntax& root);

// A name or object_name node as text: folded and without quotes, as the engine does it.
std::string name_of(const Syntax& name);
QualifiedName qualified_name_of(const Syntax& object_name);

}  // namespace mig
