// Statements that SQLite cannot read because they are written for another engine, or ask for what its ALTER TABLE lacks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/source.hpp"

namespace mig {

struct ForeignSyntax {
  bool is_alter = false;  // what ALTER TABLE lacks; else another engine's word
  Span span;              // in the text
  std::string message;
};

// Of one statement that cannot be read; nullopt: nothing of that kind is seen in it.
std::optional<ForeignSyntax> foreign_syntax(std::string_view statement);

}  // namespace mig
