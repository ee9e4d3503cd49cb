// What differs between two catalogues.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace mig {

struct Difference {
  std::string
      object;  // "table public.users", "column public.users.email", "index public.users_email_idx"
  std::string attribute;  // "type", "default", …; empty: the object itself is on one side only
  std::string left;       // empty where it is not there
  std::string right;
};

// Every object and part with its attributes, in a form in which equal things have equal texts: what a catalogue "is".
// Temporary objects are left out. Sorted by object.
struct Described {
  std::map<std::string, std::string> attributes;
  std::string whole;       // of a part: the object it is a part of
  bool is_certain = true;  // neither unknown nor perhaps
};
using Description = std::map<std::string, Described>;
Description describe(const Catalog& catalog);
// Without the objects that `other` has in the same form, as two states of one history share most of theirs.
Description describe_unshared(const Catalog& catalog, const Catalog& other);

// In the order of the objects' names. Unknown on one side is no difference.
std::vector<Difference> compare(const Catalog& left, const Catalog& right);
// Of two states of one history: takes time for what changed between them. What differs only because an object that it
// names has another name now is told of that object alone.
std::vector<Difference> compare_states(const Catalog& left, const Catalog& right);

}  // namespace mig
