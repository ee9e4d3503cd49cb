#include <algorithm>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "lint/certainty.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

// Why PostgreSQL refuses the new columns; empty: it does not.
std::string refusal_of(const std::vector<std::string>& old_columns,
                       const std::vector<std::string>& new_columns, const Catalog& catalog) {
  for (std::size_t i = 0; i < old_columns.size(); ++i) {
    if (i >= new_columns.size()) {
      return concat("its column ", catalog.quoted(old_columns[i]), " is missing");
    }
    if (new_columns[i] != old_columns[i]) {
      return concat("where it has ", catalog.quoted(old_columns[i]), " stands ",
                    catalog.quoted(new_columns[i]));
    }
  }
  return {};
}

void look_at(const ast::CreateView& create, const JudgedStatement& at, Findings& findings) {
  if (!create.or_replace) return;
  const ObjectId id = at.relation(create.name);
  const auto* old_view = at.before.get<View>(id);
  const auto* new_view = at.after.get<View>(id);
  if (old_view == nullptr || new_view == nullptr || old_view->is_perhaps ||
      !old_view->columns_known || !new_view->columns_known) {
    return;
  }
  const std::string why = refusal_of(old_view->columns, new_view->columns, at.before);
  if (why.empty()) return;
  const std::string name = at.before.qualified_name(id);
  Finding& found = findings.add(at, create.name.span(),
                                concat("CREATE OR REPLACE VIEW of ", name, " fails: ", why,
                                       ", and columns can only be added at the end"));
  found.severity = Severity::error;
  found.tables = {name};
}

std::vector<std::string> grants_of(const Object& object, const Catalog& catalog,
                                   const std::string& on) {
  std::vector<std::string> grants;
  for (const Grant& each : object.grants) {
    const std::string columns =
        each.column.empty() ? "" : concat(" (", catalog.quoted(each.column), ")");
    grants.push_back(concat("GRANT ", each.privilege, columns, " ON ", on, " TO ",
                            each.grantee == "public" ? "PUBLIC" : catalog.quoted(each.grantee),
                            each.with_grant_option ? " WITH GRANT OPTION;" : ";"));
  }
  return grants;
}

bool has_same(const Catalog& catalog, ObjectId relation, const Index& index) {
  const auto there = catalog.dependents<Index>(relation);
  return std::any_of(there.begin(), there.end(), [&](const Index* each) {
    return each->table == relation && each->is_unique == index.is_unique &&
           each->predicate == index.predicate &&
           std::equal(each->elements.begin(), each->elements.end(), index.elements.begin(),
                      index.elements.end(),
                      [](const IndexElement& a, const IndexElement& b) { return a.is_same(b); });
  });
}

bool has_columns_of(const View& view, const Index& index) {
  return std::all_of(index.elements.begin(), index.elements.end(), [&](const IndexElement& each) {
    return each.column.empty() ||
           std::find(view.columns.begin(), view.columns.end(), each.column) != view.columns.end();
  });
}

// What the view has that the one in its place lacks when the migrations end, as statements.
std::vector<std::string> lost(const JudgedStatement& at, ObjectId old_view, const Catalog& end,
                              ObjectId new_view) {
  std::vector<std::string> statements;
  const std::string name = at.before.qualified_name(old_view);
  const auto had = grants_of(*at.before.object(old_view), at.before, name);
  const auto has = grants_of(*end.object(new_view), end, name);
  for (const std::string& each : had) {
    if (std::find(has.begin(), has.end(), each) == has.end()) statements.push_back(each);
  }
  for (const Index* each : at.before.dependents<Index>(old_view)) {
    if (each->table != old_view || has_same(end, new_view, *each)) continue;
    if (!has_columns_of(*end.get<View>(new_view), *each)) continue;
    statements.push_back(concat(print_index(at.before, *each), ";"));
  }
  return statements;
}

// Columns of the old view that queries do not find any more.
std::vector<std::string> lost_columns(const View& old_view, const Catalog& end, ObjectId made) {
  std::vector<std::string> lost;
  if (!old_view.columns_known) return lost;
  for (const std::string& each : old_view.columns) {
    if (!may_have_column(end, made, each)) lost.push_back(end.quoted(each));
  }
  return lost;
}

// A statement behind it puts rows into the table that took the view's place, or made it with them.
bool is_filled(const LintContext& context, const JudgedStatement& at, ObjectId table) {
  const auto later = context.later(at);
  return std::any_of(later.begin(), later.end(), [&](const JudgedStatement* each) {
    if (const auto* insert = each->as<ast::Insert>()) return each->relation(insert->table) == table;
    if (const auto* copy = each->as<ast::Copy>()) return each->relation(copy->table) == table;
    const auto* made = each->as<ast::CreateTableAs>();
    return made != nullptr && made->with_data &&
           each->find_after(ObjectKind::table, made->name) == table;
  });
}

