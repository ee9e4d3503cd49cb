// What quoted text says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"

namespace mig {

// 'x' or "x" without a quote or a backslash inside: what it says is what lies between the quotes. Costs one look.
bool is_plainly_quoted(std::string_view text);

// The escapes of an E'' or U&'' text are ones that PostgreSQL takes. True for every other text.
bool has_valid_escapes(std::string_view token);

// Where unquoted text comes from: byte `at` of it and those behind are the token's from byte `from` on, until the next
// piece begins.
struct TextPiece {
  std::size_t at;
  std::size_t from;
};

// Of a whole token, quotes and prefixes included; other text comes back as it is.
// '' E'' U&'' N'' $$ $$; strings that go on in another line are joined. A U& text may end in UESCAPE 'c'.
std::string unquote_string(std::string_view token, Dialect dialect,
                           std::vector<TextPiece>* pieces = nullptr);
std::string unquote_identifier(std::string_view token, Dialect dialect);  // "" U&"" [] ``

}  // namespace mig
