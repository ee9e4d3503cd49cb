// The table whose key a backfill walks: which key, and SQL over it. Plain SQL through Driver on both engines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database/driver.hpp"
#include "run/backfill/batch_statement.hpp"

namespace mig {

struct KeyColumn {
  std::string name;
  std::string type;               // PostgreSQL: what a literal is cast to, quoted
  std::string collation;          // SQLite: of the index, quoted; empty: none to be named
  bool is_number = false;         // whole: its place between the first and the last key is known
  bool depends_on_style = false;  // PostgreSQL: a date or time, whose text DateStyle decides
};

// One value for each column of the key. PostgreSQL: text; SQLite: a literal, as quote() writes it.
using KeyValues = std::vector<std::string>;

std::string key_to_text(const KeyValues& values);  // a JSON array
KeyValues key_from_text(std::string_view text);

struct WalkedTable {
  std::string name;            // qualified and quoted
  std::string from;            // the same behind FROM: with ONLY where the statement has it
  std::vector<KeyColumn> key;  // in the order of the index
  std::int64_t rows = 0;       // an estimate; 0: not known
  // PostgreSQL, of one table that is not partitioned: its oid and the size of its heap.
  std::uint64_t id = 0;
  std::int64_t bytes = 0;
  std::string remark;  // for a person; may be empty

  std::vector<std::string> key_names() const;
};

// Finds the table and the key: the one that the directive names, else the primary key, else another unique one. Throws
// Error{refused} when there is none, or when the table is none that can be walked, with what to do.
WalkedTable find_walked_table(Driver& driver, const BatchStatement& statement);

// SQL over the key; `qualifier` stands in front of the columns.
class KeyRange {
 public:
  KeyRange(const Driver& driver, const std::vector<KeyColumn>& key) : driver_(driver), key_(key) {}

  // after < key and key <= upto; the lower end is open where it is not known yet.
  std::string condition(std::string_view qualifier, const std::optional<KeyValues>& after,
                        const KeyValues& upto) const;
  // key > after, key <= upto alone
  std::string behind(std::string_view qualifier, const KeyValues& after) const;
  std::string within(std::string_view qualifier, const KeyValues& upto) const;
  std::string values(std::string_view qualifier) const;  // as they are stored: "a::text, b::text"
  std::string order(std::string_view qualifier, bool descending = false) const;

 private:
  std::string column(std::string_view qualifier, const KeyColumn& each) const;
  std::string literal(const KeyColumn& each, const std::string& value) const;
  std::string compared(std::string_view qualifier, std::size_t from, std::string_view sign,
                       const KeyValues& values) const;

  const Driver& driver_;
  const std::vector<KeyColumn>& key_;
};

// Of the engines: postgres_walked_table.cpp, sqlite_walked_table.cpp.
WalkedTable find_postgres_table(Driver& driver, const BatchStatement& statement);
WalkedTable find_sqlite_table(Driver& driver, const BatchStatement& statement);

// A unique index that may be walked, or why it may not.
struct KeyCandidate {
  std::vector<KeyColumn> columns;
  bool is_primary = false;
  std::string flaw;  // empty: it can be walked
};
// Throws Error{refused} when none fits.
const KeyCandidate& choose_key(const std::vector<KeyCandidate>& candidates,
                               const BatchStatement& statement);

}  // namespace mig
