// Table and key on SQLite.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "run/backfill/walked_table.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// "main"."t" as it is written: the last name, without its quotes.
std::string bare_name(const std::string& written) {
  const std::string text = concat("SELECT 1 FROM ", written);
  const Script script(text, Dialect::sqlite);
  std::string name = written;
  const auto tables = references_of(script.statements().at(0).statement->syntax).tables;
  if (tables.size() == 1) name = tables.front().name.name;
  return name;
}

struct Columns {
  std::vector<std::string> names, primary;
  std::vector<std::string> not_null;  // lower case
  bool has_integer_key = false;

  bool may_be_null(const std::string& name) const {
    return std::find(not_null.begin(), not_null.end(), lower_ascii(name)) == not_null.end();
  }
};

Columns columns_of(Driver& driver, const std::string& table) {
  Columns out;
  const std::vector<Value> parameters{table};
  for (const Row& row : driver.query(
           "SELECT name, upper(type), \"notnull\", pk FROM pragma_table_info($1) ORDER BY pk",
           parameters)) {
    out.names.push_back(row[0].value_or(""));
    if (row[2] != "0") out.not_null.push_back(lower_ascii(row[0].value_or("")));
    if (row[3] == "0") continue;
    out.primary.push_back(row[0].value_or(""));
    out.has_integer_key = row[1] == "INTEGER";
  }
  const bool has_index =
      !driver.query("SELECT 1 FROM pragma_index_list($1) WHERE origin = 'pk'", parameters).empty();
  out.has_integer_key = out.has_integer_key && out.primary.size() == 1 && !has_index;
  return out;
}

// Of unique indexes, the primary key first.
std::vector<KeyCandidate> indexes_of(Driver& driver, const std::string& table,
                                     const Columns& columns, bool has_rowid) {
  std::vector<KeyCandidate> out;
  const std::vector<Value> parameters{table};
  std::string index, direction;
  for (const Row& row : driver.query(
           "SELECT l.name, l.origin = 'pk', x.name, x.coll, x.desc FROM pragma_index_list($1) l, "
           "pragma_index_xinfo(l.name) x WHERE l.\"unique\" AND NOT l.partial AND x.key ORDER BY "
           "l.origin <> 'pk', l.seq DESC, x.seqno",
           parameters)) {
    if (row[0].value_or("") != index) {
      index = row[0].value_or("");
      direction = row[4].value_or("");
      out.emplace_back().is_primary = row[1] == "1";
    }
    KeyCandidate& candidate = out.back();
    KeyColumn& column = candidate.columns.emplace_back();
    column.name = row[2].value_or("<expression>");
    column.collation = driver.quote_identifier(row[3].value_or("BINARY"));
    const bool is_null_free =
        !columns.may_be_null(column.name) || (candidate.is_primary && !has_rowid);
    if (!row[2]) candidate.flaw = "is over an expression";
    if (!is_null_free) candidate.flaw = concat("may be NULL in ", column.name);
    if (row[4].value_or("") != direction) candidate.flaw = "mixes ASC and DESC";
  }
  return out;
}

std::optional<std::string> rowid_name(const Columns& columns) {
  for (const std::string_view name : {"rowid", "_rowid_", "oid"}) {
    const bool is_taken =
        std::any_of(columns.names.begin(), columns.names.end(),
                    [&](const std::string& each) { return lower_ascii(each) == name; });
    if (!is_taken) return std::string(name);
  }
  return std::nullopt;
}

KeyCandidate number_key(std::string name) {
  KeyCandidate out;
  out.is_primary = true;
  KeyColumn& column = out.columns.emplace_back();
  column.name = std::move(name);
  column.is_number = true;
  return out;
}

void refuse_kind(const Rows& found, const std::string& name) {
  if (found.empty()) {
    throw Error(ErrorKind::refused, concat("there is no table ", name),
                "is an earlier migration missing? mig status shows what is applied");
  }
  const std::string kind = found.front()[0].value_or("");
  if (kind == "table") return;
  throw Error(ErrorKind::refused,
              concat(name, " is a ", kind, kind == "virtual" ? " table" : "",
                     ": it has no key that could be walked"),
              "write the statement over the table below it");
}

}  // namespace

WalkedTable find_sqlite_table(Driver& driver, const BatchStatement& statement) {
  const std::string name = bare_name(statement.table());
  const std::vector<Value> parameters{name};
  const Rows found = driver.query(
      "SELECT type, wr FROM pragma_table_list WHERE schema = 'main' AND name = $1 COLLATE NOCASE",
      parameters);
  refuse_kind(found, name);
  const bool has_rowid = found.front()[1] == "0";
  const Columns columns = columns_of(driver, name);
  std::vector<KeyCandidate> candidates = indexes_of(driver, name, columns, has_rowid);
  if (columns.has_integer_key) {
    candidates.insert(candidates.begin(), number_key(columns.primary.front()));
  }
  const auto rowid = has_rowid ? rowid_name(columns) : std::nullopt;
  if (rowid) candidates.push_back(number_key(*rowid));
  WalkedTable table;
  table.name = table.from = concat("main.", driver.quote_identifier(name));
  const KeyCandidate& chosen = choose_key(candidates, statement);
  table.key = chosen.columns;
  if (rowid && &chosen == &candidates.back()) {
    table.remark = concat(name, " is walked by its rowid: do not VACUUM before it is through");
  }
  return table;
}

}  // namespace mig
