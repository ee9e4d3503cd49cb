#include "base/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/damaged_source.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::size_t window = 110;  // bytes of a line shown around the column
constexpr std::uint64_t largest_file = 2ULL << 30;

[[noreturn]] void refuse(const std::filesystem::path& path, std::string message, std::string hint) {
  Error error(ErrorKind::refused, std::move(message), std::move(hint));
  error.location = Location{.file = path.string(), .before = {}, .text = {}};
  throw error;
}

class File {
 public:
  explicit File(const std::filesystem::path& path)
      // Opening a pipe must not wait for somebody to write into it.
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
    if (descriptor_ < 0) fail(path);
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::string read_all(const std::filesystem::path& path) const {
    struct stat facts {};
    if (::fstat(descriptor_, &facts) != 0) fail(path);
    if (!S_ISREG(facts.st_mode))
      refuse(path, "not a regular file", "a migration is a plain SQL file");
    if (static_cast<std::uint64_t>(facts.st_size) > largest_file) {
      refuse(path, "the file is larger than 2 GiB", "split it into several migrations");
    }
    std::string text(static_cast<std::size_t>(facts.st_size), '\0');
    std::size_t filled = 0;
    while (filled < text.size()) {
      const ssize_t got = ::read(descriptor_, text.data() + filled, text.size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(path);
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    text.resize(filled);
    return text;
  }

 private:
  [[noreturn]] static void fail(const std::filesystem::path& path) {
    refuse(path, concat("cannot read the file: ", std::strerror(errno)),
           "check that it exists and that you may read it");
  }
  int descriptor_;
};

void check_encoding(const std::filesystem::path& path, std::string_view text) {
  constexpr std::string_view save_as = "save the file as UTF-8";
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    refuse(path, "the file is UTF-16 or UTF-32 (byte order mark at byte 0)", std::string(save_as));
  }
  if (const void* nul = std::memchr(text.data(), '\0', text.size())) {
    const auto at = static_cast<std::size_t>(static_cast<const char*>(nul) - text.data());
    refuse(path, concat("NUL byte at byte ", at), concat(save_as, "; SQL text has no NUL bytes"));
  }
  if (const auto at = first_invalid_utf8(text)) {
    refuse(path, concat("not valid UTF-8 at byte ", *at), std::string(save_as));
  }
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

// One character for each of the line's, so that the caret stays where it belongs: control characters become blanks, and
// what a CI system would take for its command is broken.
std::string printable(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, ' ');
  const auto replace_all = [&](std::string_view what, std::string_view with) {
    for (std::size_t at = out.find(what); at != std::string::npos; at = out.find(what, at)) {
      out.replace(at, what.size(), with);
      at += with.size();
    }
  };
  replace_all("##[", "##(");
  if (out.find('\xC2') != std::string::npos) {
    for (char c = '\x80'; c != '\xA0'; ++c) replace_all(std::string{'\xC2', c}, " ");  // C1
  }
  if (out.find('\xE2') == std::string::npos) return out;
  for (const std::string_view each :
       {"\u200E", "\u200F", "\u2028", "\u2029", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
        "\u2066", "\u2067", "\u2068", "\u2069"}) {
    replace_all(each, " ");
  }
  return out;
}

}  // namespace

Source Source::load(const std::filesystem::path& path) {
  std::string text = File(path).read_all(path);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  check_encoding(path, text);
  return Source(path.string(), std::move(text));
}

Source load_damaged(const std::filesystem::path& path, std::optional<Error>& damage) {
  std::string text = File(path).read_all(path);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  try {
    check_encoding(path, text);
  } catch (Error& error) {
    damage = std::move(error);
    // UTF-16 is no text at all; of others the bytes that are wrong become marks, and no byte moves.
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) text.clear();
    std::replace(text.begin(), text.end(), '\0', '?');
    std::size_t from = 0;
    while (const auto bad = first_invalid_utf8(std::string_view(text).substr(from))) {
      from += *bad;
      text[from] = '?';
    }
  }
  return Source(path.string(), std::move(text));
}

Location Source::locate(Span span) const {
  const std::string_view text = text_;
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  Location place;
  place.file = name_;
  std::array<std::size_t, 3> starts{0, 0, 0};  // of the line and the two before it
  place.line = 1;
  for (std::size_t at = text.find('\n'); at < begin; at = text.find('\n', at + 1)) {
    starts = {at + 1, starts[0], starts[1]};
    ++place.line;
  }
  for (std::size_t above = std::min<std::size_t>(2, place.line - 1); above > 0; --above) {
    place.before.push_back(shorten(printable(line_at(text, starts[above])), window));
  }
  const std::string_view line = line_at(text, starts[0]);
  const std::size_t column = std::min(begin - starts[0], line.size());
  place.column = characters(line.substr(0, column)) + 1;
  std::size_t from = column > window / 2 && line.size() > window ? column - window / 2 : 0;
  while (from > 0 && continues(line[from])) --from;
  const std::string_view lead = from > 0 ? "… " : "";
  place.text = concat(lead, shorten(printable(line.substr(from)), window));
  place.caret = characters(lead) + characters(line.substr(from, column - from));
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, starts[0] + line.size());
  const std::size_t room =
      characters(place.text) > place.caret ? characters(place.text) - place.caret : 1;
  place.caret_length =
      std::clamp<std::size_t>(characters(text.substr(begin, end - begin)), 1, room);
  return place;
}

}  // namespace mig
