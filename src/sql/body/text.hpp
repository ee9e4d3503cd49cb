// The texts that bodies are read from, and the way back to the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "sql/unquote.hpp"

namespace mig {

// The file itself, or what an expression in another text says.
struct BodyText {
  std::string_view text;             // of the file; or `own`
  std::string own;                   // made from other text
  std::vector<TextPiece> pieces;     // where `own` comes from in `parent`
  const BodyText* parent = nullptr;  // null: the file

  Span place(Span inner) const;  // in the file
};

// A part of a text, as it stands.
struct BodyPart {
  const BodyText* text = nullptr;
  Span within;
};

// A text that is put together, and where its bytes come from.
struct KnownText {
  std::string text;
  std::vector<TextPiece> pieces;

  void append(std::string_view added, std::size_t from);
  void append(const KnownText& added);
  void append(const KnownText& other, std::size_t begin, std::size_t end);  // a part of it
  // The bytes lie side by side in the text they come from: where; else nothing.
  bool is_one_piece() const;
};

}  // namespace mig