// What the view showed comes in its place itself.
bool shows(const View& view, ObjectId table) {
  return std::any_of(view.relations.begin(), view.relations.end(),
                     [&](const ViewUse& each) { return each.relation == table; });
}

// Queries of the view fail, or find nothing, whatever is granted: told before all else.
bool tell_loss(const LintContext& context, const JudgedStatement& at, Span span, const View& view,
               const Catalog& end, ObjectId made, Findings& findings) {
  const std::string name = at.before.qualified_name(view.id);
  // `-- mig: wait`: it runs when no code reads them any more.
  const std::vector<std::string> lost =
      at.file->directives.wait ? std::vector<std::string>() : lost_columns(view, end, made);
  std::string message;
  if (!lost.empty()) {
    message = concat("the new ", name, " has no ", listed(lost), ": queries that read ",
                     lost.size() == 1 ? "it" : "them", " fail");
  } else if (end.get<Table>(made) != nullptr && !shows(view, made) &&
             !is_filled(context, at, made)) {
    message =
        concat("a table takes the place of ", name, " and holds none of the rows that it showed");
  } else {
    return false;
  }
  Finding& found = findings.add(at, span, std::move(message));
  found.severity = Severity::error;
  found.tables = {name};
  return true;
}

void look_at(const LintContext& context, const Outlook& outlook, const ast::Drop& drop,
             const JudgedStatement& at, Findings& findings) {
  if (drop.object != ObjectKind::view && drop.object != ObjectKind::materialized_view) return;
  for (const ast::ObjectReference& each : drop.objects) {
    const ObjectId id = at.relation(each.name);
    const auto* view = at.before.get<View>(id);
    if (view == nullptr || is_of_set(at, id)) continue;
    const Catalog& committed = outlook.after_transaction(at);
    // A later file may take the new one away for good: that is its own.
    const bool stays = outlook.after_run(at).find(ObjectKind::view, view->parent, view->name) != 0;
    const Catalog& end = stays ? outlook.after_run(at) : committed;
    const ObjectId made = end.find(ObjectKind::view, view->parent, view->name);
    if (made == 0 || made == id) continue;  // dropping-schema-type-etc
    if (tell_loss(context, at, each.syntax.span(), *view, end, made, findings)) continue;
    if (end.get<View>(made) == nullptr) continue;
    const bool has_gap = committed.find(ObjectKind::view, view->parent, view->name) == 0;
    const std::vector<std::string> missing = lost(at, id, end, made);
    const std::string name = at.before.qualified_name(id);
    std::string message;
    if (has_gap) {
      message = concat("queries of ", name, " fail until a later transaction creates it again");
    } else if (view->kind == ObjectKind::materialized_view) {
      message = concat("queries of ", name, " wait until the new one is filled");
    } else if (!missing.empty()) {
      message = concat("the new ", name, " lacks what was granted on the old one");
    } else {
      continue;
    }
    if (!missing.empty() && (has_gap || view->kind == ObjectKind::materialized_view)) {
      message += ", which lacks grants or indexes of the old one";
    }
    Finding& found = findings.add(at, each.syntax.span(), std::move(message));
    found.tables = {name};
    found.steps = missing;
  }
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each<ast::CreateView>([&](const ast::CreateView& create, const JudgedStatement& at) {
    look_at(create, at, findings);
  });
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    look_at(context, outlook, drop, at, findings);
  });
}

}  // namespace

extern const LintRule replacing_view_rule;
const LintRule replacing_view_rule{
    .id = "replacing-view",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a view is replaced in a way that fails, leaves a gap or loses its grants",
    .why =
        R"(CREATE OR REPLACE VIEW can add columns at the end and change what is computed; it cannot drop, rename or
reorder columns: PostgreSQL refuses ("cannot drop columns from view", "cannot change name of view
column"). DROP VIEW and CREATE VIEW can, but queries in between fail unless both are in one transaction,
and the new view has none of the grants of the old one, a materialized view none of its indexes. Put both
into one transaction and grant again. A column that is gone or has another name breaks the code that reads
it, which is an error.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE VIEW names AS SELECT id, name FROM users;
GRANT SELECT ON names TO PUBLIC;
-- history:
DROP VIEW names;
CREATE VIEW names AS SELECT name, id FROM users;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE VIEW names AS SELECT id, name FROM users;
GRANT SELECT ON names TO PUBLIC;
-- history:
DROP VIEW names;
CREATE VIEW names AS SELECT name, id FROM users;
GRANT SELECT ON names TO PUBLIC;
)",
    .check = check,
};

}  // namespace mig
