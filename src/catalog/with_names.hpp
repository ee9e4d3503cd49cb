// Asks a catalogue for names as a statement would find them, without changing it. An Applier wants to change what it is
// given, so it gets copies, which cost little. Includes all that statements can do: for few files.
#pragma once

#include <vector>

#include "catalog/apply.hpp"

namespace mig {

// The object of a name, in a schema or on the search path; 0: not there. Quick: nothing is copied.
ObjectId find_by_name(const Catalog& catalog, const SessionState& session, ObjectKind kind,
                      std::string_view schema, std::string_view name);

// What `question(Applier&)` returns.
template <typename Question>
auto with_names(const Catalog& catalog, const SessionState& session, Question question) {
  Catalog copy = catalog;
  SessionState state = session;
  std::vector<ReplayNote> notes;
  Applier applier(copy, state, notes, 0, {});
  return question(applier);
}

}  // namespace mig
