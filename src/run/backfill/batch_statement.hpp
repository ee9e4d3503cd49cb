// The statement of a backfill taken apart by its syntax tree: which table's key is walked, and where the condition of a
// batch goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/source.hpp"
#include "migration/directive.hpp"

namespace mig {

class BatchStatement {
 public:
  enum class Verb : unsigned char { update, delete_, insert };

  // Throws Error{refused}, with the offset of the place, for a statement whose batches together would not do what it
  // does at once, saying what to write instead.
  BatchStatement(std::string text, Dialect dialect, const BackfillSettings& settings);

  Verb verb() const { return verb_; }
  Dialect dialect() const { return dialect_; }
  // The table that is walked, as it is written: its schema and quotes too. UPDATE and DELETE: the one they change;
  // INSERT: the first one that its SELECT reads, or the one whose alias `key=` names.
  const std::string& table() const { return table_; }
  bool is_only() const { return only_; }  // without its children
  // What stands in front of its columns, quoted where need be.
  const std::string& qualifier() const { return qualifier_; }
  // The columns that `key=` names; empty: the database's choice.
  const std::vector<std::string>& wanted_key() const { return wanted_key_; }

  // Throws Error{refused} when it changes one of these columns: a row would move while the key is walked.
  void refuse_changing(const std::vector<std::string>& key) const;

  // The statement over the rows for which `condition` is true as well.
  std::string where(std::string_view condition) const;

 private:
  friend class BatchStatementReader;

  std::string text_;
  Dialect dialect_;
  Verb verb_ = Verb::update;
  std::string table_, qualifier_;
  bool only_ = false;
  std::vector<std::string> wanted_key_;
  struct Assigned {
    std::string column;
    std::size_t at;
  };
  std::vector<Assigned> assigned_;
  Span condition_;       // of the statement's own WHERE; empty: it has none
  std::size_t end_ = 0;  // where one would begin
};

}  // namespace mig
