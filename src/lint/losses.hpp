// What a statement takes away that no SQL brings back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct Loss {
  std::string what;         // "DROP COLUMN loses what is in public.users.email"
  std::string name;         // "public.users.email", "public.users"
  std::string table;        // "public.users"
  std::string column;       // empty: the whole table
  bool is_dropped = false;  // else its rows or values are
};

// Of tables that are not new to the migration; nullopt: it loses nothing.
std::optional<Loss> loss_of(const LintContext& context, const JudgedStatement& at);

// The statement that makes what was dropped anew, without its rows; null: none does.
const JudgedStatement* comes_back_empty(const Loss& loss,
                                        const std::vector<const JudgedStatement*>& down);

}  // namespace mig
