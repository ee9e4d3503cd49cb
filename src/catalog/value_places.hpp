// Where texts of PostgreSQL mean a value of one enum.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/table.hpp"

namespace mig {

// What is known of the type of a part of an expression, in the question whether it is the enum: the enum or a domain over
// it, an array of that, or another or unknown type.
enum class ValueForm : unsigned char { other, value, array };

// An enum and the domains over it.
class EnumTypes {
 public:
  EnumTypes(const Catalog& catalog, ObjectId type);
  ValueForm form_of(const DataType& type) const;
  // As the type is written in a text of the catalogue: "public.mood[]".
  ValueForm form_of(std::string_view type_text) const;

 private:
  std::vector<ObjectId> types_;
  std::vector<std::string> names_;
};

// The text with constants of the enum that are `from` changed to `to`. `form` is that of the whole expression where its
// place says it, `table` the relation whose columns it names (0: none), `own` what VALUE is, in checks of a domain.
// Constants whose type neither the text nor the catalogue tells stay.
std::string with_value_renamed(const Catalog& catalog, const EnumTypes& types,
                               std::string_view text, std::string_view from, std::string_view to,
                               ValueForm form = ValueForm::other, ObjectId table = 0,
                               ValueForm own = ValueForm::other);

}  // namespace mig
