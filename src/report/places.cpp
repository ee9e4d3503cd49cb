#include "report/places.hpp"

#include <algorithm>
#include <cstring>

#include "base/plain_text.hpp"

namespace mig {
namespace {

// What an excerpt can show of a line, with room for both sides.
constexpr std::size_t most_of_line = 600;
constexpr std::size_t lines_above = 2;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

Places::Lines& Places::lines_of(const Source& source) {
  const auto [found, is_fresh] = lines_.try_emplace(&source);
  Lines& lines = found->second;
  if (!is_fresh) return lines;
  const std::string_view text = source.text();
  lines.starts.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    lines.starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return lines;
}

std::size_t Places::characters_before(Lines& lines, std::string_view text, std::size_t line_start,
                                      std::size_t at) {
  if (lines.counted_to < line_start || lines.counted_to > at) {
    lines.counted_to = line_start;
    lines.characters = 0;
  }
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(lines.counted_to);
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
  lines.characters +=
      static_cast<std::size_t>(std::count_if(begin, end, [](char c) { return !continues(c); }));
  lines.counted_to = at;
  return lines.characters;
}

std::string_view Places::shown(const Source& source, Span span) const {
  const auto masked = result_.masked.find(&source);
  return span.of(masked == result_.masked.end() ? source.text() : masked->second.text());
}

Location Places::locate(const Source& source, Span span) {
  const std::string_view text = shown(source, {0, source.text().size()});
  Lines& lines = lines_of(source);
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const auto next = std::upper_bound(lines.starts.begin(), lines.starts.end(), begin);
  const auto line = static_cast<std::size_t>(next - lines.starts.begin());  // from 1
  const std::size_t line_start = lines.starts[line - 1];
  const std::size_t first_line = line - std::min(line - 1, lines_above);
  // A piece of the text with the lines above, cut out of lines that are very long.
  std::size_t from = lines.starts[first_line - 1];
  std::size_t cut_from_line = 0;
  if (begin - from > most_of_line) {
    from = std::max(line_start, begin - std::min(begin, most_of_line));
    while (from < begin && continues(text[from])) ++from;
    cut_from_line = from - line_start;
  }
  const std::size_t line_end = next == lines.starts.end() ? text.size() : *next;
  std::size_t to = std::min(line_end, begin + most_of_line);
  while (to > begin && to < line_end && continues(text[to])) --to;
  const Source piece(one_line(source.name()), std::string(text.substr(from, to - from)));
  Location place =
      piece.locate({begin - from, std::min(std::max<std::size_t>(span.end, begin), to) - from});
  place.line = line;
  if (cut_from_line > 0 || from == line_start) {
    // Behind the last character of a line, not in its end.
    const bool is_in_end =
        begin > line_start && begin < text.size() && text[begin] == '\n' && text[begin - 1] == '\r';
    place.column = characters_before(lines, text, line_start, begin - (is_in_end ? 1 : 0)) + 1;
  }
  return place;
}

}  // namespace mig
