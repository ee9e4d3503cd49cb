// What ALTER TABLE does to a table as a whole.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/alteration.hpp"
#include "catalog/secrets.hpp"

namespace mig::alteration {

namespace {

void set_persistence(const Alteration& at, ast::Persistence persistence) {
  at.edit([&](Table& changed) { changed.persistence = persistence; });
  at.to.catalog.edit<Sequence>(at.table,
                               [&](Sequence& changed) { changed.persistence = persistence; });
  for (const Sequence* each : at.to.catalog.dependents<Sequence>(at.table)) {
    const ObjectId id = each->id;
    at.to.catalog.edit<Sequence>(id, [&](Sequence& changed) { changed.persistence = persistence; });
  }
}

}  // namespace

void set_options(const Alteration& at) {
  if (at.to.catalog.edit<Index>(at.table, [&](Index& changed) {
        put_settings(changed.storage_parameters, at.action.options);
      })) {
    return;
  }
  if (at.to.catalog.edit<View>(
          at.table, [&](View& changed) { put_settings(changed.options, at.action.options); })) {
    return;
  }
  at.edit([&](Table& changed) { put_settings(changed.storage_parameters, at.action.options); });
}

void reset_options(const Alteration& at) {
  if (at.to.catalog.edit<Index>(at.table, [&](Index& changed) {
        remove_settings(changed.storage_parameters, at.action.options);
      })) {
    return;
  }
  if (at.to.catalog.edit<View>(
          at.table, [&](View& changed) { remove_settings(changed.options, at.action.options); })) {
    return;
  }
  at.edit([&](Table& changed) { remove_settings(changed.storage_parameters, at.action.options); });
}

void generic_options(const Alteration& at) {
  at.edit([&](Table& changed) {
    put_settings(changed.foreign_options, at.action.options);
    drop_secrets(changed.foreign_options);
  });
}

void set_access_method(const Alteration& at) {
  at.edit([&](Table& changed) { changed.access_method = at.name() == "heap" ? "" : at.name(); });
}

void set_logged(const Alteration& at) { set_persistence(at, ast::Persistence::permanent); }
void set_unlogged(const Alteration& at) { set_persistence(at, ast::Persistence::unlogged); }

void replica_identity(const Alteration& at) {
  at.edit([&](Table& changed) {
    changed.replica_identity = at.action.text;
    if (at.action.text == "default") changed.replica_identity.clear();
    if (at.action.text == "using index") {
      changed.replica_identity = concat("using index ", at.to.catalog.quoted(at.action.name.text));
    }
  });
}

void cluster_on(const Alteration& at) {
  at.edit([&](Table& changed) { changed.clustered_on = at.name(); });
}
void set_without_cluster(const Alteration& at) {
  at.edit([](Table& changed) { changed.clustered_on.clear(); });
}

}  // namespace mig::alteration
