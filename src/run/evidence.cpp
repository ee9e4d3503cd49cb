#include "run/evidence.hpp"

#include <algorithm>

#include "base/duration.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t most_rows = 1001;
constexpr std::size_t shown_rows = 5;
constexpr std::size_t longest_value = 40;

std::string row_text(const Row& row) {
  std::string out;
  for (const Value& value : row) {
    out += concat(out.empty() ? "" : ", ", value ? shorten(*value, longest_value) : "NULL");
  }
  return concat("(", out, ")");
}

std::string count_rows(const Rows& rows) {
  return rows.size() < most_rows ? count_of(rows.size(), "row") : "more than 1000 rows";
}

// Rolled back however it ends.
class Look {
 public:
  Look(Driver& driver, const BracketSettings& settings) : driver_(driver) {
    if (driver.dialect() == Dialect::sqlite) {
      driver.exchange("BEGIN");
      return;
    }
    driver.exchange(concat("BEGIN READ ONLY;\nSELECT set_config('lock_timeout', '",
                           settings.lock_timeout.count(),
                           "', true), set_config('statement_timeout', '",
                           settings.statement_timeout.count(), "', true)"));
  }
  ~Look() { driver_.rollback(); }
  Look(const Look&) = delete;
  Look& operator=(const Look&) = delete;

 private:
  Driver& driver_;
};

void judge_check(Evidence& found, const Rows& rows) {
  found.holds = rows.empty();
  if (!found.holds) found.says = concat(count_rows(rows), ": ", first_rows(rows));
}

void judge_quiet(Evidence& found, const QuietAnswer& known, milliseconds wanted,
                 std::string_view now) {
  found.quiet_for = time_between(known.since, now);
  found.holds = found.quiet_for >= wanted;
  found.says = concat("the same for ", format_duration(found.quiet_for));
  if (!found.holds) found.says += concat(", ", format_duration(wanted - found.quiet_for), " to go");
}

Evidence look_at(Driver& driver, const MigrationScript& script, const Step& step, GateRow& gate,
                 std::string_view now) {
  const StatementDirectives& said = *step.directives;
  Evidence found;
  found.is_quiet = said.quiet.has_value();
  found.name =
      said.check ? concat("check ", *said.check) : concat("quiet ", format_duration(*said.quiet));
  const Rows rows = ask(driver, script.text(step));
  if (said.check) {
    judge_check(found, rows);
  } else {
    const std::string sum = canonical_sum(script.text(step), script.dialect());
    gate.observe(sum, answer_of(rows), now);
    judge_quiet(found, *gate.answer_of(sum), *said.quiet, now);
  }
  return found;
}

Evidence not_asked(const Step& step, const Error& error, bool comes_later) {
  Evidence found;
  found.name = step.directives->check ? concat("check ", *step.directives->check)
                                      : concat("quiet ", format_duration(*step.directives->quiet));
  found.is_asked = !comes_later;
  found.is_quiet = step.directives->quiet.has_value();
  found.says = comes_later ? "asked when the file runs: it is about what statements before it make"
                           : concat("it cannot be asked: ", error.message);
  return found;
}

}  // namespace

Rows ask(Driver& driver, std::string_view query) {
  return driver.query(concat("SELECT * FROM (", query, "\n) AS asked LIMIT ", most_rows));
}

std::string first_rows(const Rows& rows) {
  std::string out;
  for (std::size_t i = 0; i < std::min(rows.size(), shown_rows); ++i) {
    out += concat(i == 0 ? "" : ", ", row_text(rows[i]));
  }
  return rows.size() > shown_rows ? out + ", …" : out;
}

void refuse_rows(const std::string& name, const Rows& rows) {
  if (rows.empty()) return;
  Error error(ErrorKind::failed, concat("check ", name, ": ", count_rows(rows)),
              "no row may be left: repair what it found, or correct the check, and run it again");
  error.detail =
      concat(rows.size() > shown_rows ? "the first rows: " : "the rows: ", first_rows(rows));
  throw error;
}

std::string answer_of(const Rows& rows) {
  std::string out;
  for (const Row& row : rows) {
    for (const Value& value : row) out += concat(value.value_or("NULL"), "|");
    out += ";";
  }
  return out;
}

std::vector<Evidence> look_at_evidence(Driver& driver, const MigrationScript& script,
                                       const BracketSettings& settings, GateRow& gate,
                                       std::string_view now) {
  std::vector<Evidence> out;
  bool comes_later = false;  // behind a statement that may make what the query is about
  for (const Step& step : script.steps()) {
    if (!step.is_query()) {
      comes_later = true;
      continue;
    }
    const Look look(driver, settings);
    try {
      out.push_back(look_at(driver, script, step, gate, now));
    } catch (const Error& error) {
      if (error.kind == ErrorKind::connection) throw;
      out.push_back(not_asked(step, error, comes_later));
    }
  }
  return out;
}

bool all_hold(const std::vector<Evidence>& evidence) {
  return std::all_of(evidence.begin(), evidence.end(),
                     [](const Evidence& each) { return each.holds || !each.is_asked; });
}

}  // namespace mig
