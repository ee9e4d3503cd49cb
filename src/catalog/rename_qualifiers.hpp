// Texts go on saying a relation's old name in front of its columns when the relation has a new one.
#pragma once

#include <string>
#include <string_view>

namespace mig {

struct RelationRename {
  std::string schema;  // as it was
  std::string from, to;
};

// The relation keeps the old name as its alias wherever the text reads it without one, and says that name: so every
// column stays the relation's that it was of. The name itself is left for with_object_renamed(). With `is_own` the text is
// an expression over the relation's own columns, and says the new name.
std::string with_qualifiers_kept(const std::string& text, const RelationRename& rename,
                                 bool is_own);

}  // namespace mig
