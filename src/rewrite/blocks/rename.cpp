#include "rewrite/blocks/rename.hpp"

#include "base/text.hpp"
#include "rewrite/blocks/view_shim.hpp"
#include "rewrite/helper_names.hpp"

namespace mig {

void add_column_rename_steps(RewriteSite& site, const Table& table, const std::string& from,
                             const std::string& to) {
  const Catalog& catalog = site.at.before;
  refuse_later_on(site, table);
  const std::string name = catalog.qualified_name(table.id), bare = catalog.quoted(table.name);
  const std::string base = helper_name(catalog, table.id, "", "");
  const std::string base_bare = bare_helper_name(catalog, table.id, "", "");
  const std::string drop_view = concat("DROP VIEW ", name, ";");
  const std::string rename_back = concat("ALTER TABLE ", base, " RENAME TO ", bare, ";");
  const std::string put_aside = concat("ALTER TABLE ", name, " RENAME TO ", base_bare, ";");
  const auto view = create_view_shim(site, table, name, base, {{from, to}});

  RewriteStep& expand = site.step(Stage::expand, table.id);
  expand.needs_rest = true;
  expand.up.push_back(put_aside);
  expand.up.insert(expand.up.end(), view.begin(), view.end());
  expand.down = {drop_view, rename_back};
  RewriteStep& contract = site.step(Stage::contract, table.id);
  contract.wait = concat("every running release uses ", table.name, ".", to, " instead of ", from);
  contract.up = {drop_view, rename_back,
                 concat("ALTER TABLE ", name, " RENAME COLUMN ", catalog.quoted(from), " TO ",
                        catalog.quoted(to), ";")};
  contract.down = {concat("ALTER TABLE ", name, " RENAME COLUMN ", catalog.quoted(to), " TO ",
                          catalog.quoted(from), ";"),
                   put_aside};
  contract.down.insert(contract.down.end(), view.begin(), view.end());
  site.differs(view_shim_limits(table));
}

void add_table_rename_steps(RewriteSite& site, const Table& table, const std::string& to) {
  const Catalog& catalog = site.at.before;
  refuse_later_on(site, table);
  const std::string old_name = catalog.qualified_name(table.id);
  const std::string new_name =
      concat(catalog.quoted(catalog.object(table.parent)->name), ".", catalog.quoted(to));
  const auto view = create_view_shim(site, table, old_name, new_name);
  const std::string drop_view = concat("DROP VIEW ", old_name, ";");

  RewriteStep& expand = site.step(Stage::expand, table.id);
  expand.needs_rest = true;
  expand.up = {concat("ALTER TABLE ", old_name, " RENAME TO ", catalog.quoted(to), ";")};
  expand.up.insert(expand.up.end(), view.begin(), view.end());
  expand.down = {drop_view,
                 concat("ALTER TABLE ", new_name, " RENAME TO ", catalog.quoted(table.name), ";")};
  RewriteStep& contract = site.step(Stage::contract, table.id);
  contract.wait = concat("every running release uses ", to, " instead of ", table.name);
  contract.up = {drop_view};
  contract.down = view;
  site.differs(view_shim_limits(table));
}

}  // namespace mig
