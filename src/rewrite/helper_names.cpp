#include "rewrite/helper_names.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

constexpr std::size_t longest_name = 63, hash_digits = 8;

std::string shortened(const std::string& name) {
  if (name.size() <= longest_name) return name;
  std::size_t end = longest_name - hash_digits - 1;
  while ((static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return concat(name.substr(0, end), "_", sha256_hex(name).substr(0, hash_digits));
}

std::string name_for(const Catalog& catalog, ObjectId table, std::string_view head,
                     std::string_view what, std::string_view column) {
  const Object* object = catalog.object(table);
  std::string name(head);
  const std::string table_name = object != nullptr ? object->name : std::string();
  for (const std::string_view part : {what, std::string_view(table_name), column}) {
    if (part.empty()) continue;
    if (name.size() > head.size()) name += "_";
    name += part;
  }
  return shortened(name);
}

}  // namespace

std::string bare_helper_name(const Catalog& catalog, ObjectId table, std::string_view what,
                             std::string_view column) {
  return catalog.quoted(name_for(catalog, table, "_mig_", what, column));
}

std::string helper_name(const Catalog& catalog, ObjectId table, std::string_view what,
                        std::string_view column) {
  const Object* object = catalog.object(table);
  const Object* schema = object != nullptr ? catalog.object(object->parent) : nullptr;
  const std::string bare = bare_helper_name(catalog, table, what, column);
  return schema != nullptr ? concat(catalog.quoted(schema->name), ".", bare) : bare;
}

std::string helper_trigger_name(const Catalog& catalog, ObjectId table, std::string_view what,
                                std::string_view column) {
  return catalog.quoted(name_for(catalog, table, "zz_mig_", what, column));
}

std::string helper_trigger_constant(const Catalog& catalog, ObjectId table, std::string_view what,
                                    std::string_view column) {
  return quote_string(name_for(catalog, table, "zz_mig_", what, column));
}

}  // namespace mig
