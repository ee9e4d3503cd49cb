#include "lint/suppression_text.hpp"

#include <chrono>

#include "base/text.hpp"
#include "sql/directive_comment.hpp"

namespace mig {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// The first word, taken off the text.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::size_t end = std::min(text.find_first_of(blanks), text.size());
  const std::string_view word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = parse_number(text.substr(0, 4)), month = parse_number(text.substr(5, 2)),
             day = parse_number(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

// The dash that ends the rules: no id of a rule has two hyphens, and words stand around it.
std::size_t find_dashes(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("--", at)) != std::string_view::npos; at += 2) {
    const bool is_begun = at == 0 || blanks.find(text[at - 1]) != std::string_view::npos;
    const bool is_ended =
        at + 2 == text.size() || blanks.find(text[at + 2]) != std::string_view::npos;
    if (is_begun && is_ended) return at;
  }
  return std::string_view::npos;
}

// Without a dash the words behind the first may be a reason that lacks it: one word counts between commas.
void read_rules(std::string_view text, bool has_dash, std::vector<std::string_view>& rules) {
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    while (!trim(part).empty()) {
      rules.push_back(take_word(part));
      if (!has_dash) break;
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
}

std::string_view without_marks(std::string_view word) {
  while (!word.empty() && std::string_view("([").find(word.front()) != std::string_view::npos) {
    word.remove_prefix(1);
  }
  while (!word.empty() && std::string_view(".,;:)]").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

// "until 2027-01-31": anywhere in the reason, in any case, in brackets or not. At its end it is no part of the reason.
void take_date(SuppressionText& made) {
  std::string_view left = made.reason;
  while (!left.empty()) {
    const std::string_view word = take_word(left);
    if (lower_ascii(without_marks(word)) != "until") continue;
    std::string_view behind = left;
    const std::string_view day = without_marks(take_word(behind));
    if (day.empty() || day[0] < '0' || day[0] > '9') {
      if (!day.empty()) made.vague_end = day;
      continue;
    }
    made.until = day;
    made.vague_end = {};
    made.has_bad_date = !is_day(day);
    if (!behind.empty()) return;
    const auto size = static_cast<std::size_t>(word.data() - made.reason.data());
    made.reason = trim(made.reason.substr(0, size));
    return;
  }
}

}  // namespace

std::optional<SuppressionText> read_suppression(std::string_view directive) {
  if (!is_for_lint_alone(directive)) return std::nullopt;
  SuppressionText made;
  made.is_of_file = take_word(directive) == "ignore-file";
  const std::size_t dash = find_dashes(directive);
  const bool has_dash = dash != std::string_view::npos;
  read_rules(directive.substr(0, dash), has_dash, made.rules);
  if (!has_dash) return made;
  made.reason = trim(directive.substr(dash + 2));
  take_date(made);
  return made;
}

}  // namespace mig
