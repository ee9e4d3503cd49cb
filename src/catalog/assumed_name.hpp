// Names of what no statement made.
#pragma once

#include <string>

#include "catalog/catalog.hpp"
#include "catalog/replay.hpp"

namespace mig {

// As messages and settings by table call it: where the search_path is the default one, a plain name means `public`, so
// that `users` and `public.users` are one table. Else as it is written, quoted where it must be.
std::string assumed_name(const Catalog& catalog, const SessionState& session,
                         const ast::ObjectName& name);

}  // namespace mig
