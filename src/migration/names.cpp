#include "migration/names.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "base/error.hpp"
#include "base/text.hpp"
#include "migration/open_directory.hpp"

namespace mig {
namespace {

constexpr std::size_t version_digits = 14;
constexpr std::int64_t last_version = 99'999'999'999'999;
constexpr std::size_t most_name_bytes = 200;  // file systems take 255, with the version in front

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }
bool is_separator(char c) { return c == ' ' || c == '-' || c == '_'; }
bool is_name_character(char c) { return is_digit(c) || is_lower(c) || c == '_'; }

using Seconds = std::chrono::sys_seconds;

std::int64_t version_of(Seconds time) {
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::int64_t version = static_cast<int>(date.year());
  version = version * 100 + static_cast<unsigned>(date.month());
  version = version * 100 + static_cast<unsigned>(date.day());
  version = version * 100 + clock.hours().count();
  version = version * 100 + clock.minutes().count();
  return version * 100 + clock.seconds().count();
}

std::optional<Seconds> time_of(std::int64_t version) {
  const auto take = [&version] {
    const std::int64_t two = version % 100;
    version /= 100;
    return two;
  };
  const std::chrono::seconds second(take());
  const std::chrono::minutes minute(take());
  const std::chrono::hours hour(take());
  const std::chrono::day day(static_cast<unsigned>(take()));
  const std::chrono::month month(static_cast<unsigned>(take()));
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(version)), month, day);
  if (!date.ok() || hour.count() > 23 || minute.count() > 59 || second.count() > 59) return {};
  return std::chrono::sys_days(date) + hour + minute + second;
}

// AddUserEmail reads as three words, and so does HTTPServerLog.
bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_upper(text[at])) return false;
  const char before = text[at - 1];
  const bool lower_follows = at + 1 < text.size() && is_lower(text[at + 1]);
  return is_lower(before) || is_digit(before) || (is_upper(before) && lower_follows);
}

std::string snake_case(std::string_view text) {
  std::string out;
  bool separate = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_separator(text[at])) {
      separate = true;
      continue;
    }
    if ((separate || begins_word(text, at)) && !out.empty()) out += '_';
    separate = false;
    out += text[at];
  }
  return lower_ascii(out);
}

// What the user may have meant: every odd character counts as a blank.
std::string suggestion_for(std::string_view text) {
  std::string cleaned(text);
  std::replace_if(
      cleaned.begin(), cleaned.end(), [](char c) { return !is_name_character(c) && !is_upper(c); },
      ' ');
  return snake_case(cleaned).substr(0, most_name_bytes);
}

}  // namespace

std::optional<MigrationId> parse_id(std::string_view text) {
  if (text.size() < version_digits + 2 || text[version_digits] != '_') return std::nullopt;
  MigrationId id;
  for (const char c : text.substr(0, version_digits)) {
    if (!is_digit(c)) return std::nullopt;
    id.version = id.version * 10 + (c - '0');
  }
  id.name = text.substr(version_digits + 1);
  if (!std::all_of(id.name.begin(), id.name.end(), is_name_character)) return std::nullopt;
  return id;
}

std::string version_text(std::int64_t version) {
  const std::string digits = std::to_string(version);
  const std::size_t missing = version_digits - std::min(digits.size(), version_digits);
  return std::string(missing, '0') + digits;
}

std::int64_t version_after(std::int64_t version) {
  if (version >= last_version) {
    throw Error(ErrorKind::refused, concat("no version is left after ", version_text(version)),
                "rename the migration whose version lies in the far future");
  }
  const std::optional<Seconds> time = time_of(version);
  return time ? version_of(*time + std::chrono::seconds(1)) : version + 1;
}

std::int64_t version_now() {
  return version_of(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::string MigrationEntry::id() const { return concat(version_text(version), '_', name); }

std::string checked_name(const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return is_name_character(c) || is_upper(c) || is_separator(c);
  });
  const std::string snake = snake_case(name);
  if (plain && !snake.empty() && snake.size() <= most_name_bytes) return snake;
  std::string shown = first_invalid_utf8(name) ? "?" : shorten(name, 80);
  std::replace_if(shown.begin(), shown.end(), is_control, '?');  // nothing that steers a terminal
  const std::string suggestion = suggestion_for(name);
  const std::string_view why = !plain          ? "letters, digits, blanks, - and _ only"
                               : snake.empty() ? "a letter or digit at least"
                                               : "200 characters at most";
  throw Error(ErrorKind::usage, concat("not a name for a migration: \"", shown, "\" (", why, ")"),
              suggestion.empty() ? "say what it does, e.g. `mig new add_user_email`"
                                 : concat("try `mig new ", suggestion, "`"));
}

std::vector<MigrationEntry> read_names(const std::filesystem::path& root) {
  std::vector<MigrationEntry> entries;
  OpenDirectory directory = OpenDirectory::at_root(root);
  while (const std::optional<DirectoryItem> item = directory.next()) {
    const std::optional<MigrationId> id = parse_id(item->name);
    if (!id || !is_directory(directory.descriptor(), *item)) continue;
    MigrationEntry& entry = entries.emplace_back();
    entry.version = id->version;
    entry.name = id->name;
    entry.directory = root / item->name;
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return std::tie(a.version, a.name) < std::tie(b.version, b.name);
  });
  return entries;
}

}  // namespace mig
