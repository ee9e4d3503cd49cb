// What mig reads in a file, in the words that compare-parse compares.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/source.hpp"
#include "tools/facts.hpp"

namespace mig::tools {

struct OurStatement {
  Span span;
  bool unread = false;
  std::string_view kind;                 // as in grammar/statements.def; empty when unread
  std::vector<std::string> subcommands;  // of ALTER TABLE, as libpg_query calls them
  std::optional<Facts> facts;            // where asked for
  std::string problem;                   // when unread: what mig says
  std::string found;                     // when unread: the word or sign it could not take
};

struct OurFile {
  std::vector<OurStatement> statements;
  std::optional<std::size_t> lost;  // the first byte that printing the tree would lose
  bool boundaries_differ = false;   // split() sees other statements than the parser
  std::string
      refusal;  // when not empty: not even statements, say a string without an end; the rest is empty then
  Span refused_at;
};

OurFile parse_ours(std::string_view text, Dialect dialect, bool with_facts);

// The first words of a statement that say what it is: "ALTER TABLE", "CREATE INDEX", "SELECT".
std::string head_of(std::string_view statement, Dialect dialect);

}  // namespace mig::tools
