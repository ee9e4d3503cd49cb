// Asks a catalogue for names as a statement would find them, without changing it. An Applier wants to change what it is
// given, so it gets copies, which cost little. Includes all that statements can do: for few files.
#pragma once

#include <vector>

#include "catalog/apply.hpp"

namespace mig {

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
