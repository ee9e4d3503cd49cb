#include "lint/size_file.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::string_view mark = "# mig stats ";
constexpr std::int64_t format = 1;
constexpr std::string_view blanks = " \t\r";

std::string padded(std::int64_t number, std::size_t width) {
  const std::string digits = concat(number);
  return concat(std::string(width - std::min(width, digits.size()), ' '), digits);
}

// A line of the text, which has a place.
struct Line {
  const Source& source;
  std::string_view text;

  [[noreturn]] void refuse(std::string message, std::string hint) const {
    const auto begin = static_cast<std::size_t>(text.data() - source.text().data());
    Error error(ErrorKind::usage, std::move(message), std::move(hint));
    error.location = source.locate({begin, begin + text.size()});
    throw error;
  }
};

std::int64_t take_number(const Line& line, std::string_view& left) {
  left.remove_prefix(std::min(left.find_first_not_of(blanks), left.size()));
  const std::size_t end = std::min(left.find_first_of(blanks), left.size());
  const auto number = parse_number(left.substr(0, end));
  left = trim(left.substr(end));
  if (!number) {
    line.refuse("this is no table size", "a line is: rows, bytes, schema.table; or a comment, #");
  }
  return *number;
}

void check_format(const Line& line) {
  const auto number = parse_number(trim(line.text.substr(mark.size())));
  if (number == format) return;
  line.refuse("this file of table sizes has another format",
              "write it anew with `mig stats`, of this version of mig");
}

}  // namespace

std::string size_text(const TableSizes& sizes, std::string_view source, std::string_view taken) {
  std::string out =
      concat(mark, format, "\n# source: ", source, "\n# taken: ", taken,
             "\n# rows are estimates; bytes are with indexes, 0 where they are not known\n#",
             std::string(7, ' '), "rows", std::string(11, ' '), "bytes  table\n");
  for (const auto& [table, size] : sizes) {
    if (table.find_first_of("\r\n") != std::string::npos) continue;
    out += concat(padded(size.rows, 12), " ", padded(size.bytes, 15), "  ", table, "\n");
  }
  return out;
}

TableSizes read_sizes(const Source& source) {
  TableSizes sizes;
  for (const std::string_view text : split_lines(source.text())) {
    const Line line{source, text};
    if (text.starts_with(mark)) check_format(line);
    if (trim(text).empty() || text.starts_with('#')) continue;
    std::string_view left = text;
    TableSize size;
    size.rows = take_number(line, left);
    size.bytes = take_number(line, left);
    if (left.empty()) line.refuse("a size without its table", "name it behind the numbers");
    // Files of several databases may be joined: a table is as large as the largest of that name.
    TableSize& known = sizes[std::string(left)];
    known.rows = std::max(known.rows, size.rows);
    known.bytes = std::max(known.bytes, size.bytes);
  }
  return sizes;
}

}  // namespace mig
