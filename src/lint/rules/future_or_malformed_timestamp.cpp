#include "base/text.hpp"
#include "lint/dates.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

void check_names(const LintContext& context, Findings& findings) {
  for (const std::string& name : *context.facts.names) {
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    if (digits == 0 || digits == 14) continue;
    findings.add(nullptr, {},
                 concat(name, " begins with ", digits,
                        " digits: a version is 14, the seconds of a moment in UTC"));
  }
}

void check(const LintContext& context, Findings& findings) {
  if (context.facts.names) check_names(context, findings);
  for (const auto& file : *context.files) {
    if (file->direction != Direction::up || file->version == 0) continue;
    const std::string text = version_text(file->version);
    std::string message;
    if (!is_moment(text)) {
      message = concat(
          text, " is no moment of the calendar: versions are written as YYYYMMDDhhmmss, in UTC");
    } else if (is_after_tomorrow(text, context.options.today)) {
      message = concat(
          text,
          " lies in the future: every migration that is made before then comes in front of it");
    }
    if (message.empty()) continue;
    findings.add(file.get(), {}, std::move(message)).steps = {
        "-- mig rebase    gives it the time of today"};
  }
}

}  // namespace

extern const LintRule future_or_malformed_timestamp_rule;
const LintRule future_or_malformed_timestamp_rule{
    .id = "future-or-malformed-timestamp",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a version is no moment of the calendar or lies in the future",
    .why =
        R"(A version is the moment at which the migration was made, 14 digits in UTC, so that the order of the names is
the order of the work. One that lies in the future (a typing error in the year, a clock that is wrong) is in
front of nothing and behind everything: each migration that is made until then comes before it and is out of
order. A day's difference is let through, for clocks and time zones.)",
    .bad = R"(-- 20991231000000_add_email/up.sql
-- 20261345000000_add_phone/up.sql
)",
    .good = R"(-- 20261120181500_add_email/up.sql
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
