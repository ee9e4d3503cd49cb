#include "run/backfill/walked_table.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

std::string names_of(const KeyCandidate& candidate) {
  std::vector<std::string> names;
  for (const KeyColumn& each : candidate.columns) names.push_back(each.name);
  return join(names, ", ");
}

bool same_columns(const KeyCandidate& candidate, std::vector<std::string> wanted, Dialect dialect) {
  std::vector<std::string> have;
  for (const KeyColumn& each : candidate.columns) have.push_back(each.name);
  if (dialect == Dialect::sqlite) {
    for (std::string& each : have) each = lower_ascii(each);
    for (std::string& each : wanted) each = lower_ascii(each);
  }
  std::sort(have.begin(), have.end());
  std::sort(wanted.begin(), wanted.end());
  return have == wanted;
}

std::string flaws_of(const std::vector<KeyCandidate>& candidates) {
  std::string out;
  for (const KeyCandidate& each : candidates) {
    out += concat(out.empty() ? "" : "; ", "(", names_of(each), ") ",
                  each.flaw.empty() ? "is one" : each.flaw);
  }
  return out.empty() ? "it has no unique index over plain columns" : out;
}

// What stands between two backslashes' worth of JSON that JsonWriter made.
char unescaped(std::string_view text, std::size_t& at) {
  const char c = text[at++];
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'u': {
      const std::string digits(text.substr(at, 4));
      at += 4;
      return static_cast<char>(std::stoi(digits, nullptr, 16));
    }
    default: return c;
  }
}

}  // namespace

std::string key_to_text(const KeyValues& values) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& each : values) json.value(std::string_view(each));
  return json.end_array().text();
}

KeyValues key_from_text(std::string_view text) {
  KeyValues values;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
    std::string& value = values.emplace_back();
    for (++at; at < text.size() && text[at] != '"';) {
      const char c = text[at++];
      value += c == '\\' && at < text.size() ? unescaped(text, at) : c;
    }
    ++at;
  }
  return values;
}

std::vector<std::string> WalkedTable::key_names() const {
  std::vector<std::string> names;
  for (const KeyColumn& each : key) names.push_back(each.name);
  return names;
}

const KeyCandidate& choose_key(const std::vector<KeyCandidate>& candidates,
                               const BatchStatement& statement) {
  const std::vector<std::string>& wanted = statement.wanted_key();
  for (const KeyCandidate& each : candidates) {
    const bool fits = wanted.empty() || same_columns(each, wanted, statement.dialect());
    if (fits && each.flaw.empty()) return each;
  }
  throw Error(
      ErrorKind::refused,
      concat(statement.table(), wanted.empty() ? "" : concat(", key=", join(wanted, ",")),
             ": a backfill needs a unique key whose columns are NOT NULL: ", flaws_of(candidates)),
      wanted.empty() ? "make one first (CREATE UNIQUE INDEX CONCURRENTLY, columns NOT NULL), or "
                       "write the batches by hand with -- mig: transaction off"
                     : "name the columns of one unique index, or leave key= out");
}

WalkedTable find_walked_table(Driver& driver, const BatchStatement& statement) {
  WalkedTable found = driver.dialect() == Dialect::postgres ? find_postgres_table(driver, statement)
                                                            : find_sqlite_table(driver, statement);
  statement.refuse_changing(found.key_names());
  return found;
}

std::string KeyRange::column(std::string_view qualifier, const KeyColumn& each) const {
  return concat(qualifier, qualifier.empty() ? "" : ".", driver_.quote_identifier(each.name),
                each.collation.empty() ? "" : concat(" COLLATE ", each.collation));
}

std::string KeyRange::literal(const KeyColumn& each, const std::string& value) const {
  if (driver_.dialect() == Dialect::sqlite) return value;
  return concat(driver_.quote(value), "::", each.type);
}

// Of the columns from one on. A row comparison is one condition of the index; ORs would read all of it.
std::string KeyRange::compared(std::string_view qualifier, std::size_t from, std::string_view sign,
                               const KeyValues& values) const {
  std::string left, right;
  for (std::size_t i = from; i < key_.size(); ++i) {
    left += concat(i > from ? ", " : "", column(qualifier, key_[i]));
    right += concat(i > from ? ", " : "", literal(key_[i], values.at(i)));
  }
  if (key_.size() - from == 1) return concat(left, " ", sign, " ", right);
  return concat("(", left, ") ", sign, " (", right, ")");
}

std::string KeyRange::condition(std::string_view qualifier, const std::optional<KeyValues>& after,
                                const KeyValues& upto) const {
  if (!after) return within(qualifier, upto);
  // What both ends have in common is said with an equals sign: the planner knows how few rows that are, and of a row
  // comparison it knows only the first column's part.
  std::string same;
  std::size_t from = 0;
  for (; from + 1 < key_.size() && after->at(from) == upto.at(from); ++from) {
    same += concat(column(qualifier, key_[from]), " = ", literal(key_[from], upto[from]), " AND ");
  }
  return concat(same, compared(qualifier, from, ">", *after), " AND ",
                compared(qualifier, from, "<=", upto));
}

std::string KeyRange::behind(std::string_view qualifier, const KeyValues& after) const {
  return compared(qualifier, 0, ">", after);
}

std::string KeyRange::within(std::string_view qualifier, const KeyValues& upto) const {
  return compared(qualifier, 0, "<=", upto);
}

std::string KeyRange::values(std::string_view qualifier) const {
  std::string out;
  for (std::size_t i = 0; i < key_.size(); ++i) {
    const std::string name =
        concat(qualifier, qualifier.empty() ? "" : ".", driver_.quote_identifier(key_[i].name));
    out += i > 0 ? ", " : "";
    if (driver_.dialect() == Dialect::sqlite) {
      // quote() ends at a NUL.
      out += concat("CASE WHEN typeof(", name, ") = 'text' AND instr(", name,
                    ", char(0)) > 0 THEN 'CAST(x''' || hex(", name,
                    ") || ''' AS TEXT)' ELSE quote(", name, ") END AS k", i);
    } else if (key_[i].depends_on_style) {
      out += concat("to_jsonb(", name, ") #>> '{}' AS k", i);
    } else {
      out += concat(name, "::text AS k", i);
    }
  }
  return out;
}

std::string KeyRange::order(std::string_view qualifier, bool descending) const {
  std::string out;
  for (const KeyColumn& each : key_) {
    out += concat(out.empty() ? "" : ", ", column(qualifier, each), descending ? " DESC" : "");
  }
  return out;
}

}  // namespace mig
