// What the judged migrations made themselves, and how the schema stands before and after a transaction or all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// The judged migrations made it, as far back as LintOptions::new_reach goes, or it is temporary: nobody else uses it, and
// nothing is lost with it.
bool is_of_set(const JudgedStatement& at, ObjectId id);
// The same of all rows that it holds: of its partitions and children, of what a view reads. What IF NOT EXISTS makes is old
// where the history does not tell that it was not there.
bool are_rows_of_set(const LintContext& context, const JudgedStatement& at, ObjectId id);
bool is_column_of_set(const JudgedStatement& at, ObjectId table, std::string_view column);

// The history before the judged files was read and nothing in it is dark: what is not in the catalogue is not there.
bool knows_everything(const LintContext& context, const JudgedStatement& at);

// Built in time linear in the statements: ask LintContext::built().
class Outlook {
 public:
  explicit Outlook(const LintContext& context);

  // Of the transaction that the statement commits with.
  const Catalog& before_transaction(const JudgedStatement& at) const;
  const Catalog& after_transaction(const JudgedStatement& at) const;
  // Of all judged up files; for a statement of a down: of its file.
  const Catalog& before_run(const JudgedStatement& at) const;
  const Catalog& after_run(const JudgedStatement& at) const;

 private:
  struct Stretch {
    const JudgedStatement* first = nullptr;
    const JudgedStatement* last = nullptr;
  };
  std::vector<Stretch> transactions_, runs_;  // by the position of a statement
};

}  // namespace mig
