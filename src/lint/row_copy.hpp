// Statements that copy what is in one table or column into another, and whether they take everything along. For
// rebuilds, swaps and whatever is dropped after it was copied: a copy that leaves something behind excuses nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// Where a column of the new table gets its values from.
struct CopiedColumn {
  std::string to;
  std::string from;   // a column of the old table; empty: an expression
  Syntax expression;  // empty behind a star
};

// What an INSERT … SELECT or a CREATE TABLE … AS says.
struct Copy {
  bool names_targets = false;  // INSERT INTO new (a, b)
  bool has_star = false;       // SELECT *
  // What perhaps leaves rows out: "WHERE", "LIMIT", "join", …; empty: nothing does.
  std::string_view filter;
  // Numbers of columns; nullopt where they are not known.
  std::optional<std::size_t> targets, sources;
  std::vector<CopiedColumn> columns;  // as far as both sides are known
};

// `from`: the table that it reads, as it was then; null: not known.
Copy copy_of(const JudgedStatement& at, const Table* from);

// Rows of `from` go into `to`, by INSERT … SELECT or CREATE TABLE … AS of columns, not of counts and sums.
bool copies_rows(const JudgedStatement& at, ObjectId from, ObjectId to);

// How much of a table or column was saved.
struct SavedRows {
  const JudgedStatement* copy = nullptr;  // null: nothing of it
  ObjectId to = 0;
  // What is wrong with its rows, as ends of sentences: "lacks the rows that its WHERE leaves out".
  std::vector<std::string> gaps;
  std::vector<std::string> lost_columns;
  std::vector<std::string> renumbered;  // columns that count anew in the copy
  std::string made_into =
      {};  // the column that holds something made of the values; empty: they are as they were

  bool is_whole() const {
    return copy != nullptr && gaps.empty() && lost_columns.empty() && renumbered.empty();
  }
  // All of it: "lacks the rows that its WHERE leaves out and lacks name".
  std::string faults(const Catalog& catalog) const;
};

// Ask LintContext::built().
class RowCopies {
 public:
  explicit RowCopies(const LintContext& context);

  // What went from one table into the other in front of `at`, in the same run, and is still there.
  SavedRows into(const JudgedStatement& at, ObjectId from, ObjectId to) const;
  // The same in the transaction of the statement, in front of it or behind it.
  SavedRows moved_beside(const JudgedStatement& at, ObjectId from, ObjectId to) const;
  // As into(), for any table that outlives the migrations, or is copied on in its turn before it goes.
  SavedRows saved(const JudgedStatement& at, ObjectId table) const;
  // Of one column: also by UPDATE, of the same table or of another one.
  SavedRows saved_column(const JudgedStatement& at, ObjectId table, std::string_view column) const;

 private:
  struct Move {
    const JudgedStatement* at;
    ObjectId to;
    std::vector<ObjectId> from;
  };
  struct Change {  // a DELETE, TRUNCATE or DROP TABLE
    const JudgedStatement* at;
    ObjectId table;
  };
  struct Update {
    const JudgedStatement* at;
    ObjectId table;
    std::vector<ObjectId> from;
  };
  void note(const JudgedStatement& at);
  bool is_in_front(const JudgedStatement& a, const JudgedStatement& b) const;
  // Another table from this one.
  static bool updates_from(const Update& update, ObjectId table);
  const SavedRows& judge(const Move& move, ObjectId from) const;
  SavedRows rows_of(const Move& move, ObjectId from) const;
  // What a later file does to the copy is the loss of that one.
  static bool is_in_time(const JudgedStatement& change, const JudgedStatement& at);
  // The copy as it stands for `at`.
  SavedRows left_of(const Move& move, ObjectId from, const JudgedStatement& at) const;
  bool outlives(const JudgedStatement& at, SavedRows& saved, unsigned depth) const;
  SavedRows best(const JudgedStatement& at, ObjectId from, ObjectId to, std::string_view column,
                 unsigned depth) const;

  const LintContext& context_;
  std::vector<Move> moves_;
  std::vector<Update> updates_;
  std::vector<Change> deletes_, drops_;
  // Every column that is dropped asks for every copy of its table.
  mutable std::map<std::pair<const Move*, ObjectId>, SavedRows> judged_;
};

// "its rows are copied to public.t before", with what the copy lacks; empty: there is none in the file of `at`, or the table
// that has them is gone. Values that an earlier file copied within their table count too. `what` are "rows" or "values".
std::string copied_before(const JudgedStatement& at, const SavedRows& saved, ObjectId from,
                          std::string_view what);

// The UPDATE sets a column of the table from another one of it; whether it does so in every row.
enum class ColumnCopy : unsigned char { none, some_rows, all_rows };
ColumnCopy column_copy(const JudgedStatement& at, ObjectId table, std::string_view from,
                       std::string_view to);
// The UPDATE sets it to what the other one holds, not to something made of that.
bool is_plain_copy(const JudgedStatement& at, std::string_view from, std::string_view to);

}  // namespace mig
