// mig.toml as a flat list of keys with their places. Hides toml++: no other file includes it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/source.hpp"

namespace mig {

struct TomlEntry {
  std::string section;  // NAME of [env.NAME]; empty: top level
  std::string key;
  std::string type;  // in TOML's words: "string", "integer", "boolean", "array", "table", …
  std::string text;  // of a string, integer or boolean
  Span key_span, value_span;
  std::size_t item = 0;  // which of an array of tables it stands in, from 1; 0: in none
};

struct TomlFile {
  Source source;
  std::vector<TomlEntry> entries;         // in the order of the file
  std::vector<std::string> environments;  // NAME of each [env.NAME]
  // All below [lint], in the order of the file: `section` is "lint", "lint.rules", … A table within is an entry of the
  // type "table", an array of tables one of the type "tables".
  std::vector<TomlEntry> lint;

  // `shown` is its name in messages. Throws Error{usage} with the place: unreadable, not UTF-8, not TOML, an `env` that is no table of tables.
  static TomlFile read(const std::filesystem::path& path, const std::string& shown);

  // The entry, or nullptr.
  const TomlEntry* find(std::string_view section, std::string_view key) const;

  // Error{usage} at a place of this file. The line is left out of the excerpt when it may hold a password.
  Error error_at(Span span, std::string message, std::string hint = {}) const;
};

}  // namespace mig
