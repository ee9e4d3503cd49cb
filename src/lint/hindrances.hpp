// What PostgreSQL refuses a DROP for that says no CASCADE: objects that need what goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct Hindrance {
  Span span;
  std::string what;                // "public.users", "public.users.email", "constraint users_pkey"
  std::vector<std::string> names;  // of those that need it: "view public.v"
  std::vector<std::string> drops;  // statements that take them away, what depends on others first
  ObjectId relation = 0;           // that goes, or loses the column or constraint; 0: none

  // With one of `drops` go rows or values: no step to be shown.
  bool loses_data() const;
};

// Of what is surely there; empty where nothing is certain. Worked out once for each statement.
const std::vector<Hindrance>& hindrances_of(const LintContext& context, const JudgedStatement& at);

// The steps of a drop with one in front of the last: what needs it goes first.
void put_hindrances_first(const std::vector<Hindrance>& all, ObjectId relation,
                          std::string_view what, std::vector<std::string>& steps);

}  // namespace mig
