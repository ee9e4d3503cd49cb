#include "catalog/assumed_name.hpp"

#include "base/text.hpp"

namespace mig {

std::string assumed_name(const Catalog& catalog, const SessionState& session,
                         const ast::ObjectName& name) {
  const std::string last = catalog.quoted(name.name.text);
  if (name.schema) return concat(catalog.quoted(name.schema.text), ".", last);
  const bool is_default = session.search_path.size() == 1 && session.search_path[0] == "public";
  // The server's own are found first.
  const bool is_own = name.name.text.starts_with("pg_");
  return is_default && !is_own ? concat("public.", last) : last;
}

}  // namespace mig
