#include "sql/body/text.hpp"

#include <algorithm>

namespace mig {
namespace {

// The first piece that begins behind a place.
auto piece_behind(const std::vector<TextPiece>& pieces, std::size_t at) {
  return std::upper_bound(
      pieces.begin(), pieces.end(), at,
      [](std::size_t place, const TextPiece& piece) { return place < piece.at; });
}

std::size_t place_in_parent(const std::vector<TextPiece>& pieces, std::size_t at) {
  const auto behind = piece_behind(pieces, at);
  if (behind == pieces.begin()) return pieces.empty() ? at : pieces.front().from;
  const TextPiece& piece = *std::prev(behind);
  return piece.from + (at - piece.at);
}

}  // namespace

Span BodyText::place(Span inner) const {
  if (parent == nullptr) return inner;
  const std::size_t begin = place_in_parent(pieces, inner.begin);
  // The end is behind the last byte, which may belong to another piece than the byte that follows.
  const std::size_t end = inner.empty() ? begin : place_in_parent(pieces, inner.end - 1) + 1;
  return parent->place({begin, std::max(begin, end)});
}

void KnownText::append(std::string_view added, std::size_t from) {
  pieces.push_back({text.size(), from});
  text += added;
}

void KnownText::append(const KnownText& added) {
  for (const TextPiece& piece : added.pieces)
    pieces.push_back({text.size() + piece.at, piece.from});
  text += added.text;
}

void KnownText::append(const KnownText& other, std::size_t begin, std::size_t end) {
  if (begin == end) return;
  pieces.push_back({text.size(), place_in_parent(other.pieces, begin)});
  for (auto piece = piece_behind(other.pieces, begin);
       piece != other.pieces.end() && piece->at < end; ++piece) {
    pieces.push_back({text.size() + (piece->at - begin), piece->from});
  }
  text.append(other.text, begin, end - begin);
}

bool KnownText::is_one_piece() const {
  // A last piece without a byte is where the text ends.
  return pieces.size() == 1 || (pieces.size() == 2 && pieces[1].at == text.size());
}

}  // namespace mig
