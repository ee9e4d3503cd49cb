// Which tables the judged statements fill and empty.
#pragma once

#include <map>
#include <vector>

#include "catalog/object.hpp"

namespace mig {

struct JudgedStatement;

class RowChanges {
 public:
  enum class State : unsigned char {
    unknown,
    filled,
    deleted,    // no row is alive, though what was there is still to be read
    truncated,  // nothing is left to read
  };

  // Of the statements one after the other, before any question about a later one.
  void note(const JudgedStatement& at);

  // A statement before this one put rows into it.
  bool was_filled(const JudgedStatement& at, ObjectId relation) const;
  // By the last statement before this one in its transaction that changed all, or filled it.
  State state(const JudgedStatement& at, ObjectId relation) const;

 private:
  struct Change {
    std::size_t position;
    std::uint32_t transaction;
    State state;
  };
  void add(const JudgedStatement& at, ObjectId relation, State state);

  std::map<ObjectId, std::vector<Change>> changes_;
  // With the number of the first statement that filled it.
  std::map<ObjectId, std::uint32_t> filled_;
};

}  // namespace mig
