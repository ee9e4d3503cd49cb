#include "rewrite/blocks/view_shim.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/row_work.hpp"
#include "rewrite/relations.hpp"

namespace mig {
namespace {

// The first whose views can read with the rights of who asks.
constexpr ServerVersion has_security_invoker = postgres_version(15);

std::string second_name_of(const std::vector<SecondName>& second, const std::string& column) {
  const auto found = std::find_if(second.begin(), second.end(),
                                  [&](const SecondName& each) { return each.column == column; });
  return found != second.end() ? found->also : std::string();
}

std::string columns_of(const Catalog& catalog, const Table& table,
                       const std::vector<SecondName>& second) {
  std::vector<std::string> columns;
  for (const Column& each : table.columns) {
    columns.push_back(catalog.quoted(each.name));
    const std::string also = second_name_of(second, each.name);
    if (!also.empty()) {
      columns.push_back(concat(catalog.quoted(each.name), " AS ", catalog.quoted(also)));
    }
  }
  return join(columns, ", ");
}

std::string upper(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return made;
}

std::string grant_text(const Catalog& catalog, const Grant& grant, const std::string& view,
                       const std::string& column) {
  return concat("GRANT ", upper(grant.privilege),
                column.empty() ? "" : concat(" (", catalog.quoted(column), ")"), " ON ", view,
                " TO ", grant.grantee == "public" ? "PUBLIC" : catalog.quoted(grant.grantee),
                grant.with_grant_option ? " WITH GRANT OPTION" : "", ";");
}

}  // namespace

std::vector<std::string> create_view_shim(const RewriteSite& site, const Table& table,
                                          const std::string& view, const std::string& base,
                                          const std::vector<SecondName>& second) {
  const Catalog& catalog = site.at.before;
  const bool as_invoker = site.context.versions.oldest >= has_security_invoker;
  if (!as_invoker && table.row_security) {
    throw RewriteRefusal(
        concat(table.name,
               " has row security, and views of PostgreSQL before 15 read past it: "
               "say postgres = \"15\" in mig.toml if all servers are newer"));
  }
  std::vector<std::string> made{
      concat("CREATE VIEW ", view, as_invoker ? " WITH (security_invoker = true)" : "",
             " AS SELECT ", columns_of(catalog, table, second), " FROM ", base, ";")};
  for (const Grant& each : table.grants) {
    made.push_back(grant_text(catalog, each, view, each.column));
    const std::string also = second_name_of(second, each.column);
    if (!also.empty()) made.push_back(grant_text(catalog, each, view, also));
  }
  return made;
}

void refuse_later_on(const RewriteSite& site, const Table& table) {
  for (const auto& each : *site.context.statements) {
    const bool is_later = each->file->direction == site.at.file->direction &&
                          each->position > site.at.position && each->runs == Runs::at_once &&
                          !site.is_own(*each);
    const bool changes_rows = row_work_of(*each).has_value() || each->as<ast::Query>() != nullptr;
    if (!is_later || changes_rows || !relations_of(*each).contains(table.id)) continue;
    if (each->file == site.at.file) {
      throw RewriteRefusal(concat("a later statement of the file works on ", table.name,
                                  ", which is a view until the rename is through: give the rename "
                                  "a migration of its own, behind this one"));
    }
    throw RewriteRefusal(concat("the later migration ", each->file->id, " works on ", table.name,
                                ", which is a view until the rename is through"));
  }
}

std::string view_shim_limits(const Table& table) {
  return concat(
      "until the contract step ", table.name,
      " is a view: COPY FROM, TRUNCATE, MERGE before PostgreSQL 17, ON CONFLICT ON "
      "CONSTRAINT, new foreign keys to it, indexes and ALTER TABLE do not work through it, "
      "and no other migration may change it");
}

}  // namespace mig
