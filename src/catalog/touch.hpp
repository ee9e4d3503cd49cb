// The relations that a statement affects, and why: for locks, and for whoever asks "who else is touched".
#pragma once

#include <string>
#include <vector>

#include "catalog/object.hpp"

namespace mig {

enum class TouchReason : unsigned char {
  target,              // the statement names it as what it changes
  read,                // it reads rows of it
  foreign_key_parent,  // a foreign key of the target, old or new, refers to it
  foreign_key_child,   // it has a foreign key to the target
  partition,           // a partition of the target
  partitioned_table,   // the target is a partition of it
  inheritance_child,
  inheritance_parent,
  dependent_view,  // a view that reads the target
  index_table,     // the table of the index, trigger, rule or policy that is the target
  index,           // an index of the target
  sequence,        // owned by a column of the target
};
std::string_view to_string(TouchReason reason);

struct Touch {
  ObjectId relation = 0;  // 0: not in the catalogue
  std::string name;       // as Catalog::qualified_name(), or as written
  TouchReason reason = TouchReason::target;
};

}  // namespace mig
