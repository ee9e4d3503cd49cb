#include "lint/sqlite/rebuild_followers.hpp"

#include "base/text.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "lint/sqlite/stored_sql.hpp"

namespace mig {

std::vector<std::string> followers_of(const Rebuild& rebuild) {
  std::vector<std::string> found;
  if (rebuild.away == nullptr) return found;
  const std::string away(rebuild.away->as<ast::Rename>()->new_name.text);
  const bool is_legacy = rebuild.away->session->legacy_alter_table;
  const Catalog& end = *rebuild.at_end;
  // Only with both of them off do foreign keys stay with the name.
  if (!is_legacy || enforcement_in(*rebuild.away->file) == Enforcement::on) {
    for (const ReferringKey& each : keys_to(end, away)) {
      found.push_back(concat("the foreign key of ", end.qualified_name(each.table->id)));
    }
  }
  if (is_legacy) return found;
  for (const Object* each : stored_sql(end)) {
    if (each->parent == rebuild.old_id) continue;  // its own triggers go with it
    if (names_table(end, uses_of(*each), away)) found.push_back(kind_and_name(*each));
  }
  return found;
}

}  // namespace mig
