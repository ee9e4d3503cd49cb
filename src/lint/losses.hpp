// What a statement takes away that no SQL brings back, and what a down makes of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/row_copy.hpp"

namespace mig {

struct Loss {
  enum class Kind : unsigned char {
    dropped,    // the table, or the column
    rows,       // rows or values of it
    leftovers,  // it was copied before it was dropped; rows that the copy leaves out
    added,      // a value of an enum, which nothing takes back
  };
  Kind kind = Kind::rows;
  std::string what;    // "DROP COLUMN loses what is in public.users.email"
  std::string name;    // "public.users.email", "public.users"
  std::string table;   // "public.users"
  std::string column;  // empty: the whole table
};

// Of tables that are not new to the migration and whose rows were not copied before; nullopt: it loses nothing.
std::optional<Loss> loss_of(const LintContext& context, const RowCopies& copies,
                            const JudgedStatement& at);

// What a down makes of something that was dropped.
struct ComeBack {
  enum class With : unsigned char {
    nothing,
    defaults,
    new_values,  // each row gets one of its own: a number of a sequence, an UUID
    values,
  };
  const JudgedStatement* at = nullptr;  // the statement that makes it anew; null: none does
  With with = With::nothing;
};
ComeBack comes_back(const Loss& loss, const std::vector<const JudgedStatement*>& down);

// The enum has no such value any more when the down ends: it made the type anew.
bool takes_value_back(const JudgedStatement& add, const std::vector<const JudgedStatement*>& down);

}  // namespace mig
