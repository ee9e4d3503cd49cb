#include "run/gates.hpp"

#include <algorithm>
#include <ctime>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::size_t longest_answer = 200;  // a longer one is kept as its beginning and its hash
constexpr std::string_view columns =
    "version, change, held_since, quiet, released_at, released_by, reason";

// One line, and no longer than a row should be.
std::string kept(std::string_view answer) {
  std::string line;
  for (const char c : answer) line += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  if (line.size() <= longest_answer) return line;
  return concat(shorten(line, longest_answer / 2), " ", sha256_hex(answer));
}

// "query TAB since TAB answer", a line each.
std::string lines_of(const std::vector<QuietAnswer>& quiet) {
  std::string out;
  for (const QuietAnswer& each : quiet) {
    out += concat(each.query, "\t", each.since, "\t", each.answer, "\n");
  }
  return out;
}

std::vector<QuietAnswer> from_lines(std::string_view text) {
  std::vector<QuietAnswer> out;
  for (const std::string_view line : split_lines(text)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) continue;
    out.push_back({std::string(line.substr(0, first)),
                   std::string(line.substr(first + 1, second - first - 1)),
                   std::string(line.substr(second + 1))});
  }
  return out;
}

std::optional<std::int64_t> milliseconds_of(std::string_view text) {
  std::tm utc{};
  const std::string copy(text);
  const char* rest = ::strptime(copy.c_str(), "%Y-%m-%dT%H:%M:%S", &utc);
  if (rest == nullptr) return std::nullopt;
  const std::string_view fraction = *rest == '.' ? std::string_view(rest + 1).substr(0, 3) : "0";
  return static_cast<std::int64_t>(::timegm(&utc)) * 1000 + parse_number(fraction).value_or(0);
}

}  // namespace

const QuietAnswer* GateRow::answer_of(std::string_view query) const {
  const auto found = std::find_if(quiet.begin(), quiet.end(),
                                  [&](const QuietAnswer& each) { return each.query == query; });
  return found == quiet.end() ? nullptr : &*found;
}

bool GateRow::observe(std::string_view query, std::string_view answer, std::string_view now) {
  const std::string seen = kept(answer);
  const QuietAnswer* known = answer_of(query);
  if (known != nullptr && known->answer == seen) return true;
  std::erase_if(quiet, [&](const QuietAnswer& each) { return each.query == query; });
  quiet.push_back({std::string(query), std::string(now), seen});
  return false;
}

Gates::Gates(Driver& database, const std::string& schema)
    : database_(database),
      table_(database.dialect() == Dialect::postgres
                 ? concat(database.quote_identifier(schema), ".mig_gate")
                 : "main.mig_gate") {}

bool Gates::exists() {
  const bool postgres = database_.dialect() == Dialect::postgres;
  return !database_
              .exchange(postgres ? concat("SELECT 1 WHERE to_regclass(", database_.quote(table_),
                                          ") IS NOT NULL")
                                 : "SELECT 1 FROM main.sqlite_master WHERE name = 'mig_gate' AND "
                                   "type = 'table'")
              .empty();
}

std::vector<GateRow> Gates::read() {
  std::vector<GateRow> out;
  if (!exists()) return out;
  for (const Row& row :
       database_.exchange(concat("SELECT ", columns, " FROM ", table_, " ORDER BY version"))) {
    GateRow gate;
    gate.version = parse_number(row[0].value_or("")).value_or(0);
    gate.change = row[1].value_or("");
    gate.held_since = row[2].value_or("");
    gate.quiet = from_lines(row[3].value_or(""));
    gate.released_at = row[4].value_or("");
    gate.released_by = row[5].value_or("");
    gate.reason = row[6].value_or("");
    out.push_back(std::move(gate));
  }
  return out;
}

std::string Gates::create_sql() const {
  return concat("CREATE TABLE IF NOT EXISTS ", table_, " (version ",
                database_.dialect() == Dialect::postgres ? "bigint" : "INTEGER",
                " PRIMARY KEY, change text NOT NULL, held_since text NOT NULL, quiet text, "
                "released_at text, released_by text, reason text)");
}

std::string Gates::save_sql(const GateRow& row) const {
  const auto text = [&](const std::string& value) {
    return value.empty() ? std::string("NULL") : database_.quote(value);
  };
  return concat("INSERT INTO ", table_, " (", columns, ") VALUES (", row.version, ", ",
                database_.quote(row.change), ", ", database_.quote(row.held_since), ", ",
                text(lines_of(row.quiet)), ", ", text(row.released_at), ", ", text(row.released_by),
                ", ", text(row.reason),
                ") ON CONFLICT (version) DO UPDATE SET change = excluded.change, held_since = "
                "excluded.held_since, quiet = excluded.quiet, released_at = excluded.released_at, "
                "released_by = excluded.released_by, reason = excluded.reason");
}

std::string Gates::forget_sql(std::string_view change) const {
  return concat("DELETE FROM ", table_, " WHERE change = ", database_.quote(change));
}

void Gates::save(const std::vector<GateRow>& rows) {
  if (rows.empty()) return;
  std::string sql = database_.dialect() == Dialect::postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n";
  sql += create_sql();
  for (const GateRow& row : rows) sql += concat(";\n", save_sql(row));
  database_.exchange(concat(sql, ";\nCOMMIT"));
}

const GateRow* find_gate(const std::vector<GateRow>& gates, std::int64_t version) {
  const auto found = std::find_if(gates.begin(), gates.end(),
                                  [&](const GateRow& each) { return each.version == version; });
  return found == gates.end() ? nullptr : &*found;
}

std::chrono::milliseconds time_between(std::string_view earlier, std::string_view later) {
  const auto from = milliseconds_of(earlier), to = milliseconds_of(later);
  if (!from || !to) return std::chrono::milliseconds{0};
  return std::chrono::milliseconds{std::max<std::int64_t>(0, *to - *from)};
}

}  // namespace mig
